import type { Account } from './account'
import { History } from './history'
import { Ids } from './ids'
import { figures, leverage, liquidationPrice, unrealized } from './margin'
import { Market } from './market'
import { defaultMarkets } from './markets'
import { Outbox } from './outbox'
import { snapshotOrder, type OwnOrder } from './own-order'
import { fundingOwed, type Position } from './position'
import { ONE, magnitude } from './quanta'
import type { MarketEvent, Transaction } from './record-types'
import { createRandom } from './random'
import type { ExchangeAccount, ExchangeOptions, ExchangePosition, SystemStatus } from './types'

/** All state of the exchange, and how it is shown; the rules that change it are elsewhere. */
export class World {
  readonly nowMs: () => number
  readonly ids: Ids
  readonly outbox = new Outbox()
  readonly markets = new Map<string, Market>()
  readonly accounts = new Map<string, Account>()
  /** Fills on their way to the chain. */
  readonly unsettled = new Set<Transaction>()
  readonly marketEvents = new History<MarketEvent>(1000)
  status: SystemStatus = 'ok'

  constructor(options: ExchangeOptions) {
    this.nowMs = options.nowMs
    this.ids = new Ids(options.seed, options.nowMs)
    for (const spec of options.markets ?? defaultMarkets) {
      const random = createRandom(options.seed, `past of ${spec.symbol}`)
      this.markets.set(spec.symbol, new Market(spec, random, options.nowMs()))
    }
  }

  /** Announces the books that changed and tells all events; ends every public act. */
  finish(): void {
    for (const [symbol, market] of this.markets) {
      if (market.book.seqNo === market.announcedSeqNo) continue
      market.announcedSeqNo = market.book.seqNo
      market.bookUpdatedAtMs = this.nowMs()
      this.outbox.add({ kind: 'bookChanged', market: symbol })
    }
    this.outbox.flush()
  }

  /** Stamps an order as changed and announces it. */
  announceOrder(order: OwnOrder): void {
    order.updatedAtMs = this.nowMs()
    order.seqNo = this.ids.seqNo()
    this.outbox.add({ kind: 'order', order: snapshotOrder(order) })
  }

  announceAccount(account: Account): void {
    account.updatedAtMs = this.nowMs()
    account.seqNo = this.ids.seqNo()
    this.outbox.add({ kind: 'account', account: this.showAccount(account) })
  }

  announcePosition(account: Account, position: Position): void {
    position.updatedAtMs = this.nowMs()
    position.seqNo = this.ids.seqNo()
    this.outbox.add({ kind: 'position', position: this.showPosition(account, position) })
  }

  showAccount(account: Account): ExchangeAccount {
    const { value, initial, maintenance } = figures(account, this.markets)
    return {
      address: account.address,
      status: account.status,
      settlementAsset: 'USDC',
      totalCollateral: account.collateral,
      accountValue: value,
      freeCollateral: value - initial,
      initialMarginRequirement: initial,
      maintenanceMarginRequirement: maintenance,
      marginCushion: value - maintenance,
      updatedAtMs: account.updatedAtMs,
      createdAtMs: account.createdAtMs,
      seqNo: account.seqNo,
    }
  }

  showPosition(account: Account, position: Position): ExchangePosition {
    const market = this.market(position.market)
    const now = figures(account, this.markets)
    const { size, exitSize } = position
    return {
      id: position.id,
      account: account.address,
      market: position.market,
      size,
      averageEntryPrice: size === 0n ? 0n : magnitude(position.costFine / size),
      averageExitPrice: exitSize === 0n ? 0n : position.exitValueFine / exitSize,
      cost: position.costFine / ONE,
      cachedFundingIndex: position.fundingIndex,
      unrealizedPnl: unrealized(position, market),
      unrealizedFundingPnl: fundingOwed(position, market.fundingIndex),
      realizedPnl: position.realizedPnl,
      realizedFundingPnl: position.realizedFunding,
      liquidationPrice: liquidationPrice(position, market, now),
      leverage: leverage(position, market, now),
      status: size === 0n ? 'CLOSED' : 'OPEN',
      lastFillId: position.lastFillId,
      createdAtMs: position.createdAtMs,
      updatedAtMs: position.updatedAtMs,
      closedAtMs: position.closedAtMs,
      seqNo: position.seqNo,
    }
  }

  /** The market of a symbol that is known to exist. */
  market(symbol: string): Market {
    const market = this.markets.get(symbol)
    if (!market) throw new Error(`no market ${symbol}`)
    return market
  }
}
