import type { Account } from './account'
import { opposite } from './book'
import type { Market } from './market'
import { createOrder, snapshotOrder, type OwnOrder } from './own-order'
import type { Position } from './position'
import { magnitude } from './quanta'
import { execute } from './settlement'
import type { OrderRequest } from './types'
import type { World } from './world'

/** Takes over what no book absorbs. */
const INSURANCE = '~insurance'

/** The exchange's own order that closes a position, announced as NEW. */
export function closingOrder(world: World, account: Account, position: Position): OwnOrder {
  const nowMs = world.nowMs()
  const request: OrderRequest = {
    market: position.market,
    side: position.size > 0n ? 'SELL' : 'BUY',
    type: 'MARKET',
    size: magnitude(position.size),
    price: 0n,
    triggerPrice: null,
    instruction: 'IOC',
    reduceOnly: true,
    stp: 'EXPIRE_MAKER',
    clientId: '',
    signatureTimestampMs: nowMs,
  }
  const order = createOrder(account.address, world.ids.long(), request, nowMs, world.ids.seqNo())
  account.remember(order)
  world.outbox.add({ kind: 'order', order: snapshotOrder(order) })
  return order
}

/** Hands what remains of an order to the insurance at the mark price, past the book. */
export function transferRest(
  world: World,
  market: Market,
  order: OwnOrder,
  kind: 'LIQUIDATION' | 'SETTLE_MARKET',
): void {
  if (order.remaining === 0n) return
  const insurance = { ...order, id: '', account: INSURANCE, side: opposite(order.side), reduceOnly: false }
  execute(world, market, {
    taker: order,
    maker: insurance,
    price: market.mark,
    size: order.remaining,
    kind,
    transfer: true,
  })
}
