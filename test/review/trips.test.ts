import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, subtract } from '../../src/money/decimal'
import type { MoneyEvent } from '../../src/main/journal/money-stream'
import { createSums } from '../../src/main/review/sums'
import { createTrips } from '../../src/main/review/trips'
import { toPerformance } from '../../src/main/review/performance'
import type { Fill } from '../../src/preload/model'
import { aFill } from '../fixtures/nouns'

let id = 0
const fill = (side: Fill['side'], size: string, price: string, over: Partial<Fill> = {}): MoneyEvent => {
  const made = aFill({ id: String(++id), side, size, price, fee: '0', createdAtMs: id * 1_000, ...over })
  return { kind: 'fill', atMs: made.createdAtMs, fill: made, busted: false }
}
const funding = (payment: string, atMs: number): MoneyEvent => ({
  kind: 'funding',
  atMs,
  payment: { id: `p${atMs}`, market: 'BTC-USD-PERP', payment, index: '0', createdAtMs: atMs },
})
const taken = (events: MoneyEvent[]) => {
  const trips = createTrips('USDC')
  const movements = trips.take(events)
  return { trips, movements }
}

describe('round trips', () => {
  it('run from flat to flat, whatever lies between', () => {
    const { trips } = taken([
      fill('buy', '1', '100'),
      fill('buy', '1', '110'),
      fill('sell', '0.5', '120', { realizedPnl: '7.5', fee: '0.1' }),
      fill('sell', '1.5', '100', { realizedPnl: '-7.5', fee: '0.2' }),
    ])
    expect(trips.ended).toMatchObject([
      {
        side: 'long',
        size: '2',
        entryPrice: '105',
        exitPrice: '105',
        realizedPnl: '0',
        fees: '0.3',
        net: '-0.3',
        fills: 4,
        check: 'exact',
      },
    ])
    expect(trips.open()).toEqual([])
  })

  it('are two where a fill turns the position, and share its fee', () => {
    const { trips } = taken([
      fill('sell', '1', '100', { fee: '0.01' }),
      fill('buy', '3', '90', { realizedPnl: '10', fee: '0.00000001' }),
    ])
    expect(trips.ended).toMatchObject([
      { side: 'short', realizedPnl: '10', fees: '0.01000001', net: '9.98999999', check: 'exact' },
    ])
    expect(trips.open()).toMatchObject([{ side: 'long', size: '2', entryPrice: '90', fees: '0', fills: 1 }])
  })

  it('say where the venue’s PnL is not what the prices come to', () => {
    const { trips } = taken([fill('buy', '1', '100'), fill('sell', '1', '101', { realizedPnl: '40' })])
    expect(trips.ended).toMatchObject([{ realizedPnl: '40', check: 'different' }])
  })

  it('reckon the PnL where the venue has not said it, and where it said it before a fill was taken back', () => {
    const { trips } = taken([
      fill('buy', '1', '100'),
      fill('sell', '1', '101', { realizedPnl: null }),
      { ...fill('buy', '1', '50'), busted: true } as MoneyEvent,
      fill('buy', '1', '100'),
      fill('sell', '1', '102', { realizedPnl: '27' }),
      fill('buy', '1', '100'),
      fill('sell', '1', '103', { realizedPnl: '3' }),
    ])
    expect(trips.ended.map(({ realizedPnl, check }) => [realizedPnl, check])).toEqual([
      ['1', 'reckoned'],
      ['2', 'reckoned'],
      ['3', 'exact'],
    ])
  })

  it('take the funding that was paid while they were on, also with the fill that ends them or just after', () => {
    const open = fill('buy', '1', '100')
    const close = fill('sell', '1', '100', { realizedPnl: '0' })
    const { trips, movements } = taken([
      open,
      funding('-0.5', open.atMs + 1),
      close,
      funding('-0.25', close.atMs),
      funding('-0.125', close.atMs + 30),
      funding('-7', close.atMs + 600_000),
    ])
    expect(trips.ended).toMatchObject([{ funding: '-0.875', net: '-0.875' }])
    // What is nobody's counts all the same.
    expect(movements.reduce((sum, { funding: paid }) => sum + paid, 0n)).toBe(-787_500_000n)
  })

  it('end with a liquidation, and say so', () => {
    const { trips } = taken([
      fill('buy', '1', '100'),
      fill('sell', '1', '60', { realizedPnl: '-40', fillType: 'liquidation' }),
    ])
    expect(trips.ended).toMatchObject([{ endedBy: 'liquidation', net: '-40' }])
  })

  it('go by the book’s sequence and by what was left within a millisecond, whatever order they came in', () => {
    const at = { createdAtMs: 5, orderId: '9' }
    const events = [
      fill('sell', '1', '120', { ...at, bookSeq: '12', remainingSize: '0', realizedPnl: '20' }),
      fill('buy', '1', '100', { createdAtMs: 5, orderId: '8', bookSeq: '11', remainingSize: '0' }),
    ]
    expect(taken(events).trips.ended).toEqual(taken([...events].reverse()).trips.ended)
    expect(taken(events).trips.ended).toMatchObject([{ side: 'long', realizedPnl: '20' }])
  })

  it('leave fees in another currency out of their net', () => {
    const { movements } = taken([fill('buy', '1', '100', { fee: '3', feeCurrency: 'DIME' })])
    expect(movements).toMatchObject([{ fee: 0n, otherFee: { currency: 'DIME', amount: 300_000_000n } }])
  })
})

