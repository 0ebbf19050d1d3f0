import { accrueFunding, fundingRate, observeFunding, periodEnded, settleFunding } from './funding'
import { guardPositions } from './guard'
import type { Market } from './market'
import { settleSent, worthOf } from './records'
import { Simulation } from './simulation'
import type { Quanta } from './types'
import type { World } from './world'

/** Steps between two observations of funding, and between two looks at accounts whose positions moved with the mark. */
const OBSERVE_EVERY = 50
const REVALUE_EVERY = 10
/** Steps between two notes of what accounts are worth. */
const RECORD_EVERY = 600

/** What happens without anybody asking: simulated life, prices, funding, triggers, liquidations. */
export class Pulse {
  /** Holds the simulated life still; time, triggers and liquidations go on. */
  paused = false
  private readonly simulation: Simulation | undefined
  private steps = 0
  private lastStepMs: number

  constructor(
    private readonly world: World,
    seed: number,
    simulate: boolean,
  ) {
    this.lastStepMs = world.nowMs()
    if (simulate) this.simulation = new Simulation(world, seed)
    for (const market of world.markets.values()) observeFunding(world, market)
  }

  step(): void {
    const { world } = this
    const nowMs = world.nowMs()
    this.steps += 1
    const alive = this.simulation && !this.paused && world.status === 'ok'
    if (alive) this.simulation.step()
    for (const market of world.markets.values()) this.passTime(market, nowMs)
    this.lastStepMs = nowMs
    if (alive || this.steps % REVALUE_EVERY === 0) {
      for (const market of world.markets.values()) this.announceSummary(market)
    }
    guardPositions(world)
    settleSent(world)
    if (this.steps % REVALUE_EVERY === 0) this.announceAccounts()
    if (this.steps % RECORD_EVERY === 0) this.recordWorth()
  }

  /** Puts index and mark at a price, makers with them, and lets triggers and liquidations follow. */
  movePrice(market: Market, price: Quanta): void {
    const { symbol } = market.spec
    market.index = price
    market.mark = price
    market.premium = 0n
    this.simulation?.move(symbol, this.world.status === 'ok')
    this.announceSummary(market)
    guardPositions(this.world)
    this.announceAccounts(symbol)
  }

  /** Lets a new market live. */
  add(market: Market): void {
    this.simulation?.add(market)
    observeFunding(this.world, market)
    this.announceSummary(market)
  }

  remove(symbol: string): void {
    this.simulation?.remove(symbol)
  }

  /** Puts the makers' quotes on the grid a market has now, unless the system rests. */
  requote({ spec }: Market): void {
    if (this.world.status === 'ok') this.simulation?.requote(spec.symbol)
  }

  private recordWorth(): void {
    for (const account of this.world.accounts.values()) account.worth.add(worthOf(this.world, account))
  }

  private passTime(market: Market, nowMs: number): void {
    market.candles.roll(nowMs)
    accrueFunding(market, nowMs - this.lastStepMs)
    if (periodEnded(market, this.lastStepMs, nowMs)) settleFunding(this.world, market)
    if (this.steps % OBSERVE_EVERY === 0) observeFunding(this.world, market)
  }

  private announceSummary(market: Market): void {
    const summary = market.summary(this.world.nowMs(), fundingRate(market))
    this.world.outbox.add({ kind: 'summary', summary })
  }

  /** Tells what accounts with a position (in one market, or any) are worth now. */
  private announceAccounts(market?: string): void {
    for (const account of this.world.accounts.values()) {
      const moved = market === undefined ? account.positions.size > 0 : account.positions.has(market)
      if (moved) this.world.announceAccount(account)
    }
  }
}
