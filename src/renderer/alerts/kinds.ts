import type { AlertKind } from '../../preload/model'

/** How much an alert of a kind matters, for its mark. */
export const alertTones: Record<AlertKind, 'warning' | 'danger' | 'plain'> = {
  fill: 'plain',
  caughtUp: 'plain',
  rejection: 'warning',
  liquidation: 'danger',
  bust: 'danger',
  connection: 'warning',
  journal: 'warning',
  settings: 'warning',
  test: 'plain',
  priceAbove: 'plain',
  priceBelow: 'plain',
  priceMove: 'plain',
  funding: 'plain',
  marginRatio: 'danger',
  liquidationDistance: 'danger',
  positionSize: 'warning',
  pnlAbove: 'plain',
  pnlBelow: 'warning',
  orderUnconfirmed: 'warning',
  orderResting: 'plain',
  maintenance: 'warning',
}

/** Every kind of alert, in the order of the filter. */
export const ALERT_KINDS = Object.keys(alertTones) as AlertKind[]
