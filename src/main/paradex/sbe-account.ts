import type { SbeBlock, SbeTail } from './sbe-reader'
import { sbeOrderFlags, sbeWords } from './sbe-words'

// Object literals are read top to bottom, so the order of the properties is the order on the wire.

/** Template 20, `orders.{market}`. */
export function readOrderEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'OrderEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    status: block.word(sbeWords.orderStatus),
    side: block.word(sbeWords.side),
    orderType: block.word(sbeWords.orderType),
    timeInForce: block.word(sbeWords.timeInForce),
    price: block.decimalOrNull(8),
    triggerPrice: block.decimalOrNull(8),
    size: block.decimal(8),
    sizeOpen: block.decimal(8),
    avgFillPrice: block.decimalOrNull(8),
    createdAt: block.int64(),
    updatedAt: block.int64(),
    account: block.address(),
    receivedAt: block.int64(),
    publishedAt: block.int64(),
    stp: block.word(sbeWords.stpMode),
    flags: block.flags(sbeOrderFlags),
    orderId: tail.text(),
    clientOrderId: tail.text(),
    market: tail.text(),
    cancelReason: tail.text(),
  }
}

/** Template 21, `fills.{market}`; a positive fee is paid. */
export function readFillEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'FillEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    fillType: block.word(sbeWords.fillType),
    side: block.word(sbeWords.side),
    liquidity: block.word(sbeWords.liquiditySide),
    price: block.decimal(8),
    size: block.decimal(8),
    fee: block.decimal(8),
    realizedPnl: block.decimalOrNull(8),
    createdAt: block.int64(),
    account: block.address(),
    underlyingPrice: block.decimal(8),
    realizedFunding: block.decimal(8),
    fillId: tail.text(),
    orderId: tail.text(),
    clientOrderId: tail.text(),
    tradeId: tail.text(),
    market: tail.text(),
  }
}

/** Template 22, `positions`; BUY is long, SELL short, the size absolute. */
export function readPositionEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'PositionEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    side: block.word(sbeWords.side),
    size: block.decimal(8),
    avgEntryPrice: block.decimal(8),
    unrealizedPnl: block.decimal(8),
    realizedPnl: block.decimal(8),
    markPrice: block.decimal(8),
    liquidationPrice: block.decimalOrNull(8),
    leverage: block.decimal(8),
    updatedAt: block.int64(),
    account: block.address(),
    avgEntryPriceUsd: block.decimal(8),
    cost: block.decimal(8),
    costUsd: block.decimal(8),
    cachedFundingIndex: block.decimal(8),
    unrealizedFundingPnl: block.decimal(8),
    status: block.word(sbeWords.positionStatus),
    market: tail.text(),
    lastFillId: tail.text(),
  }
}

/** Template 23, `account`. */
export function readAccountEvent(block: SbeBlock, tail: SbeTail) {
  return {
    name: 'AccountEvent' as const,
    ts: block.int64(),
    seq: block.int64(),
    totalCollateral: block.decimal(8),
    freeCollateral: block.decimal(8),
    initialMarginReq: block.decimal(8),
    maintenanceMarginReq: block.decimal(8),
    accountValue: block.decimal(8),
    unrealizedPnl: block.decimal(8),
    updatedAt: block.int64(),
    account: block.address(),
    marginCushion: block.decimal(8),
    status: block.word(sbeWords.accountStatus),
    settlementAsset: tail.text(),
  }
}
