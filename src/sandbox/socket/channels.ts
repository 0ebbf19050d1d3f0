import { toQuanta } from '../quanta'
import type { ExchangeCore, Quanta } from '../exchange/types'

/** How an order book channel tells its changes. */
export type BookFeed = 'snapshot' | 'deltas' | 'interactive'

export interface BookChannel {
  kind: 'book'
  market: string
  feed: BookFeed
  refreshMs: 50 | 100
  /** The grouping asked for; null for the market's own tick. */
  tick: Quanta | null
}

/** A channel this exchange serves. `json` ones have no binary template, `sbe` ones nothing but one. */
export type Channel =
  { kind: 'private' } | { kind: 'public' } | { kind: 'json' } | { kind: 'sbe' } | BookChannel

const privateNames = new Set([
  'positions',
  'account',
  'balance_events',
  'tradebusts',
  'transaction',
  'transfers',
])
const privatePerMarket = new Set(['orders', 'fills', 'funding_payments'])
const publicPerMarket = new Set(['trades', 'bbo'])
const bookPattern = /^order_book\.([^.]+)\.(snapshot|deltas|interactive)@15@(50|100)ms(?:@([0-9_]+))?$/

// The venue's rates for this channel are in no specification: whatever is asked for is taken.
const comparisonPattern = /^funding_rate_comparison\.ALL@\d+m?s$/

/** Reads a channel's name; undefined when there is no such channel. */
export function parseChannel(name: string, markets: ExchangeCore['markets']): Channel | undefined {
  const dot = name.indexOf('.')
  const [head, market] = dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)]
  if (market === undefined) {
    if (privateNames.has(name)) return { kind: 'private' }
    if (name === 'markets_summary') return { kind: 'public' }
    return name === 'markets' ? { kind: 'json' } : undefined
  }
  if (comparisonPattern.test(name)) return { kind: 'sbe' }
  if (head === 'order_book') return parseBookChannel(name, markets)
  if (!markets.has(market) && !(market === 'ALL' && head !== 'funding_data')) return undefined
  if (privatePerMarket.has(head)) return { kind: 'private' }
  if (publicPerMarket.has(head)) return { kind: 'public' }
  if (market === 'ALL') return undefined
  if (head === 'markets_summary' || head === 'funding_data') return { kind: 'public' }
  return head === 'markets' ? { kind: 'json' } : undefined
}

function parseBookChannel(name: string, markets: ExchangeCore['markets']): BookChannel | undefined {
  const [, symbol = '', feed, rate, tickText] = bookPattern.exec(name) ?? []
  const spec = markets.get(symbol)
  if (!spec) return undefined
  const tick = tickText === undefined ? null : toQuanta(tickText.replace('_', '.'))
  if (tick === undefined || (tick !== null && (tick < spec.tick || tick % spec.tick !== 0n))) return undefined
  return { kind: 'book', market: symbol, feed: feed as BookFeed, refreshMs: rate === '50' ? 50 : 100, tick }
}
