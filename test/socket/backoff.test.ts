import { describe, expect, test } from 'vitest'
import { createBackoff } from '../../src/main/socket/backoff'

const limits = { floorMs: 250, baseMs: 500, capMs: 8_000 }

describe('backoff', () => {
  test('doubles its ceiling up to the cap', () => {
    const backoff = createBackoff(limits, () => 1)
    expect(Array.from({ length: 7 }, () => backoff.next())).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
  })

  test('jitters over the whole range but never under the floor', () => {
    const backoff = createBackoff(limits, () => 0)
    expect([backoff.next(), backoff.next(), backoff.next()]).toEqual([250, 250, 250])
    const half = createBackoff(limits, () => 0.5)
    expect([half.next(), half.next(), half.next()]).toEqual([375, 625, 1125])
  })

  test('starts again from the base after a reset', () => {
    const backoff = createBackoff(limits, () => 1)
    backoff.next()
    backoff.next()
    backoff.reset()
    expect(backoff.next()).toBe(500)
  })

  test('stays at the cap however often it is asked', () => {
    const backoff = createBackoff(limits, () => 1)
    for (let i = 0; i < 5_000; i += 1) backoff.next()
    expect(backoff.next()).toBe(8_000)
  })
})
