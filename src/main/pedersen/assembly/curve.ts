import { ELEMENT, add, copy, invert, subtract } from './field'
import { ONE, multiply, square } from './limbs'

// The Stark curve y² = x³ + x + β. A table's points are affine (x, y), each under 2p; a sum under way is Jacobian
// (X, Y, Z) and stands for (X/Z², Y/Z³).

/** Bytes of an affine point. */
export const POINT: usize = 72
/** Bytes of a Jacobian point. */
export const JACOBIAN: usize = 108

export const y = (point: usize): usize => point + ELEMENT
export const z = (point: usize): usize => point + 2 * ELEMENT

export function toJacobian(out: usize, point: usize): void {
  memory.copy(out, point, POINT)
  copy(z(out), ONE)
}

const zz: usize = memory.data(36)
const h: usize = memory.data(36)
const r: usize = memory.data(36)
const hh: usize = memory.data(36)
const hhh: usize = memory.data(36)
const v: usize = memory.data(36)
const s: usize = memory.data(36)
const t: usize = memory.data(36)

/**
 * sum += point, a mixed addition: "madd" of Cohen, Miyaji, Ono, "Efficient Elliptic Curve Exponentiation Using
 * Mixed Coordinates", 1998, with both differences turned round, so that what is subtracted is always small:
 *   h = X1 - x2·Z1²    r = Y1 - y2·Z1³    v = X1·h²
 *   X3 = r² + h³ - 2v  Y3 = r·(v - X3) - Y1·h³  Z3 = Z1·h
 * Bounds: X under 8p, Y under 6p, Z under 2p. Where the two are the same point or opposite ones h is 0, and with
 * it Z, from then on: who reads the sum sees a Z of 0 and knows.
 */
export function addMixed(sum: usize, point: usize): void {
  square(zz, z(sum))
  multiply(h, point, zz)
  subtract(h, sum, h) // under 12p
  multiply(r, y(point), zz)
  multiply(r, r, z(sum))
  subtract(r, y(sum), r) // under 10p
  square(hh, h)
  multiply(hhh, h, hh)
  multiply(v, sum, hh)

  square(s, r)
  add(s, s, hhh) // r² + h³, under 4p
  add(t, v, v) // under 4p
  subtract(sum, s, t)
  add(t, t, v)
  subtract(t, t, s) // v - X3 = 3v - (r² + h³), under 10p
  multiply(t, t, r)
  multiply(s, y(sum), hhh)
  subtract(y(sum), t, s)
  multiply(z(sum), z(sum), h)
}

/** The sum in affine form. */
export function toAffine(out: usize, sum: usize): void {
  invert(zz, z(sum))
  square(hh, zz)
  multiply(hhh, hh, zz)
  multiply(out, sum, hh)
  multiply(y(out), y(sum), hhh)
}

/** out = X/Z², the sum's affine x. */
export function affineX(out: usize, sum: usize): void {
  invert(zz, z(sum))
  square(zz, zz)
  multiply(out, sum, zz)
}

/** What an affine addition divides by: x2 - x1. */
export function chordDivisor(out: usize, one: usize, two: usize): void {
  subtract(out, two, one)
}

/** What an affine doubling divides by: 2y. */
export function tangentDivisor(out: usize, point: usize): void {
  add(out, y(point), y(point))
}

/** out = one + two, given 1/(x2 - x1): slope = (y2 - y1)/(x2 - x1). */
export function addAffine(out: usize, one: usize, two: usize, inverse: usize): void {
  subtract(s, y(two), y(one))
  multiply(s, s, inverse)
  throughSlope(out, one, two)
}

/** out = 2·point, given 1/2y: slope = (3x² + 1)/2y. */
export function doubleAffine(out: usize, point: usize, inverse: usize): void {
  square(t, point)
  add(s, t, t)
  add(s, s, t)
  add(s, s, ONE)
  multiply(s, s, inverse)
  throughSlope(out, point, point)
}

/** out = the third point of the line with slope s, mirrored: x3 = s² - x1 - x2, y3 = s·(x1 - x3) - y1. */
function throughSlope(out: usize, one: usize, two: usize): void {
  square(t, s)
  add(v, one, two)
  subtract(t, t, v)
  multiply(t, t, ONE) // under 2p again, as a table's point shall be
  subtract(v, one, t)
  multiply(v, v, s)
  subtract(v, v, y(one))
  multiply(y(out), v, ONE)
  copy(out, t)
}
