import type { EventName, Events, News } from '../../preload/contract'
import type { TapeTrade, Ticker } from '../../preload/model'
import type { FundingComparison, FundingData } from '../../preload/records'

/** What a window that is behind has not been told yet, in no more room than it needs. */
export interface HeldNews {
  /** Whether there is something to be told; 'pressing' is all but the market's own. */
  holds(what: 'anything' | 'pressing'): boolean
  /** How many things are held; merged ones count once. */
  readonly size: number
  hold<E extends EventName>(event: E, payload: Events[E]): void
  /** What is to be told first: a reset or account changes before market data. The payload of a reset is old. */
  take(what: 'anything' | 'pressing'): News | undefined
  /** A snapshot has been told past what is held: ticks from before it are of no use. */
  forgetTickers(): void
  clear(): void
}

/** Account changes beyond this many are told as one whole snapshot. */
const changesHeld = 2_000
const alertsHeld = 200
/** As many of each market as the window shows: where more have come, these take the place of all it had. */
const tradesHeld = 500

/** Of these only the newest counts; in the order in which they are told. */
const newestOnly = [
  'desk:beat',
  'settings:changed',
  'profiles:changed',
  'windows:changed',
  'look:changed',
  'connection:changed',
  'app:leaving',
  'desk:show',
  'budget:changed',
  'past:changed',
  'review:exporting',
  'alert:sounded',
  'market:book',
  'market:tape',
] as const
type NewestOnly = (typeof newestOnly)[number]

/** Whether an event tells of a market, and so only of what is on the screen. */
export function isOfMarket(event: EventName): boolean {
  return event.startsWith('market:')
}

/** Whether an event is of use to a window that nobody can see: that main lives, and what is to be heard. */
export function isForUnseen(event: EventName): boolean {
  return event === 'desk:beat' || event === 'alert:sounded'
}

/** Nothing held yet. */
export function createHeldNews(): HeldNews {
  let reset: News | undefined
  let account: News[] = []
  let changeCount = 0
  const newest = new Map<NewestOnly, News>()
  const tickers = new Map<string, Ticker>()
  const trades = new Map<string, TapeTrade[]>()
  let observations: FundingData[] = []
  const comparisons = new Map<string, FundingComparison>()

  /** A snapshot carries what has been held of the account. */
  function holdReset(payload: Events['desk:reset'] | null): void {
    // Its payload is made anew when it is told.
    reset = { event: 'desk:reset', payload: payload as Events['desk:reset'] }
    account = []
    changeCount = 0
    tickers.clear()
  }

  function holdAccount(news: News, count: number): void {
    // A reset that is owed will carry it.
    if (reset) return
    account.push(news)
    changeCount += count
    const alerts = account.filter(({ event }) => event === 'alert:raised').length
    if (changeCount > changesHeld || alerts > alertsHeld) holdReset(null)
  }

  function takeMarket(): News | undefined {
    if (tickers.size > 0) {
      const payload = [...tickers.values()]
      tickers.clear()
      return { event: 'market:tickers', payload }
    }
    if (trades.size > 0) {
      const payload = [...trades.values()].flat()
      trades.clear()
      return { event: 'market:trades', payload }
    }
    if (observations.length + comparisons.size === 0) return undefined
    const payload = { data: observations, comparisons: [...comparisons.values()] }
    observations = []
    comparisons.clear()
    return { event: 'market:funding', payload }
  }

  function takeNewest(what: 'anything' | 'pressing'): News | undefined {
    const name = newestOnly.find((each) => newest.has(each) && (what === 'anything' || !isOfMarket(each)))
    if (name === undefined) return undefined
    const news = newest.get(name)
    newest.delete(name)
    return news
  }

  function size(): number {
    const traded = [...trades.values()].reduce((sum, { length }) => sum + length, 0)
    const market = tickers.size + traded + observations.length + comparisons.size
    return (reset ? 1 : 0) + account.length + newest.size + market
  }

  return {
    holds(what) {
      if (what === 'anything') return size() > 0
      return reset !== undefined || account.length > 0 || [...newest.keys()].some((name) => !isOfMarket(name))
    },
    get size() {
      return size()
    },
    hold(event, payload) {
      const news = { event, payload } as News
      switch (news.event) {
        case 'desk:reset':
          return holdReset(news.payload)
        case 'desk:changes':
          return holdAccount(news, news.payload.changes.length)
        case 'alert:raised':
          return holdAccount(news, 0)
        case 'market:tickers':
          return news.payload.forEach((ticker) => tickers.set(ticker.market, ticker))
        case 'market:trades':
          for (const trade of news.payload) {
            const known = trades.get(trade.market) ?? []
            known.push(trade)
            if (known.length > tradesHeld) known.shift()
            trades.set(trade.market, known)
          }
          return
        case 'market:funding':
          observations = [...observations, ...news.payload.data].slice(-tradesHeld)
          return news.payload.comparisons.forEach((each) => comparisons.set(each.source, each))
        default:
          newest.set(news.event, news)
      }
    },
    take(what) {
      const first = reset ?? account.shift()
      if (!first) return takeNewest(what) ?? (what === 'anything' ? takeMarket() : undefined)
      if (reset) reset = undefined
      else if (first.event === 'desk:changes') changeCount -= first.payload.changes.length
      return first
    },
    forgetTickers: () => tickers.clear(),
    clear() {
      reset = undefined
      account = []
      changeCount = 0
      newest.clear()
      tickers.clear()
      trades.clear()
      observations = []
      comparisons.clear()
    },
  }
}
