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

const tables: usize = __heap_base
const divisors: usize = tables + WINDOWS * WINDOW_BYTES
const products: usize = divisors + WINDOWS * HALF * ELEMENT
/** Where the tables end, and others may keep things. */
export const FREE: usize = products + WINDOWS * HALF * ELEMENT

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

function setBases(firstWindow: usize, low: usize, high: usize): void {
  memory.copy(entry(firstWindow, 1), low, POINT)
  for (let at: usize = 1; at < BYTES - 1; at++) setNextBase(firstWindow + at)
  memory.copy(entry(firstWindow + BYTES - 1, 1), high, POINT)
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

/** From entries 1 … known of each window makes those up to twice as many: known + k, and twice known itself. */
function doubleKnown(known: usize): void {
  let divisor = divisors
  for (let window: usize = 0; window < WINDOWS; window++) {
    const top = entry(window, known)
    for (let k: usize = 1; k < known; k++, divisor += ELEMENT) chordDivisor(divisor, entry(window, k), top)
    tangentDivisor(divisor, top)
    divisor += ELEMENT
  }
  invertDivisors(WINDOWS * known)
  divisor = divisors
  for (let window: usize = 0; window < WINDOWS; window++) {
    const top = entry(window, known)
    for (let k: usize = 1; k < known; k++, divisor += ELEMENT) {
      addAffine(entry(window, known + k), entry(window, k), top, divisor)
    }
    // Entry 256 would be the next window's: it has none.
    if (known < HALF) doubleAffine(entry(window, 2 * known), top, divisor)
    divisor += ELEMENT
  }
}

/** Fills every window. Needs no argument and is done once. */
export function fillTables(): void {
  setBases(0, P1_POINT, P2_POINT)
  setBases(BYTES, P3_POINT, P4_POINT)
  for (let known: usize = 1; known < ENTRIES; known *= 2) doubleKnown(known)
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
