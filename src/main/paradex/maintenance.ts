import type { EnvironmentName, Maintenance } from '../../preload/model'

const minute = 60_000
const day = 24 * 60 * minute
/** 04:30 UTC, on weekdays. */
const startMs = (4 * 60 + 30) * minute
/** The venue walks cancel-only, post-only and ok "within about 15 minutes". */
const lengthMs = 15 * minute

/**
 * The maintenance window that is on at a moment of the venue's clock, or else the next one. Its end is the
 * venue's estimate: what it is up to then is told by its system state alone. The embedded exchange has none.
 */
export function findMaintenance(environment: EnvironmentName, venueNowMs: number): Maintenance | null {
  if (environment === 'sandbox') return null
  const midnightMs = Math.floor(venueNowMs / day) * day
  const starts = [0, 1, 2, 3].map((days) => midnightMs + days * day + startMs)
  const next = starts.find((start) => isWeekday(start) && start + lengthMs > venueNowMs) ?? midnightMs
  return { startsAtMs: next, endsAtMs: next + lengthMs }
}

function isWeekday(atMs: number): boolean {
  const weekday = new Date(atMs).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
