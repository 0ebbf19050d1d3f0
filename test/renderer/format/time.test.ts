import { describe, expect, it } from 'vitest'
import { formatClock, formatMoment, toSpan } from '../../../src/renderer/format/time'
import { SAMPLE_MS } from '../samples'

describe('time', () => {
  it('shows the clock in UTC', () => {
    expect(formatClock(SAMPLE_MS)).toBe('11:42:07')
  })

  it('shows the day only for another day', () => {
    expect(formatMoment(SAMPLE_MS, '2026-03-14')).toBe('11:42:07')
    expect(formatMoment(SAMPLE_MS, '2026-03-15')).toBe('03-14 11:42')
  })

  it.each([
    [-5, 0, 's'],
    [999, 0, 's'],
    [99_999, 99, 's'],
    [100_000, 1, 'min'],
    [5_999_000, 99, 'min'],
    [6_000_000, 1, 'h'],
  ])('reads %i ms as %i %s', (ms, count, unit) => {
    expect(toSpan(ms)).toEqual({ count, unit })
  })
})
