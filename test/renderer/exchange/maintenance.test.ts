import { describe, expect, it } from 'vitest'
import { formatCountdown, readMaintenance } from '../../../src/renderer/exchange/maintenance'

const start = Date.parse('2026-11-23T04:30:00Z')
const maintenance = { startsAtMs: start, endsAtMs: start + 15 * 60_000 }
const minutes = 60_000

describe('a maintenance window in the window', () => {
  it('is far, near, on and over by the exchange’s clock, not by this computer’s', () => {
    const read = (nowMs: number) => readMaintenance({ maintenance, clockOffsetMs: 10 * minutes }, nowMs)
    expect(read(start - 41 * minutes)).toEqual({ phase: 'far', leftMs: 31 * minutes })
    expect(read(start - 40 * minutes)).toEqual({ phase: 'soon', leftMs: 30 * minutes })
    expect(read(start - 10 * minutes)).toEqual({ phase: 'on', leftMs: 15 * minutes })
    expect(read(start + 10 * minutes)).toEqual({ phase: 'on', leftMs: 0 })
  })

  it('is none on an exchange without one', () => {
    expect(readMaintenance({ maintenance: null, clockOffsetMs: 0 }, start).phase).toBe('none')
  })

  it('counts down to the second, with hours only when there are any', () => {
    expect(formatCountdown(0)).toBe('0:00')
    expect(formatCountdown(59_001)).toBe('1:00')
    expect(formatCountdown(245_000)).toBe('4:05')
    expect(formatCountdown(26 * 3_600_000 + 245_000)).toBe('26:04:05')
  })
})
