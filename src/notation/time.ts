import type { Notation } from './notation'

/** Time as it is written: everything in UTC unless a name says otherwise. */
type Zone = 'UTC' | 'local'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Kept by what they are made of: making one takes longer than a row of the tape has. */
function formatOf(locale: string, zone: Zone, fields: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, zone, fields])
  const before = formats.get(key)
  if (before) return before
  const made = new Intl.DateTimeFormat(locale, { ...fields, ...(zone === 'UTC' && { timeZone: 'UTC' }) })
  formats.set(key, made)
  return made
}

const two = (value: number): string => value.toString().padStart(2, '0')

function isoDay(atMs: number, zone: Zone): string {
  const at = new Date(atMs)
  if (zone === 'UTC') return at.toISOString().slice(0, 10)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

type Fineness = 'minutes' | 'seconds' | 'milliseconds'

/** Where each ends in 2026-03-14T11:42:07.031Z. */
const isoEnds: Record<Fineness, number> = { minutes: 16, seconds: 19, milliseconds: 23 }

function timeOfDay(atMs: number, { locale, hours }: Notation, zone: Zone, fineness: Fineness): string {
  if (hours === '24' && zone === 'UTC') return new Date(atMs).toISOString().slice(11, isoEnds[fineness])
  const fields: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    ...(fineness !== 'minutes' && { second: '2-digit' }),
    ...(fineness === 'milliseconds' && { fractionalSecondDigits: 3 }),
    hourCycle: hours === '24' ? 'h23' : 'h12',
  }
  return formatOf(locale, zone, fields).format(atMs)
}

function day(atMs: number, { locale, dateFormat }: Notation, zone: Zone, year: boolean): string {
  if (dateFormat === 'iso') return isoDay(atMs, zone).slice(year ? 0 : 5)
  // Chinese reads 11/28 as it reads 11月28日, in half the room.
  const fields: Intl.DateTimeFormatOptions = year
    ? { year: 'numeric', month: 'short', day: 'numeric' }
    : /^zh/.test(locale)
      ? { month: '2-digit', day: '2-digit' }
      : { month: 'short', day: 'numeric' }
  return formatOf(locale, zone, fields).format(atMs)
}

/** Time of day: '11:42:07'. */
export function formatClock(atMs: number, notation: Notation): string {
  return timeOfDay(atMs, notation, 'UTC', 'seconds')
}

/** Time of day to the minute: '11:42'. */
export function formatMinute(atMs: number, notation: Notation): string {
  return timeOfDay(atMs, notation, 'UTC', 'minutes')
}

/** A day of some year: '14 Mar 2026', '2026-03-14'. */
export function formatDay(atMs: number, notation: Notation): string {
  return day(atMs, notation, 'UTC', true)
}

/** All of a moment: '14 Mar 2026 11:42:07.031'. */
export function formatMilliseconds(atMs: number, notation: Notation): string {
  return `${formatDay(atMs, notation)} ${timeOfDay(atMs, notation, 'UTC', 'milliseconds')}`
}

/** A day of this year: '14 Mar', '03-14'. */
export function formatShortDay(atMs: number, notation: Notation): string {
  return day(atMs, notation, 'UTC', false)
}

/** A day of some year with the time to the minute. */
export function formatDayAndMinute(atMs: number, notation: Notation): string {
  return `${formatDay(atMs, notation)} ${formatMinute(atMs, notation)}`
}

/** A day of this year with the time to the minute. */
export function formatShortDayAndMinute(atMs: number, notation: Notation): string {
  return `${formatShortDay(atMs, notation)} ${formatMinute(atMs, notation)}`
}

/** When it happened: the time of day on the day `today` ('2026-03-14'), else month and day with it. */
export function formatMoment(atMs: number, today: string, notation: Notation): string {
  return isoDay(atMs, 'UTC') === today ? formatClock(atMs, notation) : formatShortDayAndMinute(atMs, notation)
}

/** Both readings of a moment, for a tooltip: in UTC and by this computer's own clock. */
export function formatBothClocks(atMs: number, notation: Notation): { utc: string; local: string } {
  const read = (zone: Zone): string =>
    `${day(atMs, notation, zone, true)} ${timeOfDay(atMs, notation, zone, 'seconds')}`
  return { utc: read('UTC'), local: read('local') }
}

/** A difference of clocks with its sign: '+1.4 s', '−12 min'. */
export function formatOffset(ms: number): string {
  const away = Math.abs(ms)
  const sign = ms < 0 ? '−' : '+'
  if (away < 1_000) return `${sign}${Math.round(away)} ms`
  return away < 100_000 ? `${sign}${(away / 1000).toFixed(1)} s` : `${sign}${Math.round(away / 60_000)} min`
}

/** A span in its largest unit, cut: 's', 'min' or 'h', and how many of them; never negative. */
export function toSpan(ms: number): { count: number; unit: 's' | 'min' | 'h' } {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 100) return { count: seconds, unit: 's' }
  if (seconds < 6000) return { count: Math.floor(seconds / 60), unit: 'min' }
  return { count: Math.floor(seconds / 3600), unit: 'h' }
}
