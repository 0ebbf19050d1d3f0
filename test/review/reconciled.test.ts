import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneIn } from '../properties/runs'
import { fromUnits } from '../../src/money/decimal'
import type { MoneyEvent } from '../../src/main/journal/money-stream'
import { toTransfer } from '../../src/main/paradex/translate-events'
import { toFill } from '../../src/main/paradex/translate-fill'
import { WireObject } from '../../src/main/paradex/wire'
import { toCheck } from '../../src/main/review/check'
import { createSums } from '../../src/main/review/sums'
import { createTrips } from '../../src/main/review/trips'
import { fillShape } from '../../src/sandbox/shapes/account'
import { transferShape } from '../../src/sandbox/shapes/records'
import type { ExchangeFill } from '../../src/sandbox/exchange/types'
import { ALICE, BOB, BTC, CAROL, createScene, ETH, q, request, type Scene } from '../sandbox/exchange/scene'

const accounts = [ALICE, BOB, CAROL]
const act = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('trade' as const),
      account: fc.constantFrom(...accounts),
      market: fc.constantFrom(BTC, ETH),
      side: fc.constantFrom('BUY' as const, 'SELL' as const),
      type: fc.constantFrom('LIMIT' as const, 'LIMIT' as const, 'MARKET' as const),
      // Round sizes come back to flat; the others leave prices that no division ends on.
      size: fc.oneof(fc.constantFrom(1_000, 2_000), fc.integer({ min: 101, max: 80_000 })),
      price: fc.integer({ min: 994, max: 1006 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('leave' as const),
      account: fc.constantFrom(...accounts),
      market: fc.constantFrom(BTC, ETH),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('price' as const),
      market: fc.constantFrom(BTC, ETH),
      price: fc.integer({ min: 850, max: 1150 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('bust' as const),
      account: fc.constantFrom(...accounts),
      nth: fc.nat(20),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('transfer' as const),
      account: fc.constantFrom(...accounts),
      amount: fc.integer({ min: -90, max: 500 }),
    }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** A scene whose fills are kept as they were told, those that are taken back later, too. */
function createWatched() {
  const scene = createScene()
  const fills: ExchangeFill[] = []
  const busted = new Set<string>()
  scene.exchange.on((event) => {
    if (event.kind === 'fill') fills.push({ ...event.fill })
    if (event.kind === 'tradebust') busted.add(event.bust.fillId)
  })
  return { scene, fills, busted }
}

function perform({ exchange, clock }: Scene, fills: readonly ExchangeFill[], step: Act): void {
  clock.nowMs += 1
  if (step.kind === 'trade')
    exchange.submit(
      step.account,
      request({
        market: step.market,
        side: step.side,
        type: step.type,
        size: BigInt(step.size) * q('0.001'),
        price: step.type === 'MARKET' ? 0n : BigInt(step.price) * q('0.1'),
      }),
    )
  else if (step.kind === 'leave') {
    const size = exchange.positions(step.account).find(({ market }) => market === step.market)?.size ?? 0n
    if (size !== 0n)
      exchange.submit(
        step.account,
        request({
          market: step.market,
          side: size > 0n ? 'SELL' : 'BUY',
          type: 'MARKET',
          size: size > 0n ? size : -size,
        }),
      )
  } else if (step.kind === 'price') exchange.movePrice(step.market, BigInt(step.price) * q('0.1'))
  else if (step.kind === 'transfer') exchange.deposit(step.account, BigInt(step.amount) * q('0.37'))
  else if (step.kind === 'bust') {
    const mine = fills.filter(({ account }) => account === step.account)
    const fill = mine[step.nth % Math.max(1, mine.length)]
    if (fill) exchange.bust(step.account, fill.id, true)
  } else
    for (let minute = 0; minute < step.minutes; minute += 1) {
      clock.nowMs += 60_000
      exchange.step()
    }
}

/** An account's past as its journal would hold it. */
function eventsOf(
  { exchange }: Scene,
  fills: readonly ExchangeFill[],
  busted: ReadonlySet<string>,
  account: string,
): MoneyEvent[] {
  const own = fills.filter((fill) => fill.account === account)
  const sides = new Map(own.map(({ orderId, side }) => [orderId, side === 'BUY' ? 'buy' : 'sell'] as const))
  return [
    ...own.map((told): MoneyEvent => {
      const fill = toFill(new WireObject(fillShape(told)), (orderId) => sides.get(orderId))
      return { kind: 'fill', atMs: fill.createdAtMs, fill, busted: busted.has(fill.id) }
    }),
    ...exchange.fundingPayments(account).map((paid): MoneyEvent => ({
      kind: 'funding',
      atMs: paid.createdAtMs,
      payment: {
        id: paid.id,
        market: paid.market,
        payment: fromUnits(paid.payment),
        index: fromUnits(paid.index),
        createdAtMs: paid.createdAtMs,
      },
    })),
  ]
}

describe('whatever accounts trade on the exchange, to the last decimal', () => {
  it('what the review reckons is the exchange’s balance, and its trips are the exchange’s positions', () => {
    let traded = 0
    fc.assert(
      fc.property(fc.array(act, { minLength: 20, maxLength: 80 }), (acts) => {
        const { scene, fills, busted } = createWatched()
        for (const step of acts) perform(scene, fills, step)
        for (const account of accounts) {
          const trips = createTrips('USDC')
          const sums = createSums()
          for (const movement of trips.take(eventsOf(scene, fills, busted, account))) sums.add(movement)
          traded += trips.ended.length
          const shown = scene.exchange.account(account)
          if (!shown) throw new Error('an account is missing')
          const held = scene.exchange.positions(account)
          const check = toCheck(
            sums,
            trips.sizes(),
            scene.exchange.records
              .transfers(account)
              .map((told) => toTransfer(new WireObject(transferShape(told)))),
            {
              settlementCurrency: 'USDC',
              balances: [{ token: 'USDC', size: fromUnits(shown.totalCollateral), updatedAtMs: 0 }],
              positions: held.map((position) => ({
                market: position.market,
                side: position.size < 0n ? 'short' : 'long',
                size: fromUnits(position.size < 0n ? -position.size : position.size),
                entryPrice: fromUnits(position.averageEntryPrice),
                unrealizedPnl: '0',
                unrealizedFundingPnl: '0',
                liquidationPrice: null,
                leverage: null,
                realizedPnl: null,
                status: 'open',
                updatedAtMs: 0,
                seq: '0',
              })),
              isWhole: true,
              sinceMs: 0,
            },
          )
          expect(check.reckoned).toBe(check.balance)
          expect(check.positions).toEqual([])
          // Equity: what was paid in, what all trips left, and what the open ones are worth.
          const unrealized = held.reduce((sum, { unrealizedPnl }) => sum + unrealizedPnl, 0n)
          expect(shown.accountValue).toBe(q(check.reckoned) + unrealized)
          if (busted.size === 0)
            expect([...trips.ended, ...trips.open()].map(({ check: how }) => how)).not.toContain('different')
        }
      }),
      { endOnFailure: true },
    )
    expect(traded).toBeGreaterThan(100)
  })

  it('realised PnL, fees and funding of the trips are those the exchange put on the fills', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (acts) => {
        const { scene, fills, busted } = createWatched()
        for (const step of acts) if (step.kind !== 'bust') perform(scene, fills, step)
        for (const account of accounts) {
          const trips = createTrips('USDC')
          const movements = trips.take(eventsOf(scene, fills, busted, account))
          const own = fills.filter((fill) => fill.account === account)
          const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
          const all = [...trips.ended, ...trips.open()]
          expect(sum(all.map(({ realizedPnl }) => q(realizedPnl)))).toBe(
            sum(own.map(({ realizedPnl }) => realizedPnl)),
          )
          expect(sum(all.map(({ fees }) => q(fees)))).toBe(sum(own.map(({ fee }) => fee)))
          const payments = scene.exchange.fundingPayments(account)
          expect(sum(movements.map(({ funding }) => funding))).toBe(
            sum(payments.map(({ payment }) => payment)),
          )
          expect(sum(all.map(({ funding }) => q(funding)))).toBe(sum(payments.map(({ payment }) => payment)))
          // A fill's own funding is a payment, too, and must not be counted twice.
          expect(sum(own.map(({ realizedFunding }) => realizedFunding))).toBe(
            sum(payments.filter(({ fillId }) => fillId !== '').map(({ payment }) => payment)),
          )
        }
      }),
      { ...oneIn(3), endOnFailure: true },
    )
  })
})