const anEvent = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  size: fc.integer({ min: 1, max: 500 }),
  price: fc.integer({ min: 1, max: 90_000 }),
  fee: fc.integer({ min: -400, max: 900 }),
  market: fc.constantFrom('BTC-USD-PERP', 'ETH-USD-PERP'),
  paid: fc.option(fc.integer({ min: -9_999, max: 9_999 })),
  isBusted: fc.boolean(),
})

describe('whatever is traded', () => {
  it('what is realised, what is open at the mark and what was paid come to what was spent and received', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 60 }), fc.integer({ min: 1, max: 90_000 }), (acts, mark) => {
        const trips = createTrips('USDC')
        let cash = 0n
        const held = new Map<string, bigint>()
        let realized = 0n
        let rounded = 0n
        acts.forEach(({ side, size, price, fee, market, paid }, index) => {
          const atMs = index * 1_000
          const events: MoneyEvent[] = [
            ...(paid === null ? [] : [{ ...funding(String(paid), atMs), atMs }]),
            fill(side, `0.${String(size).padStart(3, '0')}`, `${price}.5`, {
              id: String(index),
              market,
              fee: (fee / 1000).toFixed(3),
              realizedPnl: null,
              createdAtMs: atMs,
            }),
          ]
          for (const movement of trips.take(events)) {
            realized += movement.realized - movement.fee + movement.funding
            rounded += 1n
            cash += movement.funding - movement.fee
          }
          const signed = BigInt(side === 'buy' ? size : -size) * 100_000n
          cash -= (signed * (BigInt(price) * 100_000_000n + 50_000_000n)) / 100_000_000n
          held.set(market, (held.get(market) ?? 0n) + signed)
        })
        const markPrice = BigInt(mark) * 100_000_000n
        const worth = [...held.values()].reduce((sum, size) => sum + (size * markPrice) / 100_000_000n, 0n)
        for (const { side, market } of trips.open())
          expect((trips.sizes().get(market) ?? 0n) > 0n).toBe(side === 'long')
        // Equity: cash and what is held at the mark; by the trips: what is realised and what the open ones are off it.
        const open = [...held].reduce((sum, [market, size]) => {
          const cost = costOf(acts, market)
          return sum + (size * markPrice) / 100_000_000n - cost
        }, 0n)
        const away = cash + worth - (realized + open)
        expect(away <= rounded && away >= -rounded).toBe(true)
      }),
    )
  })

  it('all trips together come to the sums, day by day and market by market', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 60 }), (acts) => {
        const trips = createTrips('USDC')
        const sums = createSums()
        acts.forEach(({ side, size, price, fee, market, isBusted }, index) => {
          const event = fill(side, String(size), String(price), {
            id: String(index),
            market,
            fee: String(fee),
            realizedPnl: index % 3 === 0 ? '1.5' : null,
            createdAtMs: index * 7_200_000,
          })
          for (const movement of trips.take([{ ...event, busted: isBusted } as MoneyEvent]))
            sums.add(movement)
        })
        const whole = toPerformance(sums, trips.ended, { market: null, fromMs: null, toMs: null })
        const nets = [...trips.ended, ...trips.open()].reduce((sum, { net }) => add(sum, net), '0')
        expect(whole.totals.net).toBe(nets)
        expect(whole.days.reduce((sum, { net }) => add(sum, net), '0')).toBe(nets)
        expect(whole.markets.reduce((sum, { net }) => add(sum, net), '0')).toBe(nets)
        expect(whole.curve.at(-1)?.value ?? '0').toBe(nets)
        const one = toPerformance(sums, trips.ended, { market: 'BTC-USD-PERP', fromMs: null, toMs: null })
        const rest = toPerformance(sums, trips.ended, { market: 'ETH-USD-PERP', fromMs: null, toMs: null })
        expect(add(one.totals.net, rest.totals.net)).toBe(nets)
        expect(subtract(whole.totals.volume, add(one.totals.volume, rest.totals.volume))).toBe('0')
        expect(one.trips.count + rest.trips.count).toBe(whole.trips.count)
      }),
    )
  })
})

