import { add, compare, divide, multiply } from '../../money/decimal'
import type { AlertKind, Change, Connection, Fill, Order, Problem } from '../../preload/model'
import { groupBy } from '../group-by'

/**
 * Why a bell should ring, in words still to be chosen: `sentence` picks them in resources/locales
 * (`shell.json`), `values` fill them in.
 */
export interface Ring {
  kind: AlertKind
  sentence: string
  values: Record<string, string>
  /** For a group: one line for each of these, below the first. */
  lines: { sentence: string; values: Record<string, string> }[]
  market: string | null
  orderId: string | null
  /** Of the fills it tells of. */
  fillKeys: string[]
  /** Told whatever a person has muted, also where its kind alone would not be. */
  mustSee?: boolean
}

/** Which change other than of a fill deserves a bell; fills and their busts are grouped: see `ringFills`. */
export function ringChange(change: Change): Ring | undefined {
  if (change.kind === 'order' && change.order.state === 'rejected') return ringRejection(change.order)
  return undefined
}

/** One fill: side, size, market, price and what is left of the order. */
export function ringFill(fill: Fill): Ring {
  const done = fill.remainingSize !== null && compare(fill.remainingSize, '0') === 0
  const rest = fill.remainingSize === null ? 'unknownRest' : done ? 'done' : 'rest'
  return {
    kind: fill.fillType === 'liquidation' ? 'liquidation' : 'fill',
    sentence: `${fill.fillType === 'liquidation' ? 'liquidation' : 'fill'}.${fill.side}.${rest}`,
    values: valuesOf(fill),
    lines: [],
    market: fill.market,
    orderId: fill.orderId,
    fillKeys: [fill.key],
  }
}

/**
 * Several fills as one bell: each market and side with its total and average price. The fills are either
 * all liquidations or none is.
 */
export function ringFills(fills: readonly Fill[], caughtUp: boolean): Ring | undefined {
  const [first] = fills
  if (!first) return undefined
  const liquidated = first.fillType === 'liquidation'
  if (fills.length === 1 && (liquidated || !caughtUp)) return ringFill(first)
  return {
    kind: liquidated ? 'liquidation' : caughtUp ? 'caughtUp' : 'fill',
    sentence: liquidated ? 'liquidations' : caughtUp ? 'fills.caughtUp' : 'fills',
    ...groupOf(fills, 'fills.line'),
    fillKeys: fills.map(({ key }) => key),
  }
}

/** Fills that the exchange has reverted, all of them as one bell. */
export function ringBusts(fills: readonly Fill[]): Ring | undefined {
  const [first] = fills
  if (!first) return undefined
  if (fills.length === 1) return ringBust(first)
  return { kind: 'bust', sentence: 'busts', ...groupOf(fills, 'busts.line'), fillKeys: [] }
}

/** A line for each market and side, and the market and the order where all have the same. */
function groupOf(
  fills: readonly Fill[],
  sentence: string,
): Pick<Ring, 'values' | 'lines' | 'market' | 'orderId'> {
  const groups = groupBy(fills, ({ market, side }) => `${market} ${side}`)
  const shared = (of: (fill: Fill) => string): string | null =>
    new Set(fills.map(of)).size === 1 && fills[0] ? of(fills[0]) : null
  return {
    values: { count: String(fills.length) },
    lines: [...groups.values()].map((group) => ({
      sentence: `${sentence}.${group[0]?.side ?? 'buy'}`,
      values: totalsOf(group),
    })),
    market: shared(({ market }) => market),
    orderId: shared(({ orderId }) => orderId),
  }
}

function valuesOf(fill: Fill): Record<string, string> {
  return { market: fill.market, size: fill.size, price: fill.price, remaining: fill.remainingSize ?? '' }
}

/** The market of fills of one market and side, their size together and their average price. */
export function totalsOf(fills: readonly Fill[]): { market: string; size: string; price: string } {
  const size = fills.reduce((sum, fill) => add(sum, fill.size), '0')
  const notional = fills.reduce((sum, fill) => add(sum, multiply(fill.size, fill.price)), '0')
  const price = compare(size, '0') === 0 ? '0' : divide(notional, size, 8, 'half')
  return { market: fills[0]?.market ?? '', size, price: shorten(price) }
}

/** A price with no more digits than anyone reads: at most eight significant ones. */
export function shorten(price: string): string {
  const whole = price.split('.')[0]?.length ?? 1
  return divide(price, '1', Math.max(0, 8 - whole), 'half')
}

function ringRejection(order: Order): Ring {
  return {
    kind: 'rejection',
    sentence: `rejection.${order.side}`,
    values: { market: order.market, size: order.size, reason: order.cancelReason ?? '' },
    lines: [],
    market: order.market,
    orderId: order.id === '' ? null : order.id,
    fillKeys: [],
    // An exit that is not there leaves a position without one.
    mustSee: order.reduceOnly,
  }
}

/** A change that the venue took and then turned down; the order rests on as it was. */
export function ringRefusedChange(order: Order, problem: Problem): Ring {
  return {
    kind: 'rejection',
    sentence: `unchanged.${order.side}`,
    values: { market: order.market, size: order.size, price: order.price, reason: problem.code },
    lines: [],
    market: order.market,
    orderId: order.id,
    fillKeys: [],
  }
}

function ringBust(fill: Fill): Ring {
  return {
    kind: 'bust',
    sentence: `bust.${fill.side}`,
    values: valuesOf(fill),
    lines: [],
    market: fill.market,
    orderId: fill.orderId,
    fillKeys: [],
  }
}

/** A ring that is of no market, order or fill. */
export function plainRing(kind: AlertKind, sentence: string, values: Ring['values'] = {}): Ring {
  return { kind, sentence, values, lines: [], market: null, orderId: null, fillKeys: [] }
}

/** A lost connection rings once when it is lost for longer than a blink, and once when it is back. */
export function ringConnection(was: 'up' | 'down', now: Connection): Ring | undefined {
  const up = now.phase === 'live'
  if (up === (was === 'up')) return undefined
  return plainRing('connection', up ? 'connection.back' : 'connection.lost')
}
