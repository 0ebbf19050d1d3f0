import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { ec } from 'starknet'
import { expect, test } from 'vitest'
import { compilePedersen, toSource } from '../../scripts/wasm/compile'
import { limbCode, prime } from '../../scripts/wasm/limb-code'
import {
  createFastPedersen,
  createFastPedersenInTurns,
  feltPrime,
} from '../../src/main/pedersen/fast-pedersen'
import { pedersenModule } from '../../src/main/pedersen/module'

const pedersen = createFastPedersen()
const library = (left: bigint, right: bigint): bigint => BigInt(ec.starkCurve.pedersen(left, right))
const room = new URL('../../src/main/pedersen/', import.meta.url)

const edges = [
  ...[0n, 1n, 2n, 255n, 256n, 2n ** 64n - 1n, 2n ** 192n, 2n ** 251n - 1n, 2n ** 251n, 2n ** 251n + 1n],
  ...[2n ** 248n - 1n, 2n ** 248n, 2n ** 248n + 1n, 2n ** 249n, 2n ** 250n, feltPrime - 2n, feltPrime - 1n],
]
const felt = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: 0n, max: feltPrime - 1n }) },
  { weight: 1, arbitrary: fc.constantFrom(...edges) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 64n }) },
)

test('the module is what its sources compile to', () => {
  expect(readFileSync(new URL('assembly/limbs.ts', room), 'utf8')).toBe(limbCode())
  const compiled = compilePedersen()
  expect(compiled.toString('base64') === pedersenModule).toBe(true)
  expect(readFileSync(new URL('module.ts', room), 'utf8') === toSource(compiled)).toBe(true)
  expect(compiled.byteLength).toBeLessThan(10_000)
  expect(prime).toBe(feltPrime)
}, 60_000)

test('the prime and the published points are the library’s', () => {
  expect(feltPrime).toBe(ec.starkCurve.CURVE.Fp.ORDER)
  // P0 alone, and P0 with each of the others.
  for (const [left, right] of [
    [0n, 0n],
    [1n, 0n],
    [2n ** 248n, 0n],
    [0n, 1n],
    [0n, 2n ** 248n],
  ] as const)
    expect(pedersen.hash(left, right)).toBe(library(left, right))
})

test('hashes the edges of the field as the library does', () => {
  for (const left of edges)
    for (const right of edges) expect(pedersen.hash(left, right)).toBe(library(left, right))
}, 60_000)

test('hashes thousands of felts as the library does', () => {
  fc.assert(
    fc.property(felt, felt, (left, right) => pedersen.hash(left, right) === library(left, right)),
    { numRuns: 2_000 },
  )
}, 120_000)

test('is the same built a part at a time', async () => {
  let pauses = 0
  const inTurns = await createFastPedersenInTurns(async () => void (pauses += 1))
  expect(pauses).toBeGreaterThan(4)
  fc.assert(
    fc.property(felt, felt, (left, right) => inTurns.hash(left, right) === pedersen.hash(left, right)),
  )
})

test('hashes on from a kept felt as from any other, also when there is no room left', () => {
  const kept = Array.from({ length: 70 }, (_, index) => pedersen.keep(feltPrime - 1n - BigInt(index)))
  expect(kept.at(0)?.place).not.toBeNull()
  expect(kept.at(-1)?.place).toBeNull()
  fc.assert(
    fc.property(fc.constantFrom(...kept), felt, (start, right) => {
      expect(pedersen.hashFrom(start, right)).toBe(pedersen.hash(start.felt, right))
    }),
    { numRuns: 500 },
  )
})

test('refuses what is no felt', () => {
  for (const wrong of [-1n, feltPrime, 2n ** 256n]) {
    expect(() => pedersen.hash(wrong, 0n)).toThrow(RangeError)
    expect(() => pedersen.hash(0n, wrong)).toThrow(RangeError)
    expect(() => pedersen.keep(wrong)).toThrow(RangeError)
  }
})
