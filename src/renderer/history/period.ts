/** Which stretch of time is asked for. */
export type PeriodName = 'today' | 'week' | 'month' | 'all' | 'custom'

export const periodNames: readonly PeriodName[] = ['today', 'week', 'month', 'all', 'custom']

/** Two days of the calendar, '2026-03-14', in UTC and both included; '' leaves an end open. */
export interface CustomDays {
  from: string
  to: string
}

/** Both ends included; null is open. */
export interface Period {
  startAtMs: number | null
  endAtMs: number | null
}

const DAY_MS = 86_400_000

/**
 * The stretch of a name on the day `today`, '2026-03-14' in UTC; those of some days have that many whole ones
 * before it. Null where the days are none, or the wrong way round.
 */
export function toPeriod(name: PeriodName, custom: CustomDays, today: string): Period | null {
  const todayMs = Date.parse(`${today}T00:00:00Z`)
  switch (name) {
    case 'today':
      return { startAtMs: todayMs, endAtMs: null }
    case 'week':
      return { startAtMs: todayMs - 7 * DAY_MS, endAtMs: null }
    case 'month':
      return { startAtMs: todayMs - 30 * DAY_MS, endAtMs: null }
    case 'all':
      return { startAtMs: null, endAtMs: null }
    case 'custom':
      return toCustomPeriod(custom)
  }
}

function toCustomPeriod({ from, to }: CustomDays): Period | null {
  const startAtMs = from === '' ? null : startOfDay(from)
  const endDay = to === '' ? null : startOfDay(to)
  if (Number.isNaN(startAtMs) || Number.isNaN(endDay)) return null
  const endAtMs = endDay === null ? null : endDay + DAY_MS - 1
  if (startAtMs !== null && endAtMs !== null && startAtMs > endAtMs) return null
  return { startAtMs, endAtMs }
}

/** NaN for what is no day of the calendar. */
function startOfDay(day: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN
}
