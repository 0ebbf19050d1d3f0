import { POINT, addAffine, addMixed, chordDivisor, doubleAffine, tangentDivisor } from './curve'
import { ELEMENT, copy, invert } from './field'
import { P1_POINT, P2_POINT, P3_POINT, P4_POINT, multiply } from './limbs'

// A window for each byte of the hash's two arguments: entry b of it is the point that this byte, being b, adds.
// The lowest 31 bytes of an argument are digits of P1 (P3 for the second), the highest one of P2 (P4).

const BYTES: usize = 32
const WINDOWS: usize = 2 * BYTES
const ENTRIES: usize = 256
const WINDOW_BYTES: usize = ENTRIES * POINT
const HALF: usize = 128
/** The windows are filled in so many parts, a millisecond or two each, so that others can have their turn. */
export const PARTS: usize = 8
const PART: usize = WINDOWS / PARTS

const tables: usize = __heap_base
const divisors: usize = tables + WINDOWS * WINDOW_BYTES
const products: usize = divisors + PART * HALF * ELEMENT
/** Where the tables end, and others may keep things. */
export const FREE: usize = products + PART * HALF * ELEMENT

function entry(window: usize, digit: usize): usize {
  return tables + window * WINDOW_BYTES + digit * POINT
}

const inverse: usize = memory.data(36)
const rest: usize = memory.data(36)

/** Sets entry 1 of a window to 2^8 times entry 1 of the one before. */
function setNextBase(window: usize): void {
  const base = entry(window, 1)
  memory.copy(base, entry(window - 1, 1), POINT)
  for (let bit = 0; bit < 8; bit++) {
    tangentDivisor(inverse, base)
    invert(inverse, inverse)
    doubleAffine(base, base, inverse)
  }
}

/** Sets entry 1 of a window whose one before has its own. */
function setBase(window: usize): void {
  const isFirst = window < BYTES
  const at = window % BYTES
  if (at == 0) memory.copy(entry(window, 1), isFirst ? P1_POINT : P3_POINT, POINT)
  else if (at == BYTES - 1) memory.copy(entry(window, 1), isFirst ? P2_POINT : P4_POINT, POINT)
  else setNextBase(window)
}

/**
 * Turns all divisors into their inverses at the price of one inversion and three products each: P. L. Montgomery,
 * "Speeding the Pollard and Elliptic Curve Methods of Factorization", 1987.
 */
function invertDivisors(count: usize): void {
  copy(products, divisors)
  for (let at: usize = 1; at < count; at++) {
    multiply(products + at * ELEMENT, products + (at - 1) * ELEMENT, divisors + at * ELEMENT)
  }
  invert(rest, products + (count - 1) * ELEMENT)
  for (let at = count - 1; at > 0; at--) {
    const divisor = divisors + at * ELEMENT
    multiply(inverse, rest, products + (at - 1) * ELEMENT)
    multiply(rest, rest, divisor)
    copy(divisor, inverse)
  }
  copy(divisors, rest)
}

/** From entries 1 … known of a part's windows makes those up to twice as many: known + k, and twice known itself. */
function doubleKnown(first: usize, known: usize): void {
  const end = first + PART
  let divisor = divisors
  for (let window = first; window < end; window++) {
    const top = entry(window, known)
    for (let k: usize = 1; k < known; k++, divisor += ELEMENT) chordDivisor(divisor, entry(window, k), top)
    tangentDivisor(divisor, top)
    divisor += ELEMENT
  }
  invertDivisors(PART * known)
  divisor = divisors
  for (let window = first; window < end; window++) {
    const top = entry(window, known)
    for (let k: usize = 1; k < known; k++, divisor += ELEMENT) {
      addAffine(entry(window, known + k), entry(window, k), top, divisor)
    }
    // Entry 256 would be the next window's: it has none.
    if (known < HALF) doubleAffine(entry(window, 2 * known), top, divisor)
    divisor += ELEMENT
  }
}

/** Fills the windows of a part; the parts come in their order, each once. */
export function fillPart(part: usize): void {
  const first = part * PART
  for (let window = first; window < first + PART; window++) setBase(window)
  for (let known: usize = 1; known < ENTRIES; known *= 2) doubleKnown(first, known)
}

function addBytes(sum: usize, firstWindow: usize, felt: usize): void {
  for (let at: usize = 0; at < BYTES; at++) {
    const digit: usize = load<u8>(felt + at)
    if (digit != 0) addMixed(sum, entry(firstWindow + at, digit))
  }
}

/** sum += the first argument's points. */
export function addLeft(sum: usize, felt: usize): void {
  addBytes(sum, 0, felt)
}

/** sum += the second argument's points. */
export function addRight(sum: usize, felt: usize): void {
  addBytes(sum, BYTES, felt)
}
