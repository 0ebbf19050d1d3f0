import { toDecimal } from './quanta'
import type { JsonObject } from './json'
import type { Sockets } from './socket/sockets'
import type { Venue } from './venue'

/** What there is to assert on, as `ControlState` describes it. */
export function controlState(venue: Venue, sockets: Sockets): JsonObject {
  return {
    system: venue.exchange.systemStatus,
    sockets: sockets.count(),
    accounts: venue.keys.accounts().map((address) => accountState(venue, address)),
  }
}

function accountState({ exchange, orders }: Venue, address: string): JsonObject {
  const account = exchange.account(address)
  return {
    address,
    accountValue: toDecimal(account?.accountValue ?? 0n),
    totalCollateral: toDecimal(account?.totalCollateral ?? 0n),
    openOrders: exchange.openOrders(address).map(({ id, clientId, market, side, price, remaining }) => ({
      id,
      clientId,
      market,
      side,
      price: toDecimal(price),
      remaining: toDecimal(remaining),
    })),
    positions: exchange.positions(address).map(({ market, size }) => ({ market, size: toDecimal(size) })),
    orders: exchange.orderHistory(address).length,
    fills: exchange.fills(address).length,
    clientIds: Object.fromEntries([...orders.attemptsOf(address)].map(([id, counts]) => [id, { ...counts }])),
  }
}
