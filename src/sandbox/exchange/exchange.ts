import { Account } from './account'
import { closeOrder } from './closing'
import { tradeWith } from './counterparty'
import { accrueFunding, fundingRate, observeFunding, periodEnded, settleFunding } from './funding'
import { guardPositions } from './guard'
import type { Market } from './market'
import { cancelOrder, submitOrder } from './orders'
import { snapshotOrder, type OwnOrder } from './own-order'
import { Simulation } from './simulation'
import { World } from './world'
import type {
  BookView,
  Candle,
  ExchangeAccount,
  ExchangeCore,
  ExchangeEvent,
  ExchangeFill,
  ExchangeOptions,
  ExchangeOrder,
  ExchangePosition,
  ExchangeTrade,
  FundingObservation,
  FundingPayment,
  MarketSpec,
  MarketSummary,
  OrderRequest,
  Quanta,
  Refusal,
  SystemStatus,
} from './types'

/** Steps between two observations of funding, and between two looks at accounts whose positions moved with the mark. */
const OBSERVE_EVERY = 50
const REVALUE_EVERY = 10

type Refused = { ok: false; refusal: Refusal }

function refused(code: string, message: string): Refused {
  return { ok: false, refusal: { code, message } }
}

/** The exchange in a box: see `ExchangeCore` for what each call promises. */
export class Exchange implements ExchangeCore {
  readonly markets: ReadonlyMap<string, MarketSpec>
  private readonly world: World
  private readonly simulation: Simulation | undefined
  private paused = false
  private steps = 0
  private lastStepMs: number

  constructor(options: ExchangeOptions) {
    this.world = new World(options)
    this.markets = new Map([...this.world.markets].map(([symbol, { spec }]) => [symbol, spec]))
    this.lastStepMs = options.nowMs()
    if (options.simulate !== false) this.simulation = new Simulation(this.world, options.seed)
    for (const market of this.world.markets.values()) observeFunding(this.world, market)
    this.world.finish()
  }

  get systemStatus(): SystemStatus {
    return this.world.status
  }

  on(listener: (event: ExchangeEvent) => void): () => void {
    return this.world.outbox.on(listener)
  }

  step(): void {
    const { world } = this
    const nowMs = world.nowMs()
    this.steps += 1
    const alive = this.simulation && !this.paused && world.status === 'ok'
    if (alive) this.simulation.step()
    for (const market of world.markets.values()) {
      market.candles.roll(nowMs)
      accrueFunding(market, nowMs - this.lastStepMs)
      if (periodEnded(market, this.lastStepMs, nowMs)) settleFunding(world, market)
      if (this.steps % OBSERVE_EVERY === 0) observeFunding(world, market)
    }
    this.lastStepMs = nowMs
    if (alive || this.steps % REVALUE_EVERY === 0) this.announceSummaries()
    guardPositions(world)
    if (this.steps % REVALUE_EVERY === 0) this.announceAccounts()
    world.finish()
  }

  openAccount(address: string, deposit: Quanta): ExchangeAccount {
    const { world } = this
    let account = world.accounts.get(address)
    if (!account) {
      account = new Account(address, deposit, world.nowMs())
      world.accounts.set(address, account)
      world.announceAccount(account)
      world.finish()
    }
    return world.showAccount(account)
  }

  deposit(address: string, amount: Quanta): ExchangeAccount {
    const { world } = this
    const account = world.accounts.get(address)
    if (!account) return this.openAccount(address, amount)
    account.collateral += amount
    world.announceAccount(account)
    world.finish()
    return world.showAccount(account)
  }

  account(address: string): ExchangeAccount | undefined {
    const account = this.world.accounts.get(address)
    return account && this.world.showAccount(account)
  }

  submit(address: string, request: OrderRequest): { ok: true; order: ExchangeOrder } | Refused {
    const account = this.world.accounts.get(address)
    if (!account) return refused('ACCOUNT_NOT_FOUND', `account ${address} does not exist`)
    const answer = submitOrder(this.world, account, request)
    this.world.finish()
    return answer
  }

  cancel(address: string, orderId: string): { ok: true } | Refused {
    const account = this.world.accounts.get(address)
    if (!account) return refused('ACCOUNT_NOT_FOUND', `account ${address} does not exist`)
    const answer = cancelOrder(this.world, account, orderId)
    this.world.finish()
    return answer
  }

