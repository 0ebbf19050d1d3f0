import type { Account } from './account'
import { closeGrowing } from './closing'
import type { RestingOrder } from './book-side'
import { payFunding } from './funding'
import type { Market } from './market'
import { noteFill, type OwnOrder } from './own-order'
import { applyTrade, createPosition, isFlipped, type Position } from './position'
import { times } from './quanta'
import { sendToSettle } from './records'
import type { ExchangeFill, ExchangeTrade, FillKind, Quanta, Side } from './types'
import type { World } from './world'

/** Two orders that met; either may be a simulated participant's, of whom nothing is kept. */
export interface Meeting {
  taker: RestingOrder
  maker: RestingOrder
  price: Quanta
  size: Quanta
  kind: FillKind
  /** Not a trade of the book but a transfer: not on the tape, and its fills carry book sequence 0. */
  transfer?: boolean
}

interface Part {
  account: Account
  order: OwnOrder
  position: Position
}

/**
 * Executes a meeting: sizes, book, positions, money; then announces it as trade, fills, orders,
 * positions, accounts, in that order. Gives back the accounts' fills, the taker's first.
 */
export function execute(world: World, market: Market, meeting: Meeting): ExchangeFill[] {
  const { taker, maker, price, size, kind } = meeting
  taker.remaining -= size
  if (market.book.has(maker.id)) market.book.reduce(maker, size)
  else maker.remaining -= size

  const trade: ExchangeTrade = {
    id: world.ids.trade(),
    market: market.spec.symbol,
    side: taker.side,
    price,
    size,
    kind,
    createdAtMs: world.nowMs(),
  }
  if (!meeting.transfer) {
    market.record(trade)
    world.outbox.add({ kind: 'trade', trade })
  }
  const bookSeqNo = meeting.transfer ? 0 : market.book.seqNo
  const parts: Part[] = []
  const fills: ExchangeFill[] = []
  for (const order of [taker, maker]) {
    const account = world.accounts.get(order.account)
    const own = account?.orders.get(order.id)
    if (!account || !own) continue
    const liquidity = order === taker ? 'TAKER' : 'MAKER'
    const { fill, position } = settle(world, market, account, own, trade, liquidity, bookSeqNo)
    fills.push(fill)
    parts.push({ account, order: own, position })
  }
  for (const fill of fills) world.outbox.add({ kind: 'fill', fill })
  parts.forEach(({ account }, at) => {
    const fill = fills[at]
    if (fill) sendToSettle(world, account, fill)
  })
  for (const { order } of parts) world.announceOrder(order)
  for (const { account, position } of parts) world.announcePosition(account, position)
  for (const { account } of parts) world.announceAccount(account)
  for (const { account } of parts) closeGrowing(world, account, market.spec.symbol)
  return fills
}

/** One account's side of a trade: its order, position and money. */
function settle(
  world: World,
  market: Market,
  account: Account,
  order: OwnOrder,
  trade: ExchangeTrade,
  liquidity: 'MAKER' | 'TAKER',
  bookSeqNo: number,
): { fill: ExchangeFill; position: Position } {
  const { price, size } = trade
  const nowMs = trade.createdAtMs
  noteFill(order, price, size)
  if (order.status === 'CLOSED') account.open.delete(order.id)

  const fillId = world.ids.fill()
  const position = positionFor(world, market, account)
  const realizedFunding = payFunding(world, account, position, fillId)
  const realizedPnl = movePosition(world, market, account, position, order.side, size, price)
  position.lastFillId = fillId
  const takerRate = order.interactive ? market.spec.interactiveTakerFeeRate : market.spec.takerFeeRate
  const rate = liquidity === 'MAKER' ? market.spec.makerFeeRate : takerRate
  const fee = times(times(price, size), rate)
  account.collateral += realizedPnl - fee

  const fill: ExchangeFill = {
    id: fillId,
    kind: trade.kind,
    tradeId: trade.id,
    account: account.address,
    orderId: order.id,
    clientId: order.clientId,
    market: market.spec.symbol,
    takerSide: trade.side,
    side: order.side,
    liquidity,
    interactive: order.interactive,
    price,
    size,
    fee,
    remaining: order.remaining,
    realizedPnl,
    realizedFunding,
    underlyingPrice: market.index,
    bookSeqNo,
    createdAtMs: nowMs,
  }
  account.fills.add(fill)
  return { fill, position }
}

function positionFor(world: World, market: Market, account: Account): Position {
  const { symbol } = market.spec
  const held = account.positions.get(symbol)
  if (held) return held
  const opened = createPosition(symbol, world.ids.long(), market.fundingIndex, world.nowMs())
  account.positions.set(symbol, opened)
  return opened
}

/** Changes the position and the market's open interest; a closed position is forgotten. */
function movePosition(
  world: World,
  market: Market,
  account: Account,
  position: Position,
  side: Side,
  size: Quanta,
  price: Quanta,
): Quanta {
  const before = position.size
  const realized = applyTrade(position, side === 'BUY' ? size : -size, price)
  market.moveInterest(before, position.size)
  if (position.size === 0n) {
    position.closedAtMs = world.nowMs()
    account.positions.delete(market.spec.symbol)
  } else if (isFlipped(before, position.size)) {
    position.id = world.ids.long()
    position.createdAtMs = world.nowMs()
    position.exitSize = 0n
    position.exitValueFine = 0n
  }
  return realized
}
