import { describe, expect, it } from 'vitest'
import { notationOf } from '../../src/notation/notation'
import {
  formatBothClocks,
  formatClock,
  formatDay,
  formatMoment,
  formatShortDayAndMinute,
  toSpan,
} from '../../src/notation/time'

/** 2026-03-14 11:42:07 UTC. */
const atMs = Date.UTC(2026, 2, 14, 11, 42, 7)
const english = notationOf('en')
const iso = notationOf('en', { dateFormat: 'iso' })

describe('time', () => {
  it('shows the clock in UTC', () => {
    expect(formatClock(atMs, english)).toBe('11:42:07')
  })

  it('shows the day only for another day', () => {
    expect(formatMoment(atMs, '2026-03-14', english)).toBe('11:42:07')
    expect(formatMoment(atMs, '2026-03-15', english)).toBe('Mar 14 11:42')
    expect(formatMoment(atMs, '2026-03-15', iso)).toBe('03-14 11:42')
  })

  it.each([
    ['en', 'en-US', 'Mar 14, 2026'],
    ['en', 'en-GB', '14 Mar 2026'],
    // Another language's custom would be read wrongly among English words.
    ['en', 'de-DE', 'Mar 14, 2026'],
    ['zh-CN', 'en-GB', '2026年3月14日'],
    ['en', '', 'Mar 14, 2026'],
    ['en', 'en-!?', 'Mar 14, 2026'],
  ])('writes a day in %s on a system that is %s as %s', (language, system, text) => {
    expect(formatDay(atMs, notationOf(language, {}, system))).toBe(text)
  })

  it('always writes a day as ISO does where that is chosen', () => {
    expect(formatDay(atMs, notationOf('zh-CN', { dateFormat: 'iso' }))).toBe('2026-03-14')
    expect(formatBothClocks(atMs, iso).utc).toBe('2026-03-14 11:42:07')
  })

  it('counts to twelve where that is chosen', () => {
    const twelve = notationOf('en', { hours: '12' })
    expect(formatClock(atMs, twelve)).toMatch(/^11:42:07\sAM$/)
    expect(formatClock(Date.UTC(2026, 2, 14, 0, 5, 9), twelve)).toMatch(/^12:05:09\sAM$/)
    expect(formatShortDayAndMinute(Date.UTC(2026, 2, 14, 13, 5), notationOf('zh-CN', { hours: '12' }))).toBe(
      '03/14 下午01:05',
    )
  })

  it('reads one moment by both clocks', () => {
    const { utc, local } = formatBothClocks(atMs, iso)
    const offsetMs = new Date(atMs).getTimezoneOffset() * 60_000
    expect(local).toBe(formatBothClocks(atMs - offsetMs, iso).utc)
    expect(utc).toBe('2026-03-14 11:42:07')
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
