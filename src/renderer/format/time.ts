const two = (value: number): string => value.toString().padStart(2, '0')

/** Time of day in UTC: '11:42:07'. */
export function formatClock(atMs: number): string {
  return new Date(atMs).toISOString().slice(11, 19)
}

/** When it happened, in UTC: the time of day on the day `today` ('2026-03-14'), else month and day with it. */
export function formatMoment(atMs: number, today: string): string {
  const at = new Date(atMs).toISOString()
  return at.startsWith(today) ? at.slice(11, 19) : `${at.slice(5, 10)} ${at.slice(11, 16)}`
}

/** Both readings of a moment, for a tooltip: '2026-03-14 11:42:07 UTC' and this computer's own time. */
export function formatBothClocks(atMs: number): { utc: string; local: string } {
  const at = new Date(atMs)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
  return { utc: at.toISOString().slice(0, 19).replace('T', ' '), local: `${day} ${time}` }
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