it('a minute is one point of each market’s in the curve, however the fills go back and forth', () => {
  const steps = fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom('BTC', 'ETH', 'SOL'))
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 60 }), (moves) => {
      const sums = createSums()
      const minutes = new Set<string>()
      let atMs = 0
      for (const [gapMs, market] of moves) {
        atMs += gapMs
        minutes.add(`${Math.floor(atMs / 60_000)} ${market}`)
        sums.add({
          atMs,
          market,
          realized: 3n,
          fee: 1n,
          otherFee: null,
          funding: 0n,
          volume: 1n,
          isFill: true,
        })
      }
      const { points } = sums
      expect(points).toHaveLength(minutes.size)
      expect(points.map((point) => point.atMs)).toEqual(
        points.map((point) => point.atMs).sort((a, b) => a - b),
      )
      expect(points.reduce((sum, { net }) => sum + net, 0n)).toBe(2n * BigInt(moves.length))
    }),
  )
})

/** What the rest of a market's position was bought for, by average cost, in quanta, reckoned on its own. */
function costOf(
  acts: { side: Fill['side']; size: number; price: number; market: string }[],
  market: string,
): bigint {
  let size = 0n
  // In 10^-24, so that what a division cuts off is of no matter.
  let cost = 0n
  for (const act of acts.filter((each) => each.market === market)) {
    const signed = BigInt(act.side === 'buy' ? act.size : -act.size) * 100_000n
    const price = BigInt(act.price) * 100_000_000n + 50_000_000n
    const isClosing = size !== 0n && size > 0n !== signed > 0n
    const closed = !isClosing ? 0n : -clamp(signed, size)
    const gone = closed === 0n ? 0n : (cost * closed) / size
    cost = cost - gone + (signed + closed) * price * 100_000_000n
    size += signed
  }
  return cost / 10_000_000_000_000_000n
}

function clamp(signed: bigint, size: bigint): bigint {
  const magnitude = (value: bigint) => (value < 0n ? -value : value)
  return magnitude(signed) > magnitude(size) ? -size : signed
}
