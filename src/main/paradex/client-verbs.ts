import type { CallFacts } from '../../preload/diagnostics'
import type {
  Account,
  Balance,
  Decimal,
  Fill,
  Market,
  Order,
  Position,
  Result,
  Side,
  Ticker,
} from '../../preload/model'
import type { OrderHistoryQuery } from './account-reader'
import type { AlgoOrders } from './algo-orders'
import { ClientEvents } from './client-events'
import { createClientParts, type ClientOptions, type ClientParts } from './client-parts'
import type { History } from './history'
import type { Keys } from './keys'
import type { Margin } from './margin'
import type { Notifications } from './notifications'
import type { BatchOutcome } from './order-batch'
import type { CancelOutcome } from './order-cancel'
import type { PlaceOutcome } from './order-entry'
import type { OrderChange, OrderToPlace } from './order-forms'
import type { BudgetState } from './rate-budget'
import type { VenueSocket } from './venue-socket'

/** What a client can be asked for, whether it is connected or not. */
export abstract class ClientVerbs extends ClientEvents {
  protected readonly parts: ClientParts

  constructor(options: ClientOptions) {
    super(options.log)
    this.parts = createClientParts(options, () => this.orderSocket)
  }

  /** The account's socket while calls can be made on it. */
  protected abstract get orderSocket(): VenueSocket | null

  /** Counts of what was odd, by name. */
  get counters(): Record<string, number> {
    return this.parts.counters.snapshot()
  }

  /** What is left of the venue's limits now. */
  get budget(): BudgetState {
    return this.parts.budget.state
  }

  /** How long REST calls took, by their kind. */
  get calls(): CallFacts[] {
    return this.parts.rest.calls
  }

  /** The past, page by page. */
  get history(): History {
    return this.parts.history
  }

  /** Subkeys and read-only tokens. */
  get keys(): Keys {
    return this.parts.keys
  }

  /** Margin and leverage of each market. */
  get margin(): Margin {
    return this.parts.margin
  }

  /** How far the account's notifications have been seen. */
  get notifications(): Notifications {
    return this.parts.notifications
  }

  /** Orders spread over time. */
  get algos(): AlgoOrders {
    return this.parts.algos
  }

  /** The mark price of a market now, the last trade's where it has none. Problem: `market.unknown`. */
  getCurrentPrice(market: string): Promise<Result<Decimal>> {
    return this.parts.markets.getCurrentPrice(market)
  }

  /** Every market the venue lists, with its steps, limits and fees: GET /markets. */
  getMarkets(): Promise<Result<Market[]>> {
    return this.parts.markets.getMarkets()
  }

  /** The newest tick of every market: GET /markets/summary. */
  getTickers(): Promise<Result<Ticker[]>> {
    return this.parts.markets.getTickers()
  }

  /** Value, collateral and margin of the account: GET /account. */
  getAccount(): Promise<Result<Account>> {
    return this.parts.reader.getAccount()
  }

  /** What the account holds of each token: GET /balance. */
  getBalances(): Promise<Result<Balance[]>> {
    return this.parts.reader.getBalances()
  }

  /** The open positions, sizes absolute: GET /positions. */
  getPositions(): Promise<Result<Position[]>> {
    return this.parts.reader.getPositions()
  }

  /** Orders in the market and those that wait for their trigger, of one market or of all: GET /orders. */
  getOpenOrders(market?: string): Promise<Result<Order[]>> {
    return this.parts.reader.getOpenOrders(market)
  }

  /** Orders whatever became of them, newest first: GET /orders-history. */
  getOrderHistory(query?: OrderHistoryQuery): Promise<Result<Order[]>> {
    return this.parts.reader.getOrderHistory(query)
  }

  /** The account's own fills, newest first, since a time in milliseconds: GET /fills. */
  getFills(sinceMs?: number): Promise<Result<Fill[]>> {
    return this.parts.reader.getFills(sinceMs)
  }

  /** The order of a client id, wherever it is by now; null when the venue knows of none. */
  findOrderByClientId(clientId: string): Promise<Result<Order | null>> {
    return this.parts.reader.findOrderByClientId(clientId)
  }

  /** Sends an order exactly once; see `PlaceOutcome` for what each outcome promises. */
  placeOrder(order: OrderToPlace): Promise<PlaceOutcome> {
    return this.parts.orderEntry.place(order)
  }

  /** Sends orders in batches of 10, an outcome each in their order; see `OrderBatch.place`. */
  placeOrders(orders: readonly OrderToPlace[]): Promise<BatchOutcome[]> {
    return this.parts.orderBatch.place(orders)
  }

  /** Changes a resting order in place, exactly once; a refusal by the risk check is told by `onModifyRefused`. */
  modifyOrder(change: OrderChange): Promise<PlaceOutcome> {
    return this.parts.orderEntry.modify(change)
  }

  /** Asks for an order to be cancelled, which a fill can still forestall; safe to repeat. */
  cancelOrder(orderId: string): Promise<Result<null>> {
    return this.parts.orderCancel.one(orderId)
  }

  /** Give the market where it is known: the socket needs it, and REST does not. */
  cancelOrderByClientId(clientId: string, market?: string): Promise<Result<null>> {
    return this.parts.orderCancel.byClientId(clientId, market)
  }

  /** An outcome each, in their order, ids before client ids. */
  cancelOrders(ids: {
    orderIds?: readonly string[]
    clientIds?: readonly string[]
  }): Promise<CancelOutcome[]> {
    return this.parts.orderCancel.list(ids)
  }

  /** Asks for every order of one market or of all to be cancelled; safe to repeat. */
  cancelAllOrders(market?: string): Promise<Result<null>> {
    return this.parts.orderCancel.all(market)
  }

  /** Cancels what is open on one side when asked; an outcome each. */
  cancelOrdersOfSide(side: Side, market?: string): Promise<Result<CancelOutcome[]>> {
    return this.parts.orderCancel.side(side, market)
  }
}
