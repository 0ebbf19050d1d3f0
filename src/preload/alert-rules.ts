/**
 * What a person wants to be told of besides what always rings. Both processes speak these; money, prices and
 * sizes are decimal strings.
 */
import type { Decimal } from '../money/decimal'

/**
 * What a rule watches, and what its threshold counts:
 * priceAbove, priceBelow: the mark price; priceMove: a fraction of it, within the rule's minutes.
 * funding: the rate of either sign. marginRatio: a fraction, '1' is liquidation.
 * liquidationDistance: from the mark price to the liquidation price, a fraction of the mark price.
 * positionSize: USD at the mark price. pnlAbove, pnlBelow: unrealized, in the settlement asset.
 * orderUnconfirmed, orderResting: seconds. maintenance: minutes before it begins.
 */
export type WatchKind =
  | 'priceAbove'
  | 'priceBelow'
  | 'priceMove'
  | 'funding'
  | 'marginRatio'
  | 'liquidationDistance'
  | 'positionSize'
  | 'pnlAbove'
  | 'pnlBelow'
  | 'orderUnconfirmed'
  | 'orderResting'
  | 'maintenance'

/** What keeps the desktop quiet: all of it is paused, the market is muted, or these are quiet hours. */
export type Hush = 'paused' | 'muted' | 'quietHours'

/** What kept a trial of the desktop from being seen. */
export type TrialFault = Hush | 'unsupported'

/** Where an alert is told of. */
export interface Channels {
  /** Rings the desktop. */
  notification: boolean
  /** Plays its tone. */
  sound: boolean
  /** The icons in the tray and of the window blink until somebody looks. */
  flash: boolean
  /** Comes up in the window; what must be seen does so always. */
  inApp: boolean
}

/** What is told of without a rule. upkeep: the journal, the settings and the app itself. */
export type AlertEvent = 'fill' | 'rejection' | 'liquidation' | 'bust' | 'connection' | 'upkeep'

/** How an alert sounds: by how much it matters. */
export type Tone = 'note' | 'warning' | 'alarm'

/** One thing to watch, and where it is told of. */
export interface AlertRule extends Channels {
  id: string
  kind: WatchKind
  /** Null: every market, or the whole account. The rules for prices name one. */
  market: string | null
  threshold: Decimal
  /** Of a priceMove only. */
  withinMinutes: number | null
  enabled: boolean
}

/** Local times of day between which the desktop is not rung, as HH:MM; the end may be on the next day. */
export interface QuietHours {
  from: string
  to: string
}
