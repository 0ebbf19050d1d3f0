import { opposite } from './book'
import type { RestingOrder } from './book-side'
import type { Market } from './market'
import { match, type Taker } from './matching'
import { ONE, ceilTo, floorTo, most, over } from './quanta'
import type { Random } from './random'
import type { Quanta, Side } from './types'
import type { World } from './world'

/** The simulated participants' names; no address looks like these. */
export const MAKER = '~maker'
export const TAKER = '~taker'

const LEVELS = 20
/** Quotes may lie on this many rungs below the best one. */
const RUNGS = 30
/** New quotes of one side in one step, so that a swept book heals over several. */
const NEW_PER_STEP = 3

/** The makers of one market: about twenty quotes a side around a fair price, a few of them renewed each step. */
export class Makers {
  private quotes: Record<Side, RestingOrder[]> = { BUY: [], SELL: [] }
  private made = 0
  constructor(
    private readonly world: World,
    private readonly market: Market,
    private readonly random: Random,
  ) {}

  /** Takes all quotes out of the book. */
  leave(): void {
    for (const side of ['BUY', 'SELL'] as const) {
      for (const quote of this.quotes[side]) this.market.book.remove(quote)
      this.quotes[side] = []
    }
  }

  /** Renews some quotes: those the price has left behind, now and then one more, and a few that are missing. */
  requote(fair: Quanta): void {
    // Both sides withdraw before one is quoted, or a maker would meet its own stale quote.
    for (const side of ['BUY', 'SELL'] as const) this.withdraw(side, fair)
    for (const side of ['BUY', 'SELL'] as const) this.place(side, fair, NEW_PER_STEP)
  }

  /** Quotes everything anew around a price. */
  move(fair: Quanta): void {
    this.leave()
    for (const side of ['BUY', 'SELL'] as const) this.place(side, fair, LEVELS)
  }

  private withdraw(side: Side, fair: Quanta): void {
    const best = this.bestPrice(side, fair)
    const worst = this.rungPrice(side, best, RUNGS + 5)
    const unlucky = this.random.below(LEVELS * 2)
    this.quotes[side] = this.quotes[side].filter((quote, at) => {
      if (!this.market.book.has(quote.id)) return false
      const stale =
        side === 'BUY' ? quote.price > best || quote.price < worst : quote.price < best || quote.price > worst
      if (stale || at === unlucky) this.market.book.remove(quote)
      return !stale && at !== unlucky
    })
  }

  private place(side: Side, fair: Quanta, limit: number): void {
    const quotes = this.quotes[side]
    const best = this.bestPrice(side, fair)
    const nearest = this.rungPrice(side, best, 1)
    const touched = quotes.some(({ price }) => (side === 'BUY' ? price >= nearest : price <= nearest))
    if (!touched) this.quote(side, best, 0)
    const missing = Math.min(limit, LEVELS - quotes.length)
    for (let i = 0; i < missing; i += 1) {
      // A fresh book gets its rungs in order, a healing one at random.
      const rung = limit === LEVELS ? i + 1 : this.random.below(RUNGS) + 1
      this.quote(side, this.freePrice(side, best, rung), rung)
    }
  }

  /** Sends a quote; what crosses an account's resting order trades with it first, at the account's price. */
  private quote(side: Side, price: Quanta, rung: number): void {
    if (price <= 0n) return
    this.made += 1
    const quote: Taker = {
      id: `${MAKER}-${this.market.spec.symbol}-${this.made}`,
      account: MAKER,
      side,
      price,
      instruction: 'GTC',
      reduceOnly: false,
      stp: 'EXPIRE_MAKER',
      remaining: this.size(price, rung),
    }
    if (this.market.book.best(opposite(side)) !== undefined)
      match(this.world, this.market, quote, { limit: price, kind: 'FILL', interactive: true })
    if (quote.remaining === 0n) return
    this.market.book.add(quote)
    this.quotes[side].push(quote)
  }

  /** Between the best quote and the fair price. */
  private get edge(): Quanta {
    const { startPrice, tick } = this.market.spec
    return most(tick, floorTo(startPrice / 50_000n, tick))
  }

  /** Between two rungs. */
  private get rung(): Quanta {
    const { startPrice, tick } = this.market.spec
    return most(tick, floorTo(startPrice / 20_000n, tick))
  }

  private bestPrice(side: Side, fair: Quanta): Quanta {
    const { tick } = this.market.spec
    return side === 'BUY' ? floorTo(most(fair - this.edge, tick), tick) : ceilTo(fair + this.edge, tick)
  }

  private rungPrice(side: Side, best: Quanta, rung: number): Quanta {
    const distance = this.rung * BigInt(rung)
    return side === 'BUY' ? best - distance : best + distance
  }

  /** The price of a rung, or of the next deeper one without a quote, so that levels do not merge. */
  private freePrice(side: Side, best: Quanta, rung: number): Quanta {
    let price = this.rungPrice(side, best, rung)
    while (this.quotes[side].some((quote) => quote.price === price)) price = this.rungPrice(side, price, 1)
    return price
  }

  /** Deeper quotes are larger; a whole side is worth about a tenth of the largest order. */
  private size(price: Quanta, rung: number): Quanta {
    const { maxOrderSize, startPrice, step } = this.market.spec
    const usual = (maxOrderSize * startPrice) / ONE / 500n
    const notional = (usual * BigInt(30 + this.random.below(140) + rung * 8)) / 100n
    return most(step, floorTo(over(notional, price), step))
  }
}
