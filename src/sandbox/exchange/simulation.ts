import { opposite } from './book'
import { MAKER, Makers, TAKER } from './makers'
import type { Market } from './market'
import { match } from './matching'
import { floorTo, most, over, times, within } from './quanta'
import { createRandom, type Random } from './random'
import type { Quanta, Side } from './types'
import type { World } from './world'

/** Of 1000 steps, those in which somebody takes. */
const TAKES_PER_1000 = 90
/** How slowly the index comes back to where it started, in steps. */
const PULL = 20_000n
/** How far, as a fraction, the book may lean away from the index. */
const MAX_LEAN = 60_000n

interface Life {
  market: Market
  makers: Makers
  random: Random
  /** Where the index is drawn back to. */
  anchor: Quanta
  /** How far the makers' fair price is from the index, as a fraction: what funding comes from. */
  lean: Quanta
}

/** The life of the markets without accounts: a wandering index, makers around it, takers now and then. */
export class Simulation {
  private readonly lives = new Map<string, Life>()

  constructor(
    private readonly world: World,
    private readonly seed: number,
  ) {
    for (const market of world.markets.values()) this.add(market)
  }

  /** Gives a market its life. */
  add(market: Market): void {
    const { symbol, positionLimit, step } = market.spec
    const random = createRandom(this.seed, `life of ${symbol}`)
    const makers = new Makers(this.world, market, random)
    this.lives.set(symbol, { market, makers, random, anchor: market.index, lean: 0n })
    market.crowd = floorTo(positionLimit / BigInt(2 + random.below(4)), step)
    makers.move(market.index)
  }

  /** Ends the life of a market. */
  remove(symbol: string): void {
    this.lives.get(symbol)?.makers.leave()
    this.lives.delete(symbol)
  }

  /** Quotes a market anew, on the grid it has now. */
  requote(symbol: string): void {
    const life = this.lives.get(symbol)
    if (life) life.makers.move(this.fair(life))
  }

  /** Moves every market on by a tenth of a second. */
  step(): void {
    for (const life of this.lives.values()) {
      const { market, random } = life
      const shock = times(times(market.index, market.spec.volatility), random.bell())
      market.index = most(market.spec.tick, market.index + shock + (life.anchor - market.index) / PULL)
      life.lean = within((life.lean * 999n) / 1000n + random.bell() / 200_000n, -MAX_LEAN, MAX_LEAN)
      life.makers.requote(this.fair(life))
      if (random.chance(TAKES_PER_1000, 1000)) this.take(life)
      this.mark(market)
    }
  }

  /** Lets the index stay where it has been put, and moves the makers there at once if they may quote. */
  move(symbol: string, quoting: boolean): void {
    const life = this.lives.get(symbol)
    if (!life) return
    life.anchor = life.market.index
    life.lean = 0n
    if (quoting) life.makers.move(life.market.index)
  }

  private fair({ market, lean }: Life): Quanta {
    return market.index + times(market.index, lean)
  }

  /** A taker buys or sells up to a few levels; retail, so RPI orders serve it too. */
  private take(life: Life): void {
    const { market, random } = life
    const side: Side = random.chance(1, 2) ? 'BUY' : 'SELL'
    const first = market.book.first(opposite(side), true)
    if (!first) return
    const { maxOrderSize, step } = market.spec
    // The product of two chances makes small sizes common and large ones rare.
    const share = BigInt(1 + random.below(100)) * BigInt(1 + random.below(100))
    const size = most(step, floorTo((maxOrderSize * share) / 6_000_000n, step))
    const taker = {
      id: '',
      account: TAKER,
      side,
      price: first.price,
      instruction: 'IOC' as const,
      reduceOnly: false,
      stp: 'EXPIRE_TAKER' as const,
      remaining: size,
    }
    const limit = side === 'BUY' ? market.bandHigh : market.bandLow
    match(this.world, market, taker, { limit, kind: 'FILL', interactive: true })
    const traded = size - taker.remaining
    // Some trades open interest on both sides, as many close it, most only pass it on.
    const drift = BigInt(random.below(3) - 1) * traded
    if (first.account === MAKER) market.crowd = most(0n, market.crowd + drift)
  }

  /** The mark price: the index and a smoothed part of what the book says beyond it. */
  private mark(market: Market): void {
    const middle = market.middle ?? market.index
    const premium = over(middle - market.index, market.index)
    market.premium += (premium - market.premium) / 50n
    market.mark = market.index + times(market.index, market.premium)
  }
}
