import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExchangeEvent, OrderRequest } from '../../../src/sandbox/exchange/types'
import { ALICE, BOB, BTC, CAROL, createScene, ETH, q, request, type Scene } from './scene'

const accounts = [ALICE, BOB, CAROL]

const submission = fc.record({
  kind: fc.constant('submit' as const),
  account: fc.constantFrom(...accounts),
  market: fc.constantFrom(BTC, ETH),
  side: fc.constantFrom('BUY' as const, 'SELL' as const),
  type: fc.constantFrom<OrderRequest['type'][]>(
    'LIMIT',
    'LIMIT',
    'LIMIT',
    'MARKET',
    'STOP_LIMIT',
    'STOP_LOSS_MARKET',
  ),
  size: fc.integer({ min: 1, max: 400 }),
  price: fc.integer({ min: 960, max: 1040 }),
  instruction: fc.constantFrom(
    'GTC' as const,
    'GTC' as const,
    'IOC' as const,
    'POST_ONLY' as const,
    'RPI' as const,
  ),
  reduceOnly: fc.boolean(),
  stp: fc.constantFrom('EXPIRE_MAKER' as const, 'EXPIRE_TAKER' as const, 'EXPIRE_BOTH' as const),
})
const act = fc.oneof(
  { weight: 12, arbitrary: submission },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('cancel' as const),
      account: fc.constantFrom(...accounts),
      nth: fc.nat(9),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fill' as const),
      account: fc.constantFrom(...accounts),
      nth: fc.nat(9),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('price' as const),
      market: fc.constantFrom(BTC, ETH),
      price: fc.integer({ min: 900, max: 1100 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

function perform({ exchange, clock }: Scene, step: Act): void {
  if (step.kind === 'submit') {
    const { account, size, price, kind: _kind, ...rest } = step
    const level = BigInt(price) * q('0.1')
    exchange.submit(
      account,
      request({
        ...rest,
        size: BigInt(size) * q('0.5'),
        price: step.type.endsWith('MARKET') ? 0n : level,
        triggerPrice: step.type.startsWith('STOP') ? level : null,
      }),
    )
  } else if (step.kind === 'cancel' || step.kind === 'fill') {
    const order = exchange.openOrders(step.account)[step.nth]
    if (!order) return
    if (step.kind === 'cancel') exchange.cancel(step.account, order.id)
    else exchange.fillOrder(order.id)
  } else if (step.kind === 'price') exchange.movePrice(step.market, BigInt(step.price) * q('0.1'))
  else {
    for (let i = 0; i < step.minutes; i += 1) {
      clock.nowMs += 60_000
      exchange.step()
    }
  }
}

/** Runs any sequence of acts and checks after each of them. */
function always(check: (scene: Scene) => void): void {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 60 }), (acts) => {
      const scene = createScene()
      for (const step of acts) {
        perform(scene, step)
        check(scene)
      }
    }),
    { numRuns: 60 },
  )
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n)
}

function told<K extends ExchangeEvent['kind']>(events: readonly ExchangeEvent[], kind: K) {
  return events.filter((event): event is Extract<ExchangeEvent, { kind: K }> => event.kind === kind)
}

describe('whatever accounts do', () => {
  it('no book is ever crossed', () => {
    always(({ exchange }) => {
      for (const market of [BTC, ETH]) {
        const { bids, asks } = exchange.book(market, 1)
        if (bids[0] && asks[0]) expect(bids[0].price).toBeLessThan(asks[0].price)
      }
    })
  })

  it('the book holds exactly what remains of the open orders', () => {
    always(({ exchange }) => {
      for (const market of [BTC, ETH]) {
        const { bids, asks } = exchange.book(market, 1000, true)
        const open = accounts
          .flatMap((account) => exchange.openOrders(account, market))
          .filter(({ status }) => status === 'OPEN')
        const remaining = (side: 'BUY' | 'SELL') =>
          sum(open.filter((order) => order.side === side).map((order) => order.remaining))
        expect(sum(bids.map(({ size }) => size))).toBe(remaining('BUY'))
        expect(sum(asks.map(({ size }) => size))).toBe(remaining('SELL'))
      }
    })
  })

  it('sizes are conserved: fills add up to what orders lost and to the positions', () => {
    always(({ exchange }) => {
      for (const account of accounts) {
        const fills = exchange.fills(account)
        for (const order of exchange.orderHistory(account)) {
          const filled = sum(fills.filter(({ orderId }) => orderId === order.id).map(({ size }) => size))
          expect(filled).toBe(order.size - order.remaining)
        }
        for (const market of [BTC, ETH]) {
          const mine = fills.filter((fill) => fill.market === market)
          const net = sum(mine.map(({ side, size }) => (side === 'BUY' ? size : -size)))
          const held = exchange.positions(account).find((position) => position.market === market)
          expect(held?.size ?? 0n).toBe(net)
        }
      }
    })
  })

  it('money reconciles to the last quantum: deposit, PnL, fees and funding are the collateral', () => {
    always(({ exchange }) => {
      for (const account of accounts) {
        const fills = exchange.fills(account)
        const expected =
          q('10000') +
          sum(fills.map(({ realizedPnl }) => realizedPnl)) -
          sum(fills.map(({ fee }) => fee)) +
          sum(exchange.fundingPayments(account).map(({ payment }) => payment))
        expect(exchange.account(account)?.totalCollateral).toBe(expected)
      }
    })
  })

  it('account value is collateral and unrealized PnL, and what is free is the rest after the requirement', () => {
    always(({ exchange }) => {
      for (const account of accounts) {
        const shown = exchange.account(account)
        if (!shown) throw new Error('an account is missing')
        const unrealized = sum(exchange.positions(account).map(({ unrealizedPnl }) => unrealizedPnl))
        expect(shown.accountValue).toBe(shown.totalCollateral + unrealized)
        expect(shown.freeCollateral).toBe(shown.accountValue - shown.initialMarginRequirement)
        expect(shown.maintenanceMarginRequirement).toBeLessThanOrEqual(shown.initialMarginRequirement)
      }
    })
  })

  it('a reduce-only fill never grows or turns a position', () => {
    always(({ exchange, events }) => {
      const sizes = new Map<string, bigint>()
      for (const { fill } of told(events, 'fill')) {
        const key = `${fill.account} ${fill.market}`
        const before = sizes.get(key) ?? 0n
        const after = before + (fill.side === 'BUY' ? fill.size : -fill.size)
        sizes.set(key, after)
        if (!exchange.order(fill.account, fill.orderId)?.reduceOnly) continue
        expect(before > 0n ? after >= 0n && after < before : after <= 0n && after > before).toBe(true)
      }
    })
  })

  it('every order goes from NEW to states it may go to, and nothing follows CLOSED', () => {
    const next: Record<string, string[]> = {
      '': ['NEW'],
      NEW: ['UNTRIGGERED', 'OPEN', 'CLOSED'],
      UNTRIGGERED: ['OPEN', 'CLOSED'],
      OPEN: ['OPEN', 'CLOSED'],
      CLOSED: [],
    }
    always(({ events }) => {
      const at = new Map<string, string>()
      for (const { order } of told(events, 'order')) {
        expect(next[at.get(order.id) ?? '']).toContain(order.status)
        at.set(order.id, order.status)
      }
    })
  })
})