  cancelAll(address: string, market?: string): string[] {
    const account = this.world.accounts.get(address)
    if (!account || this.world.status === 'maintenance') return []
    const orders = [...account.open.values()].filter(
      (order) => market === undefined || order.market === market,
    )
    for (const order of orders) closeOrder(this.world, account, order, 'USER_CANCELED')
    if (orders.length > 0) this.world.announceAccount(account)
    this.world.finish()
    return orders.map(({ id }) => id)
  }

  order(address: string, orderId: string): ExchangeOrder | undefined {
    return shown(this.world.accounts.get(address)?.orders.get(orderId))
  }

  orderByClientId(address: string, clientId: string): ExchangeOrder | undefined {
    return shown(this.world.accounts.get(address)?.orderByClientId(clientId))
  }

  openOrders(address: string, market?: string): ExchangeOrder[] {
    const open = this.world.accounts.get(address)?.open.values() ?? []
    return [...open].filter((order) => market === undefined || order.market === market).map(snapshotOrder)
  }

  orderHistory(address: string): readonly ExchangeOrder[] {
    const orders = this.world.accounts.get(address)?.orders.values() ?? []
    return [...orders].reverse().map(snapshotOrder)
  }

  fills(address: string): readonly ExchangeFill[] {
    return this.world.accounts.get(address)?.fills.newestFirst() ?? []
  }

  positions(address: string): ExchangePosition[] {
    const account = this.world.accounts.get(address)
    if (!account) return []
    return [...account.positions.values()].map((position) => this.world.showPosition(account, position))
  }

  fundingPayments(address: string): readonly FundingPayment[] {
    return this.world.accounts.get(address)?.payments.newestFirst() ?? []
  }

  book(symbol: string, depth: number, interactive = false): BookView {
    const market = this.world.market(symbol)
    return market.book.view(symbol, depth, market.bookUpdatedAtMs, interactive)
  }

  trades(symbol: string): readonly ExchangeTrade[] {
    return this.world.market(symbol).trades.newestFirst()
  }

  summary(symbol: string): MarketSummary {
    return this.summarize(this.world.market(symbol))
  }

  funding(symbol: string): readonly FundingObservation[] {
    return this.world.market(symbol).observations.newestFirst()
  }

  candles(symbol: string): readonly Candle[] {
    const { candles } = this.world.market(symbol)
    candles.roll(this.world.nowMs())
    return candles.oldestFirst()
  }

  setSystemStatus(status: SystemStatus): void {
    if (status === this.world.status) return
    this.world.status = status
    this.world.outbox.add({ kind: 'system', status })
    this.world.finish()
  }

  movePrice(symbol: string, price: Quanta): void {
    const market = this.world.market(symbol)
    if (price <= 0n) throw new RangeError('a price is above zero')
    market.index = price
    market.mark = price
    market.premium = 0n
    this.simulation?.move(symbol, this.world.status === 'ok')
    this.world.outbox.add({ kind: 'summary', summary: this.summarize(market) })
    guardPositions(this.world)
    this.announceAccounts(symbol)
    this.world.finish()
  }

  fillOrder(orderId: string, size?: Quanta): { ok: true; fill: ExchangeFill } | Refused {
    const answer = tradeWith(this.world, orderId, size)
    this.world.finish()
    return answer
  }

  pause(paused: boolean): void {
    this.paused = paused
  }

  settleFunding(symbol: string): void {
    settleFunding(this.world, this.world.market(symbol))
    this.world.finish()
  }

  private summarize(market: Market): MarketSummary {
    return market.summary(this.world.nowMs(), fundingRate(market))
  }

  private announceSummaries(): void {
    for (const market of this.world.markets.values()) {
      this.world.outbox.add({ kind: 'summary', summary: this.summarize(market) })
    }
  }

  /** Tells what accounts with a position (in one market, or any) are worth now. */
  private announceAccounts(market?: string): void {
    for (const account of this.world.accounts.values()) {
      const moved = market === undefined ? account.positions.size > 0 : account.positions.has(market)
      if (moved) this.world.announceAccount(account)
    }
  }
}

function shown(order: OwnOrder | undefined): ExchangeOrder | undefined {
  return order && snapshotOrder(order)
}
