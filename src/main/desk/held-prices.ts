import type { EventName, Events, News } from '../../preload/contract'
import type { Snapshot, Ticker } from '../../preload/model'

/** What the monitor is told of prices: those of the markets in which something is held. */
export interface HeldPrices {
  /** Takes in what all windows are told; what of it the monitor is, and the price of what has come to be held. */
  hear<E extends EventName>(event: E, payload: Events[E]): News[]
}

/** A snapshot as the monitor is given it. */
export function withHeldPrices(snapshot: Snapshot): Snapshot {
  const held = heldIn(snapshot)
  return { ...snapshot, tickers: snapshot.tickers.filter(({ market }) => held.has(market)) }
}

function heldIn({ positions }: Snapshot): Set<string> {
  return new Set(positions.flatMap(({ market, status }) => (status === 'open' ? [market] : [])))
}

/** Nothing held, as far as is known. */
export function createHeldPrices(): HeldPrices {
  let held: ReadonlySet<string> = new Set()
  let newest = new Map<string, Ticker>()

  function toTickers(markets: Iterable<string>): News[] {
    const payload = [...markets].flatMap((market) => newest.get(market) ?? [])
    return payload.length > 0 ? [{ event: 'market:tickers', payload }] : []
  }

  return {
    hear(event, payload) {
      const news = { event, payload } as News
      switch (news.event) {
        case 'desk:reset':
          held = heldIn(news.payload)
          newest = new Map(news.payload.tickers.map((ticker) => [ticker.market, ticker]))
          return [{ ...news, payload: withHeldPrices(news.payload) }]
        case 'market:tickers': {
          for (const ticker of news.payload) newest.set(ticker.market, ticker)
          return toTickers(news.payload.flatMap(({ market }) => (held.has(market) ? [market] : [])))
        }
        case 'desk:changes': {
          const before = held
          const next = new Set(held)
          for (const change of news.payload.changes) {
            if (change.kind !== 'position') continue
            if (change.position.status === 'open') next.add(change.position.market)
            else next.delete(change.position.market)
          }
          held = next
          return [news, ...toTickers([...next].filter((market) => !before.has(market)))]
        }
        default:
          return [news]
      }
    },
  }
}
