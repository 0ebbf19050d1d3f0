import type { Account } from './account'
import { opposite } from './book'
import { executable } from './matching'
import type { OwnOrder } from './own-order'
import { execute } from './settlement'
import type { ExchangeFill, Quanta, Refusal } from './types'
import type { World } from './world'

/** Makes somebody trade with a resting order at its own price, wherever it stands in line, for `size` or all it can. */
export function tradeWith(
  world: World,
  orderId: string,
  size: Quanta | undefined,
): { ok: true; fill: ExchangeFill } | { ok: false; refusal: Refusal } {
  const refuse = (code: string, message: string) => ({ ok: false as const, refusal: { code, message } })
  const order = orderOf(world.accounts.values(), orderId)
  if (!order) return refuse('ORDER_ID_NOT_FOUND', `order ${orderId} does not exist`)
  if (order.status === 'CLOSED') return refuse('ORDER_IS_CLOSED', `order ${orderId} is closed`)
  const market = world.market(order.market)
  if (!market.book.has(orderId)) return refuse('ORDER_IS_NOT_OPEN', `order ${orderId} is not in the book`)
  const available = executable(world, order, market)
  const wanted = size ?? available
  if (wanted <= 0n || wanted > available)
    return refuse('INVALID_ORDER_SIZE', 'size must be above zero and not above what remains')

  const taker = {
    id: '',
    account: '~counterparty',
    side: opposite(order.side),
    price: order.price,
    instruction: 'IOC' as const,
    reduceOnly: false,
    remaining: wanted,
  }
  const kind = order.instruction === 'RPI' ? 'RPI' : 'FILL'
  const [fill] = execute(world, market, { taker, maker: order, price: order.price, size: wanted, kind })
  if (!fill) throw new Error('an account order was filled without a fill')
  return { ok: true, fill }
}

function orderOf(accounts: Iterable<Account>, orderId: string): OwnOrder | undefined {
  for (const account of accounts) {
    const order = account.orders.get(orderId)
    if (order) return order
  }
  return undefined
}
