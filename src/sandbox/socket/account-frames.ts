import { accountShape, fillShape, orderFlags, orderShape, positionShape } from '../shapes/account'
import type {
  ExchangeAccount,
  ExchangeFill,
  ExchangeOrder,
  ExchangePosition,
  Quanta,
} from '../exchange/types'
import type { Frame } from './subscriptions'

const flagBits = {
  REDUCE_ONLY: 1,
  STOP_CONDITION_BELOW_TRIGGER: 2,
  STOP_CONDITION_ABOVE_TRIGGER: 4,
  INTERACTIVE: 8,
}

/** One state of an order, on `orders.{market}`. */
export function orderFrame(order: ExchangeOrder, ts: number): Frame {
  return {
    data: orderShape(order, ts),
    sbe: {
      name: 'order',
      fields: {
        ts,
        seq: order.seqNo,
        status: order.status,
        side: order.side,
        orderType: order.type,
        timeInForce: order.instruction,
        price: order.price,
        triggerPrice: order.triggerPrice,
        size: order.size,
        sizeOpen: order.remaining,
        avgFillPrice: order.avgFillPrice,
        createdAt: order.createdAtMs,
        updatedAt: order.updatedAtMs,
        account: order.account,
        receivedAt: order.receivedAtMs,
        publishedAt: ts,
        stp: order.stp,
        flags: orderFlags(order).reduce((bits, flag) => bits | flagBits[flag], 0),
      },
      data: {
        orderId: order.id,
        clientOrderId: order.clientId,
        market: order.market,
        cancelReason: order.cancelReason,
      },
    },
  }
}

/** A fill, on `fills.{market}`; `seq` is the stream's. */
export function fillFrame(fill: ExchangeFill, ts: number, seq: number): Frame {
  return {
    data: fillShape(fill),
    sbe: {
      name: 'fill',
      fields: {
        ts,
        seq,
        fillType: fill.kind,
        side: fill.takerSide,
        liquidity: fill.liquidity,
        price: fill.price,
        size: fill.size,
        fee: fill.fee,
        realizedPnl: fill.realizedPnl,
        createdAt: fill.createdAtMs,
        account: fill.account,
        underlyingPrice: fill.underlyingPrice,
        realizedFunding: fill.realizedFunding,
      },
      data: {
        fillId: fill.id,
        orderId: fill.orderId,
        clientOrderId: fill.clientId,
        tradeId: fill.tradeId,
        market: fill.market,
      },
    },
  }
}

/** A position, on `positions`; the binary form has an absolute size and the mark price. */
export function positionFrame(position: ExchangePosition, ts: number, markPrice: Quanta): Frame {
  return {
    data: positionShape(position),
    sbe: {
      name: 'position',
      fields: {
        ts,
        seq: position.seqNo,
        side: position.size < 0n ? 'SELL' : 'BUY',
        size: position.size < 0n ? -position.size : position.size,
        avgEntryPrice: position.averageEntryPrice,
        unrealizedPnl: position.unrealizedPnl,
        realizedPnl: position.realizedPnl,
        markPrice,
        liquidationPrice: position.liquidationPrice,
        leverage: position.leverage,
        updatedAt: position.updatedAtMs,
        account: position.account,
        avgEntryPriceUsd: position.averageEntryPrice,
        cost: position.cost,
        costUsd: position.cost,
        cachedFundingIndex: position.cachedFundingIndex,
        unrealizedFundingPnl: position.unrealizedFundingPnl,
        status: position.status,
      },
      data: { market: position.market, lastFillId: position.lastFillId },
    },
  }
}

/** An account's margin, on `account`. */
export function accountFrame(account: ExchangeAccount, ts: number): Frame {
  return {
    data: accountShape(account),
    sbe: {
      name: 'account',
      fields: {
        ts,
        seq: account.seqNo,
        totalCollateral: account.totalCollateral,
        freeCollateral: account.freeCollateral,
        initialMarginReq: account.initialMarginRequirement,
        maintenanceMarginReq: account.maintenanceMarginRequirement,
        accountValue: account.accountValue,
        unrealizedPnl: account.accountValue - account.totalCollateral,
        updatedAt: account.updatedAtMs,
        account: account.address,
        marginCushion: account.marginCushion,
        status: account.status,
      },
      data: { settlementAsset: account.settlementAsset },
    },
  }
}
