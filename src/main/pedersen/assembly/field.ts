import { FOUR_P, P, PLAIN_ONE, multiply, square } from './limbs'

// The Stark field. Elements are not kept below p: a product is under 2p, and a factor may be up to 32p, so that
// sums and differences need no reduction. Each function says what it asks and what it promises.

/** Bytes of an element: 9 limbs of 29 bits, four bytes each, the lowest first. */
export const ELEMENT: usize = 36
const LIMBS: usize = 9
const BITS: i32 = 29
const MASK: i32 = 0x1fffffff

export function copy(out: usize, a: usize): void {
  memory.copy(out, a, ELEMENT)
}

/** out = a + b; the bounds add up. */
export function add(out: usize, a: usize, b: usize): void {
  let carry: i32 = 0
  for (let at: usize = 0; at < ELEMENT; at += 4) {
    carry += load<i32>(a + at) + load<i32>(b + at)
    store<i32>(out + at, carry & MASK)
    carry >>= BITS
  }
}

/** out = a + 4p - b, for b under 4p: under 4p more than a. */
export function subtract(out: usize, a: usize, b: usize): void {
  let carry: i32 = 0
  for (let at: usize = 0; at < ELEMENT; at += 4) {
    carry += load<i32>(a + at) + load<i32>(FOUR_P + at) - load<i32>(b + at)
    store<i32>(out + at, carry & MASK)
    carry >>= BITS
  }
}

/** a = a² again and again. */
function squareTimes(a: usize, times: i32): void {
  for (let done = 0; done < times; done++) square(a, a)
}

const power: usize = memory.data(36)
const run: usize = memory.data(36)

/** run = run^(2^length) · run: a run of ones in the exponent, twice as long. */
function doubleRun(length: i32): void {
  copy(power, run)
  squareTimes(run, length)
  multiply(run, run, power)
}

/**
 * out = 1/a, and 0 for 0: a^(p-2) by Fermat. p - 2 = 2^251 + 2^196 + (2^192 - 1): a one, 54 zeros, a one, four
 * zeros, 192 ones, which are laid down 24 at a time.
 */
export function invert(out: usize, a: usize): void {
  copy(run, a)
  doubleRun(1) // 2 ones
  copy(power, run)
  square(run, run)
  multiply(run, run, a) // 3 ones
  doubleRun(3)
  doubleRun(6)
  doubleRun(12) // 24 ones
  copy(power, a)
  squareTimes(power, 55)
  multiply(power, power, a)
  squareTimes(power, 4)
  for (let laid = 0; laid < 192; laid += 24) {
    squareTimes(power, 24)
    multiply(power, power, run)
  }
  copy(out, power)
}

/** a - p limb by limb into out; whether a was at least p. */
function subtractPrime(out: usize, a: usize): bool {
  let borrow: i32 = 0
  for (let at: usize = 0; at < ELEMENT; at += 4) {
    borrow += load<i32>(a + at) - load<i32>(P + at)
    store<i32>(out + at, borrow & MASK)
    borrow >>= BITS
  }
  return borrow == 0
}

const reduced: usize = memory.data(36)

/** out = a as a plain number under p. A product by 1 is at most p, so one subtraction is enough. */
export function toPlain(out: usize, a: usize): void {
  multiply(out, a, PLAIN_ONE)
  if (subtractPrime(reduced, out)) copy(out, reduced)
}

const plain: usize = memory.data(36)

export function isZero(a: usize): bool {
  toPlain(plain, a)
  let bits: u32 = 0
  for (let at: usize = 0; at < ELEMENT; at += 4) bits |= load<u32>(plain + at)
  return bits == 0
}

/** Writes a as a plain number in 32 bytes, the lowest first. */
export function toBytes(out: usize, a: usize): void {
  toPlain(plain, a)
  let held: u64 = 0
  let heldBits: u64 = 0
  let limb: usize = 0
  for (let at: usize = 0; at < 32; at++) {
    if (heldBits < 8 && limb < LIMBS) {
      held |= (load<u32>(plain + 4 * limb) as u64) << heldBits
      heldBits += BITS as u64
      limb++
    }
    store<u8>(out + at, held as u8)
    held >>= 8
    heldBits -= 8
  }
}
