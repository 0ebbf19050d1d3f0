import { Account } from './account'
import { Algos } from './algos'
import { bustFill } from './busts'
import { closeOrder } from './closing'
import { tradeWith } from './counterparty'
import { fundingRate, observeFunding, settleFunding } from './funding'
import { Listings } from './listings'
import { MarginSettings } from './margin-settings'
import { modifyOrder } from './modify'
import { cancelOrder, cancelRefusal, releaseOrder, submitOrder } from './orders'
import { snapshotOrder, type OwnOrder } from './own-order'
import { Pulse } from './pulse'
import { Records, transfer, worthOf } from './records'
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
  ModifyRequest,
  OrderRequest,
  Quanta,
  Refusal,
  SystemStatus,
} from './types'

type Refused = { ok: false; refusal: Refusal }

function refused(code: string, message: string): Refused {
  return { ok: false, refusal: { code, message } }
}

/** The exchange in a box: see `ExchangeCore` for what each call promises. */
export class Exchange implements ExchangeCore {
  readonly markets: ReadonlyMap<string, MarketSpec>
  readonly algos: Algos
  readonly listings: Listings
  readonly records: Records
  readonly margins: MarginSettings
  private readonly world: World
  private readonly pulse: Pulse

  constructor(options: ExchangeOptions) {
    this.world = new World(options)
    this.pulse = new Pulse(this.world, options.seed, options.simulate ?? true)
    this.algos = new Algos(this.world)
    this.listings = new Listings(this.world, this.pulse, options.seed)
    this.markets = this.listings.specs
    this.records = new Records(this.world)
    this.margins = new MarginSettings(this.world)
    this.world.finish()
  }

  get systemStatus(): SystemStatus {
    return this.world.status
  }

  on(listener: (event: ExchangeEvent) => void): () => void {
    return this.world.outbox.on(listener)
  }

  step(): void {
    this.pulse.step()
    this.algos.step()
    this.world.finish()
  }

  openAccount(address: string, deposit: Quanta): ExchangeAccount {
    const { world } = this
    let account = world.accounts.get(address)
    if (!account) {
      account = new Account(address, world.nowMs())
      world.accounts.set(address, account)
      transfer(world, account, deposit)
      account.worth.add(worthOf(world, account))
      world.finish()
    }
    return world.showAccount(account)
  }

  deposit(address: string, amount: Quanta): ExchangeAccount {
    const { world } = this
    const account = world.accounts.get(address)
    if (!account) return this.openAccount(address, amount)
    transfer(world, account, amount)
    world.finish()
    return world.showAccount(account)
  }

  account(address: string): ExchangeAccount | undefined {
    const account = this.world.accounts.get(address)
    return account && this.world.showAccount(account)
  }

  submit(address: string, request: OrderRequest, held = false): { ok: true; order: ExchangeOrder } | Refused {
    const account = this.world.accounts.get(address)
    if (!account) return refused('ACCOUNT_NOT_FOUND', `account ${address} does not exist`)
    const answer = submitOrder(this.world, account, request, held)
    this.world.finish()
    return answer
  }

  release(address: string, orderId: string): void {
    const account = this.world.accounts.get(address)
    if (account) releaseOrder(this.world, account, orderId)
    this.world.finish()
  }

  modify(address: string, orderId: string, request: ModifyRequest) {
    const account = this.world.accounts.get(address)
    if (!account) return refused('ACCOUNT_NOT_FOUND', `account ${address} does not exist`)
    const answer = modifyOrder(this.world, account, orderId, request)
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

  cancelRefusal(address: string, orderId: string): Refusal | undefined {
    const account = this.world.accounts.get(address)
    if (!account) return { code: 'ACCOUNT_NOT_FOUND', message: `account ${address} does not exist` }
    return cancelRefusal(this.world, account, orderId)
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
    const market = this.world.market(symbol)
    return market.summary(this.world.nowMs(), fundingRate(market))
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
    if (price <= 0n) throw new RangeError('a price is above zero')
    this.pulse.movePrice(this.world.market(symbol), price)
    this.world.finish()
  }

  fillOrder(orderId: string, size?: Quanta): { ok: true; fill: ExchangeFill } | Refused {
    const answer = tradeWith(this.world, orderId, size)
    this.world.finish()
    return answer
  }

  bust(address: string, fillId: string, revert: boolean): Refusal | undefined {
    const refusal = bustFill(this.world, address, fillId, revert)
    this.world.finish()
    return refusal
  }

  pause(paused: boolean): void {
    this.pulse.paused = paused
  }

  settleFunding(symbol: string): void {
    settleFunding(this.world, this.world.market(symbol))
    observeFunding(this.world, this.world.market(symbol))
    this.world.finish()
  }
}

function shown(order: OwnOrder | undefined): ExchangeOrder | undefined {
  return order && snapshotOrder(order)
}
