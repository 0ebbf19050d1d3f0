import type { Account } from './account'
import { closeOrder } from './closing'
import { figures, maintenanceOf } from './margin'
import { match } from './matching'
import { createOrder, snapshotOrder } from './own-order'
import { triggerIfDue } from './orders'
import type { Position } from './position'
import { magnitude } from './quanta'
import { execute } from './settlement'
import type { OrderRequest, Side } from './types'
import type { World } from './world'

/** Takes over what the book cannot absorb of a liquidation. */
const INSURANCE = '~insurance'

/** Acts on the present mark prices: sets off triggers, then liquidates; both pause unless the system is ok. */
export function guardPositions(world: World): void {
  if (world.status !== 'ok') return
  for (const account of world.accounts.values()) {
    for (const order of [...account.open.values()]) {
      triggerIfDue(world, world.market(order.market), account, order)
    }
  }
  for (const account of world.accounts.values()) {
    if (account.positions.size > 0 && isDoomed(world, account)) liquidate(world, account)
  }
}

function isDoomed(world: World, account: Account): boolean {
  const { value, maintenance } = figures(account, world.markets)
  return value < maintenance
}

/** Cancels the account's orders and closes its positions, heaviest first, until it meets its maintenance requirement. */
function liquidate(world: World, account: Account): void {
  account.status = 'LIQUIDATION'
  world.announceAccount(account)
  for (const order of [...account.open.values()]) closeOrder(world, account, order, 'LIQUIDATION')
  for (const algo of account.algos.values()) {
    if (algo.status === 'CLOSED') continue
    algo.status = 'CLOSED'
    algo.cancelReason = 'LIQUIDATION'
    algo.updatedAtMs = world.nowMs()
  }
  const weight = (position: Position) => {
    const market = world.market(position.market)
    return maintenanceOf(market, position.size, market.mark)
  }
  const heaviestFirst = [...account.positions.values()].sort((a, b) => (weight(a) < weight(b) ? 1 : -1))
  for (const position of heaviestFirst) {
    closePosition(world, account, position)
    if (!isDoomed(world, account)) break
  }
  account.status = 'ACTIVE'
  world.announceAccount(account)
}

/** Sells (or buys back) a position on the book within the price band, and the rest to the insurance at the mark price. */
function closePosition(world: World, account: Account, position: Position): void {
  const market = world.market(position.market)
  const side: Side = position.size > 0n ? 'SELL' : 'BUY'
  const nowMs = world.nowMs()
  const request: OrderRequest = {
    market: position.market,
    side,
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
  const limit = side === 'BUY' ? market.bandHigh : market.bandLow
  match(world, market, order, { limit, kind: 'LIQUIDATION', interactive: false })
  if (order.remaining === 0n) return
  const insurance = {
    ...order,
    id: '',
    account: INSURANCE,
    side: side === 'BUY' ? ('SELL' as const) : ('BUY' as const),
    reduceOnly: false,
  }
  execute(world, market, {
    taker: order,
    maker: insurance,
    price: market.mark,
    size: order.remaining,
    kind: 'LIQUIDATION',
    transfer: true,
  })
}
