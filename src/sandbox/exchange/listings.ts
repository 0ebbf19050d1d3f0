import { closeOrder } from './closing'
import { Market } from './market'
import type { Pulse } from './pulse'
import { createRandom } from './random'
import { closingOrder, transferRest } from './transfer-position'
import type { MarketEvent } from './record-types'
import type { MarketSpec } from './types'
import type { World } from './world'

/** Which markets there are and how they are specified; all of it may change while the exchange runs. */
export class Listings {
  /** By symbol. */
  readonly specs = new Map<string, MarketSpec>()

  constructor(
    private readonly world: World,
    private readonly pulse: Pulse,
    private readonly seed: number,
  ) {
    for (const [symbol, { spec }] of world.markets) this.specs.set(symbol, spec)
  }

  /** Changes a market that exists. What rests off the new grid stays where it is; makers move onto it. */
  change(symbol: string, change: Partial<Omit<MarketSpec, 'symbol'>>): void {
    const market = this.world.market(symbol)
    const before = market.spec
    market.spec = { ...before, ...change }
    this.specs.set(symbol, market.spec)
    this.pulse.requote(market)
    const names = Object.keys(change) as (keyof MarketSpec)[]
    const changed = names.filter((name) => before[name] !== market.spec[name])
    if (changed.length > 0) this.tell({ kind: 'UPDATED', market: symbol, spec: market.spec, changed })
    this.world.finish()
  }

  /** Opens a market; the symbol must be new. */
  list(spec: MarketSpec): void {
    const { world } = this
    const market = new Market(spec, createRandom(this.seed, `past of ${spec.symbol}`), world.nowMs())
    world.markets.set(spec.symbol, market)
    this.specs.set(spec.symbol, spec)
    this.pulse.add(market)
    const changed = Object.keys(spec) as (keyof MarketSpec)[]
    this.tell({ kind: 'CREATED', market: spec.symbol, spec, changed })
    world.finish()
  }

  /** Ends a market: its orders are closed, its positions settled at the mark price, and it is gone. */
  delist(symbol: string): void {
    const { world } = this
    const market = world.market(symbol)
    const settlementPrice = market.mark
    for (const account of world.accounts.values()) {
      for (const order of account.openIn(symbol)) closeOrder(world, account, order, 'MARKET_CLOSED')
      const position = account.positions.get(symbol)
      if (position) transferRest(world, market, closingOrder(world, account, position), 'SETTLE_MARKET')
    }
    this.tell({ kind: 'SETTLED', market: symbol, spec: market.spec, changed: [], settlementPrice })
    // What happened in the market is told while there still is one.
    world.finish()
    this.pulse.remove(symbol)
    world.markets.delete(symbol)
    this.specs.delete(symbol)
    this.tell({ kind: 'DELETED', market: symbol, spec: market.spec, changed: [] })
    world.finish()
  }

  private tell(event: Omit<MarketEvent, 'createdAtMs'>): void {
    const record: MarketEvent = { ...event, createdAtMs: this.world.nowMs() }
    this.world.marketEvents.add(record)
    this.world.outbox.add({ kind: 'market', event: record })
  }
}
