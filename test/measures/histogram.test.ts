import { describe, expect, it } from 'vitest'
import { createHistogram } from '../../src/main/measures/histogram'

describe('a histogram', () => {
  it('knows nothing before the first duration', () => {
    expect(createHistogram().spread()).toEqual({ count: 0, p50Ms: null, p99Ms: null, longestMs: null })
  })

  it('is at most a tenth above the true percentile, and never below it', () => {
    const histogram = createHistogram()
    const durations = Array.from({ length: 2_000 }, (_, index) => 0.1 * 1.006 ** index)
    for (const ms of durations) histogram.record(ms)
    for (const share of [0.01, 0.25, 0.5, 0.9, 0.99]) {
      const exact = durations[Math.ceil(share * durations.length) - 1] ?? 0
      const told = histogram.percentile(share) ?? 0
      expect(told).toBeGreaterThanOrEqual(exact)
      expect(told).toBeLessThanOrEqual(exact * 1.1)
    }
  })

  it('tells one duration as it is, and lets none among a hundred move the half', () => {
    const histogram = createHistogram()
    histogram.record(7)
    expect(histogram.spread()).toEqual({ count: 1, p50Ms: 7, p99Ms: 7, longestMs: 7 })
    for (let round = 0; round < 98; round += 1) histogram.record(7)
    histogram.record(5_000)
    expect(histogram.percentile(0.5)).toBeLessThan(8)
    expect(histogram.percentile(0.99)).toBeLessThan(8)
    expect(histogram.percentile(1)).toBe(5_000)
  })

  it('is told to the microsecond', () => {
    const histogram = createHistogram()
    histogram.record(47.494951000000015)
    expect(histogram.spread()).toEqual({ count: 1, p50Ms: 47.495, p99Ms: 47.495, longestMs: 47.495 })
  })

  it('takes in what is no duration as zero, and what is longer than its last step', () => {
    const histogram = createHistogram()
    for (const odd of [Number.NaN, -3, 0]) histogram.record(odd)
    expect(histogram.spread()).toMatchObject({ count: 3, p99Ms: 0, longestMs: 0 })
    histogram.record(1e12)
    expect(histogram.spread()).toMatchObject({ count: 4, p50Ms: 0.063, p99Ms: 1e12 })
  })
})
