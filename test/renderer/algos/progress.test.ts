import { describe, expect, it } from 'vitest'
import { filledShare, timeOf } from '../../../src/renderer/algos/progress'
import { isOpen } from '../../../src/renderer/state'

describe('the progress of an order spread over time', () => {
  it.each([
    ['0', '1', '0'],
    ['0.3333333', '1', '0.3333'],
    ['1.1', '1', '1'],
    ['1', '0', '0'],
  ])('%s of %s is %s', (filledSize, size, share) => {
    expect(filledShare({ filledSize, size })).toBe(share)
  })

  it('knows the time that is left, none beyond its end, and nothing without one', () => {
    const algo = { createdAtMs: 1_000, endAtMs: 11_000 }
    expect(timeOf(algo, 3_500)).toEqual({ leftMs: 7_500, passed: 0.25 })
    expect(timeOf(algo, 20_000)).toEqual({ leftMs: 0, passed: 1 })
    expect(timeOf(algo, 0)).toEqual({ leftMs: 10_000, passed: 0 })
    expect(timeOf({ createdAtMs: 1_000, endAtMs: null }, 0)).toBeNull()
  })

  it('may run while nobody knows', () => {
    expect(isOpen({ state: 'unknown' })).toBe(true)
    expect(isOpen({ state: 'cancelled' })).toBe(false)
  })
})
