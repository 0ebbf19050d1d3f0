import type { Alert, AlertKind } from '../../preload/model'

/** What the window does with an alert: a card to be answered, words for a reader of the screen, or neither. */
const manners: Record<AlertKind, 'card' | 'spoken' | 'elsewhere'> = {
  rejection: 'card',
  liquidation: 'card',
  fill: 'spoken',
  caughtUp: 'spoken',
  bust: 'card',
  // Nothing else in the window tells of it, and orders may wait for it.
  journal: 'card',
  // These have a banner or a sign of their own.
  connection: 'elsewhere',
  settings: 'elsewhere',
  test: 'card',
  // Whoever made a rule wants to see what came of it.
  priceAbove: 'card',
  priceBelow: 'card',
  priceMove: 'card',
  funding: 'card',
  marginRatio: 'card',
  liquidationDistance: 'card',
  positionSize: 'card',
  pnlAbove: 'card',
  pnlBelow: 'card',
  orderUnconfirmed: 'card',
  orderResting: 'card',
  maintenance: 'card',
}

/** Alerts that stay until a person has answered them, oldest first, but last of all what must be seen. */
export function alertsWaiting(alerts: readonly Alert[], dismissed: ReadonlySet<string>): Alert[] {
  return alerts
    .filter(({ kind, id }) => manners[kind] === 'card' && !dismissed.has(id))
    .toSorted((a, b) => Number(a.mustSee ?? false) - Number(b.mustSee ?? false) || a.atMs - b.atMs)
}

/** The newest alert that only wants to be heard; the connection has a banner of its own. */
export function latestNews(alerts: readonly Alert[]): Alert | undefined {
  return alerts.filter(({ kind }) => manners[kind] === 'spoken').toSorted((a, b) => b.atMs - a.atMs)[0]
}
