import { JACOBIAN, POINT, affineX, toAffine, toJacobian, z } from './curve'
import { isZero, toBytes } from './field'
import { P0_POINT } from './limbs'
import { FREE, PARTS, addLeft, addRight, fillPart } from './tables'

// pedersen(a, b) = x of P0 + a_low·P1 + a_high·P2 + b_low·P3 + b_high·P4, low being 248 bits, high the other 4.
// Source: docs.starkware.co/starkex/crypto/pedersen-hash-function.html

/** The two arguments, 32 bytes each, the lowest first; a hash is left in the place of the left one. */
export const left: usize = memory.data(32)
export const right: usize = memory.data(32)

/** How many first arguments may be kept as points. */
export const places: i32 = 64

const sum: usize = memory.data(108)
const x: usize = memory.data(36)

function place(index: i32): usize {
  return FREE + (index as usize) * POINT
}

/** In how many parts the tables are built. */
export const parts: i32 = PARTS as i32

/** Builds a part of the tables; nothing else works before the last. */
export function prepare(part: i32): void {
  fillPart(part as usize)
}

/** Leaves the sum's x. False where an addition met the one case its formula does not cover. */
function finish(): bool {
  if (isZero(z(sum))) return false
  affineX(x, sum)
  toBytes(left, x)
  return true
}

/** left = pedersen(left, right), both under p. */
export function hash(): bool {
  toJacobian(sum, P0_POINT)
  addLeft(sum, left)
  addRight(sum, right)
  return finish()
}

/** Keeps P0 + what left adds, so that hashes that begin with it are half the work. */
export function keep(index: i32): bool {
  toJacobian(sum, P0_POINT)
  addLeft(sum, left)
  if (isZero(z(sum))) return false
  toAffine(place(index), sum)
  return true
}

/** left = pedersen(what was kept there, right). */
export function hashFrom(index: i32): bool {
  toJacobian(sum, place(index))
  addRight(sum, right)
  return finish()
}
