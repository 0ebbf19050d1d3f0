import { crosses, opposite } from './book'
import type { RestingOrder } from './book-side'
import { closeOrder } from './closing'
import type { Market } from './market'
import { least } from './quanta'
import { execute } from './settlement'
import type { FillKind, Quanta, Stp } from './types'
import type { World } from './world'

/** An order that takes. */
export interface Taker extends RestingOrder {
  stp: Stp
}

/** How far and as what it takes. */
export interface Terms {
  /** The worst price it accepts. */
  limit: Quanta
  kind: FillKind
  /** Whether it may meet RPI orders: retail takers only. */
  interactive: boolean
}

/** How much of an order may be executed now: reduce-only orders never more than the position. */
export function executable(world: World, order: RestingOrder, market: Market): Quanta {
  if (!order.reduceOnly) return order.remaining
  const account = world.accounts.get(order.account)
  return least(order.remaining, account?.reducible(market.spec.symbol, order.side) ?? 0n)
}

/**
 * Trades an order against the book, best price first and oldest first within a price, until nothing
 * crosses, nothing of it is executable, or self-trade prevention stops it.
 */
export function match(world: World, market: Market, taker: Taker, terms: Terms): 'done' | 'selfTrade' {
  for (;;) {
    const wanted = executable(world, taker, market)
    if (wanted <= 0n) return 'done'
    const maker = market.book.first(opposite(taker.side), terms.interactive)
    if (!maker || !crosses(taker.side, terms.limit, maker.price)) return 'done'
    if (maker.account === taker.account) {
      if (taker.stp !== 'EXPIRE_TAKER') expire(world, market, maker)
      if (taker.stp !== 'EXPIRE_MAKER') return 'selfTrade'
      continue
    }
    execute(world, market, {
      taker,
      maker,
      price: maker.price,
      size: least(wanted, executable(world, maker, market)),
      kind: maker.instruction === 'RPI' && terms.kind === 'FILL' ? 'RPI' : terms.kind,
    })
  }
}

function expire(world: World, market: Market, maker: RestingOrder): void {
  const account = world.accounts.get(maker.account)
  const own = account?.orders.get(maker.id)
  if (account && own) closeOrder(world, account, own, 'SELF_TRADE')
  else market.book.remove(maker)
}
