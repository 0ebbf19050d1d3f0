import type { Connection } from '../../preload/model'

/** How long before a maintenance window the desk begins to say so. */
const warningMs = 30 * 60_000

/** Where the next maintenance stands: `leftMs` until it begins, or until it should be over. */
export interface MaintenanceState {
  phase: 'none' | 'far' | 'soon' | 'on'
  leftMs: number
}

/** Reads the next maintenance by the exchange's clock, as far as it is known. */
export function readMaintenance(
  { maintenance, clockOffsetMs }: Pick<Connection, 'maintenance' | 'clockOffsetMs'>,
  nowMs: number,
): MaintenanceState {
  if (!maintenance) return { phase: 'none', leftMs: 0 }
  const venueNowMs = nowMs + (clockOffsetMs ?? 0)
  const { startsAtMs, endsAtMs } = maintenance
  if (venueNowMs >= startsAtMs) return { phase: 'on', leftMs: Math.max(0, endsAtMs - venueNowMs) }
  const leftMs = startsAtMs - venueNowMs
  return { phase: leftMs <= warningMs ? 'soon' : 'far', leftMs }
}

/** A span that counts down: '4:05', with hours '26:04:05'. */
export function formatCountdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${hours > 0 ? two(Math.floor(seconds / 60) % 60) : Math.floor(seconds / 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
