import type { AlertEvent, Channels, Hush, Tone } from '../../preload/alert-rules'
import type { AlertKind, Settings } from '../../preload/model'
import type { Ring } from './rules'

const always: ReadonlySet<AlertKind> = new Set(['liquidation', 'bust', 'marginRatio', 'liquidationDistance'])

/** Whether nothing a person has chosen may keep it from them: money is being lost, or may be unseen. */
export function isMustSee(ring: Pick<Ring, 'kind' | 'mustSee'>): boolean {
  return ring.mustSee === true || always.has(ring.kind)
}

const events: Partial<Record<AlertKind, AlertEvent>> = {
  fill: 'fill',
  caughtUp: 'fill',
  rejection: 'rejection',
  liquidation: 'liquidation',
  bust: 'bust',
  connection: 'connection',
}

/** What a ring is as a person chooses where it is told of; a rule's own choice goes before it. */
export function toEvent({ kind }: Pick<Ring, 'kind'>): AlertEvent {
  return events[kind] ?? 'upkeep'
}

/** How a ring sounds. */
export function toTone(ring: Pick<Ring, 'kind' | 'mustSee'>): Tone {
  if (isMustSee(ring)) return 'alarm'
  return ['rejection', 'connection', 'journal', 'settings'].includes(ring.kind) ? 'warning' : 'note'
}

/**
 * What keeps a ring quiet at a time of the local clock: all are paused, or its market or the hour. A pause holds
 * for everything: it is a person's own, and the window shows it.
 */
export function findHush(
  ring: Pick<Ring, 'kind' | 'mustSee' | 'market'>,
  {
    notificationsPaused,
    mutedMarkets,
    quietHours,
  }: Pick<Settings, 'notificationsPaused' | 'mutedMarkets' | 'quietHours'>,
  at: Date,
): Hush | null {
  if (notificationsPaused) return 'paused'
  if (isMustSee(ring)) return null
  if (ring.market !== null && mutedMarkets.includes(ring.market)) return 'muted'
  const minute = at.getHours() * 60 + at.getMinutes()
  return quietHours !== null && isWithin(minute, toMinute(quietHours.from), toMinute(quietHours.to))
    ? 'quietHours'
    : null
}

/** Where a ring is told of after all: what is chosen for it, less what is kept quiet now. */
export function toChannels(
  ring: Pick<Ring, 'kind' | 'mustSee' | 'market'>,
  chosen: Channels,
  settings: Pick<Settings, 'notificationsPaused' | 'mutedMarkets' | 'quietHours' | 'sounds'>,
  at: Date,
): Channels {
  const isOpen = findHush(ring, settings, at) === null
  return {
    notification: chosen.notification && isOpen,
    sound: chosen.sound && isOpen && settings.sounds !== 'off',
    flash: chosen.flash && isOpen,
    inApp: chosen.inApp || isMustSee(ring),
  }
}

/** From the first minute on and before the last; over midnight where the last comes first. */
function isWithin(minute: number, from: number, to: number): boolean {
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to
}

function toMinute(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
