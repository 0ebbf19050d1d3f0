import type { Algo } from './algo'
import { opposite } from './book'
import { History } from './history'
import type { OwnOrder } from './own-order'
import type { Liquidation, TradeBust, Transaction, Transfer, Worth } from './record-types'
import type { Position } from './position'
import type { ExchangeAccount, ExchangeFill, FundingPayment, Quanta, Side } from './types'

/** How much of its past an account remembers: orders, fills, payments. */
const REMEMBERED = 10_000

/** What the exchange knows of one account. */
export class Account {
  status: ExchangeAccount['status'] = 'ACTIVE'
  /** The settlement balance: deposit, realized PnL, fees and funding. */
  collateral: Quanta = 0n
  /** All deposits less all withdrawals. */
  paidIn: Quanta = 0n
  seqNo = 0n
  updatedAtMs: number
  /** Remembered orders, oldest first, and those of them still in the market. */
  readonly orders = new Map<string, OwnOrder>()
  readonly open = new Map<string, OwnOrder>()
  /** By market; only those with a size. */
  readonly positions = new Map<string, Position>()
  readonly fills = new History<ExchangeFill>(REMEMBERED)
  readonly transfers = new History<Transfer>(REMEMBERED)
  readonly transactions = new History<Transaction>(REMEMBERED)
  readonly busts = new History<TradeBust>(REMEMBERED)
  readonly liquidations = new History<Liquidation>(REMEMBERED)
  readonly worth = new History<Worth>(REMEMBERED)
  readonly payments = new History<FundingPayment>(REMEMBERED)
  /** Chosen leverage by market. */
  readonly leverages = new Map<string, number>()
  /** TWAPs by id, oldest first. */
  readonly algos = new Map<string, Algo>()
  private readonly byClientId = new Map<string, OwnOrder>()

  constructor(
    readonly address: string,
    readonly createdAtMs: number,
  ) {
    this.updatedAtMs = createdAtMs
  }

  /** Keeps a new order and forgets the oldest closed one beyond the limit, its client id with it. */
  remember(order: OwnOrder): void {
    this.orders.set(order.id, order)
    this.open.set(order.id, order)
    if (order.clientId !== '') this.byClientId.set(order.clientId, order)
    if (this.orders.size <= REMEMBERED) return
    for (const old of this.orders.values()) {
      if (old.status !== 'CLOSED') continue
      this.orders.delete(old.id)
      if (this.byClientId.get(old.clientId) === old) this.byClientId.delete(old.clientId)
      return
    }
  }

  orderByClientId(clientId: string): OwnOrder | undefined {
    return this.byClientId.get(clientId)
  }

  openIn(market: string): OwnOrder[] {
    return [...this.open.values()].filter((order) => order.market === market)
  }

  size(market: string): Quanta {
    return this.positions.get(market)?.size ?? 0n
  }

  /** How much an order of `side` can take off the position; 0 if it would open or grow one. */
  reducible(market: string, side: Side): Quanta {
    const size = this.size(market)
    if (side === 'SELL') return size > 0n ? size : 0n
    return size < 0n ? -size : 0n
  }

  /** Whether an order may still open a position that one of `side` would reduce. */
  awaits(market: string, side: Side): boolean {
    return this.openIn(market).some((order) => !order.reduceOnly && order.side === opposite(side))
  }
}
