import { Exchange } from '../../../src/sandbox/exchange/exchange'
import { defaultMarkets } from '../../../src/sandbox/exchange/markets'
import type {
  ExchangeEvent,
  ExchangeOptions,
  ExchangeOrder,
  OrderRequest,
  Quanta,
} from '../../../src/sandbox/exchange/types'

export const BTC = 'BTC-USD-PERP'
export const ETH = 'ETH-USD-PERP'
export const ALICE = '0xa11ce'
export const BOB = '0xb0b'
export const CAROL = '0xca401'

/** Decimal text as quanta. */
export function q(text: string): Quanta {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const units = BigInt(whole) * 100_000_000n + BigInt(fraction.padEnd(8, '0'))
  return text.startsWith('-') ? -units : units
}

/** An order with everything usual filled in: a good-till-cancelled limit buy of 1 BTC at 100. */
export function request(change: Partial<OrderRequest> = {}): OrderRequest {
  return {
    market: BTC,
    side: 'BUY',
    type: 'LIMIT',
    size: q('1'),
    price: change.type?.endsWith('MARKET') ? 0n : q('100'),
    triggerPrice: null,
    instruction: 'GTC',
    reduceOnly: false,
    stp: 'EXPIRE_TAKER',
    clientId: '',
    signatureTimestampMs: 0,
    ...change,
  }
}

/** An exchange on a clock of its own, with what it told. */
export interface Scene {
  exchange: Exchange
  events: ExchangeEvent[]
  clock: { nowMs: number }
  /** Submits and gives back the order as it is afterwards; throws if it was refused. */
  place: (account: string, change?: Partial<OrderRequest>) => ExchangeOrder
  /** The order as it is now. */
  now: (order: ExchangeOrder) => ExchangeOrder
}

/** BTC and ETH at 100 with fees of the default markets, nobody but accounts, and 10,000 each for Alice, Bob and Carol. */
export function createScene(options: Partial<ExchangeOptions> = {}): Scene {
  const clock = { nowMs: 1_790_000_000_000 }
  const markets = defaultMarkets.slice(0, 2).map((spec) => ({
    ...spec,
    startPrice: q('100'),
    minNotional: q('10'),
    tick: q('0.1'),
    step: q('0.001'),
    maxOrderSize: q('1000'),
    positionLimit: q('2000'),
  }))
  const exchange = new Exchange({ seed: 1, nowMs: () => clock.nowMs, simulate: false, markets, ...options })
  for (const account of [ALICE, BOB, CAROL]) exchange.openAccount(account, q('10000'))
  const events: ExchangeEvent[] = []
  exchange.on((event) => events.push(event))
  const now = (order: ExchangeOrder) => {
    const current = exchange.order(order.account, order.id)
    if (!current) throw new Error(`order ${order.id} is forgotten`)
    return current
  }
  return {
    exchange,
    events,
    clock,
    now,
    place(account, change) {
      const answer = exchange.submit(account, request(change))
      if (!answer.ok) throw new Error(`${answer.refusal.code}: ${answer.refusal.message}`)
      return now(answer.order)
    },
  }
}

/** The path an order took, as words like 'NEW', 'OPEN', 'CLOSED USER_CANCELED'. */
export function pathOf(events: readonly ExchangeEvent[], orderId: string): string[] {
  return events.flatMap((event) =>
    event.kind === 'order' && event.order.id === orderId
      ? [`${event.order.status} ${event.order.cancelReason}`.trim()]
      : [],
  )
}
