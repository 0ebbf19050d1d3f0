import type { Account } from './account'
import { closeOrder } from './closing'
import { figures, maintenanceOf } from './margin'
import { match } from './matching'
import { triggerIfDue } from './orders'
import type { Position } from './position'
import { closingOrder, transferRest } from './transfer-position'
import type { World } from './world'

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
  account.liquidations.add({ id: `0x${BigInt(world.ids.long()).toString(16)}`, createdAtMs: world.nowMs() })
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
  const order = closingOrder(world, account, position)
  const limit = order.side === 'BUY' ? market.bandHigh : market.bandLow
  match(world, market, order, { limit, kind: 'LIQUIDATION', interactive: false })
  transferRest(world, market, order, 'LIQUIDATION')
}
