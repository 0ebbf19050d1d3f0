import { negate, sign } from '../../money/decimal'
import type { Decimal, Side, TapeTrade } from '../../preload/model'
import type { FundingComparison, FundingData } from '../../preload/records'
import type { BestPrices, Book, BookLevel, MarketSummary } from './nouns'
import type { SbeMessage } from './sbe'
import { isMoment, MalformedWire } from './wire'
import { toSide } from './words'

type Message<N extends SbeMessage['name']> = Extract<SbeMessage, { name: N }>

function present<T>(value: T | null, field: string): T {
  if (value === null) throw new MalformedWire(field)
  return value
}

/** Microseconds to milliseconds. */
function toMs(microseconds: bigint | null, field: string): number {
  const ms = Number(present(microseconds, field) / 1000n)
  if (!isMoment(ms)) throw new MalformedWire(field)
  return ms
}

function sideOf(word: string | null): Side {
  return present(toSide(word ?? '') ?? null, 'side')
}

/** A trade of the tape. */
export function toSbeTrade(message: Message<'TradeEvent'>): TapeTrade {
  return {
    id: present(message.tradeId, 'tradeId').toString(),
    market: message.market,
    side: sideOf(message.side),
    price: present(message.price, 'price'),
    size: present(message.size, 'size'),
    createdAtMs: toMs(message.createdAt, 'createdAt'),
  }
}

/** Best prices. */
export function toSbeBestPrices(message: Message<'BboEvent'>): BestPrices {
  return {
    market: message.market,
    bid: message.bidPrice,
    bidSize: message.bidSize,
    ask: message.askPrice,
    askSize: message.askSize,
    atMs: toMs(message.ts, 'ts'),
  }
}

function toLevel(level: { price: string | null; size: string | null }): BookLevel {
  return { price: present(level.price, 'price'), size: present(level.size, 'size') }
}

/** A book, whole or what changed of it. */
export function toSbeBook(message: Message<'BookEvent'>): Book {
  const seq = Number(present(message.seq, 'seq'))
  if (!Number.isSafeInteger(seq)) throw new MalformedWire('seq')
  return {
    market: message.market,
    update: message.pkgType === 'SNAPSHOT' ? 'snapshot' : 'delta',
    seq,
    bids: message.bids.map(toLevel),
    asks: message.asks.map(toLevel),
    updatedAtMs: toMs(message.ts, 'ts'),
  }
}

/** A price of zero means there is none, as in JSON. */
function priceOrNull(price: Decimal | null): Decimal | null {
  return price !== null && sign(price) > 0 ? price : null
}

/** A market's summary; the precise funding rate is preferred where the frame carries it. */
export function toSbeSummary(message: Message<'MarketSummaryEvent'>): MarketSummary {
  return {
    market: message.market,
    markPrice: priceOrNull(message.markPrice),
    indexPrice: priceOrNull(message.indexPrice),
    lastPrice: priceOrNull(message.lastPrice),
    bid: priceOrNull(message.bid),
    bidSize: message.bidSize,
    ask: priceOrNull(message.ask),
    askSize: message.askSize,
    fundingRate: message.fundingRatePrecise ?? message.fundingRate,
    openInterest: message.openInterest,
    volume24h: message.volumeUsd24h,
    priceChangeRate24h: message.priceChangeRate24h,
    atMs: toMs(message.ts, 'ts'),
  }
}

/** An observation of a market's funding. */
export function toSbeFundingData(message: Message<'FundingDataEvent'>): FundingData {
  return {
    market: message.market,
    fundingRate: present(message.fundingRate, 'fundingRate'),
    fundingRate8h: message.fundingRate8h,
    fundingIndex: present(message.fundingIndex, 'fundingIndex'),
    fundingPremium: message.fundingPremium,
    impactPremiumRate: message.impactPremiumRate,
    fundingPeriodHours: message.fundingPeriodHours,
    createdAtMs: toMs(message.createdAt, 'createdAt'),
  }
}

/** Funding at one exchange; one nobody has listed yet is 'unknown'. */
export function toSbeFundingComparison(message: Message<'FundingRateComparisonEvent'>): FundingComparison {
  return {
    market: message.market,
    source: message.source ?? 'unknown',
    hourlyFundingRate: present(message.hourlyFundingRate, 'hourlyFundingRate'),
    updatedAtMs: toMs(message.lastUpdatedAt, 'lastUpdatedAt'),
  }
}

/** Under a type without a name a fill would have another key than where it is read by its own, and count twice. */
function nameOfType(fillType: string | null): string | null {
  if (fillType === 'unknown') throw new MalformedWire('fillType')
  return fillType
}

/**
 * A private message in the field names of its JSON channel, so that both have one translation. The
 * venue's text says private payloads stay JSON while its template table lists these: both are read.
 */
export function toJsonFields(
  message: Message<'OrderEvent' | 'FillEvent' | 'PositionEvent' | 'AccountEvent'>,
): { channel: 'orders' | 'fills' | 'positions' | 'account'; fields: Record<string, unknown> } {
  switch (message.name) {
    case 'OrderEvent':
      return {
        channel: 'orders',
        fields: {
          id: message.orderId,
          client_id: message.clientOrderId,
          market: message.market,
          side: message.side,
          type: message.orderType,
          size: message.size,
          remaining_size: message.sizeOpen,
          price: message.price,
          trigger_price: message.triggerPrice,
          avg_fill_price: message.avgFillPrice,
          instruction: message.timeInForce,
          flags: message.flags,
          status: message.status,
          cancel_reason: message.cancelReason,
          created_at: toMs(message.createdAt, 'createdAt'),
          last_updated_at: toMs(message.updatedAt, 'updatedAt'),
          seq_no: message.seq?.toString(),
        },
      }
    case 'FillEvent':
      return {
        channel: 'fills',
        fields: {
          id: message.fillId,
          fill_type: nameOfType(message.fillType),
          order_id: message.orderId,
          client_id: message.clientOrderId,
          market: message.market,
          side: message.side,
          liquidity: message.liquidity,
          price: message.price,
          size: message.size,
          fee: message.fee,
          realized_pnl: message.realizedPnl,
          realized_funding: message.realizedFunding,
          created_at: toMs(message.createdAt, 'createdAt'),
        },
      }
    case 'PositionEvent':
      return {
        channel: 'positions',
        fields: {
          market: message.market,
          side: message.side === 'SELL' ? 'SHORT' : 'LONG',
          size: message.side === 'SELL' && message.size !== null ? negate(message.size) : message.size,
          average_entry_price: message.avgEntryPrice,
          unrealized_pnl: message.unrealizedPnl,
          unrealized_funding_pnl: message.unrealizedFundingPnl,
          realized_positional_pnl: message.realizedPnl,
          liquidation_price: message.liquidationPrice,
          leverage: message.leverage,
          status: message.status,
          last_updated_at: toMs(message.updatedAt, 'updatedAt'),
          seq_no: message.seq?.toString(),
        },
      }
    case 'AccountEvent':
      return {
        channel: 'account',
        fields: {
          account: message.account,
          account_value: message.accountValue,
          total_collateral: message.totalCollateral,
          free_collateral: message.freeCollateral,
          initial_margin_requirement: message.initialMarginReq,
          maintenance_margin_requirement: message.maintenanceMarginReq,
          settlement_asset: message.settlementAsset,
          status: message.status,
          updated_at: toMs(message.updatedAt, 'updatedAt'),
          seq_no: message.seq?.toString(),
        },
      }
  }
}
