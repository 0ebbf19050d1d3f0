import type { AlertKind, Settings } from '../../preload/model'
import type { Ring } from './rules'

const always: ReadonlySet<AlertKind> = new Set(['liquidation', 'bust', 'marginRatio', 'liquidationDistance'])

/** Whether nothing a person has chosen may keep it from them: money is being lost, or may be unseen. */
export function isMustSee(ring: Ring): boolean {
  return ring.mustSee === true || always.has(ring.kind)
}

/** Where a ring is told of. */
export interface Channels {
  notification: boolean
  inApp: boolean
}

/** Of what rings without a rule. */
export const allChannels: Channels = { notification: true, inApp: true }

/**
 * Whether a ring stays off the desktop at a time of the local clock: all are paused, or its rule, its market
 * or the hour keeps it quiet. A pause holds for everything: it is a person's own, and the window shows it.
 */
export function isSilent(
  ring: Ring,
  by: Channels,
  {
    notificationsPaused,
    mutedMarkets,
    quietHours,
  }: Pick<Settings, 'notificationsPaused' | 'mutedMarkets' | 'quietHours'>,
  at: Date,
): boolean {
  if (notificationsPaused || !by.notification) return true
  if (isMustSee(ring)) return false
  if (ring.market !== null && mutedMarkets.includes(ring.market)) return true
  const minute = at.getHours() * 60 + at.getMinutes()
  return quietHours !== null && isWithin(minute, toMinute(quietHours.from), toMinute(quietHours.to))
}

/** From the first minute on and before the last; over midnight where the last comes first. */
function isWithin(minute: number, from: number, to: number): boolean {
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to
}

function toMinute(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
