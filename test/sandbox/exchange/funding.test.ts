import { describe, expect, it } from 'vitest'
import { ALICE, BOB, BTC, createScene, q } from './scene'

const HOUR_MS = 3_600_000

/** Alice long and Bob short 100 BTC at 100, some way into a funding period. */
function withPositions() {
  const scene = createScene()
  scene.place(BOB, { side: 'SELL', size: q('100') })
  scene.place(ALICE, { size: q('100') })
  const run = (ms: number) => {
    for (let gone = 0; gone < ms; gone += 60_000) {
      scene.clock.nowMs += 60_000
      scene.exchange.step()
    }
  }
  // On to just after the next period's start, so that a test decides when the next one ends.
  const periodMs = 8 * HOUR_MS
  run(periodMs - (scene.clock.nowMs % periodMs))
  return { ...scene, run }
}

describe('funding', () => {
  it('runs with time and is part of unrealized PnL', () => {
    const { exchange, run } = withPositions()
    const before = exchange.positions(ALICE)[0]?.unrealizedPnl ?? 0n
    run(4 * HOUR_MS)
    // Without a premium the rate is the interest rate: 0.01 % of 10,000 in eight hours, half of it in four.
    expect(exchange.positions(ALICE)).toMatchObject([
      { unrealizedFundingPnl: q('-0.5'), unrealizedPnl: before - q('0.5') },
    ])
    expect(exchange.positions(BOB)).toMatchObject([{ unrealizedFundingPnl: q('0.5') }])
  })

  it('is paid when the period ends', () => {
    const { exchange, run, events } = withPositions()
    events.length = 0
    run(8 * HOUR_MS)
    expect(exchange.fundingPayments(ALICE)[0]).toMatchObject({ payment: q('-1'), market: BTC, fillId: '' })
    expect(exchange.fundingPayments(BOB)[0]).toMatchObject({ payment: q('1') })
    expect(exchange.positions(ALICE)).toMatchObject([{ unrealizedFundingPnl: 0n }])
    expect(events.filter(({ kind }) => kind === 'fundingPayment')).toHaveLength(2)
  })

  it('is paid at once when asked to', () => {
    const { exchange, run, events } = withPositions()
    run(2 * HOUR_MS)
    const before = exchange.account(ALICE)
    events.length = 0
    exchange.settleFunding(BTC)
    const paid = ['fundingPayment', 'position', 'account']
    expect(events.map(({ kind }) => kind)).toEqual([...paid, ...paid, 'funding'])
    const after = exchange.account(ALICE)
    expect((after?.totalCollateral ?? 0n) - (before?.totalCollateral ?? 0n)).toBe(q('-0.25'))
    expect(after?.accountValue).toBe(before?.accountValue)
  })

  it('is paid by the fill that changes the position, and named on it', () => {
    const { exchange, run, place } = withPositions()
    run(2 * HOUR_MS)
    place(BOB, { price: q('100'), size: q('100') })
    place(ALICE, { side: 'SELL', size: q('50') })
    const [fill] = exchange.fills(ALICE)
    expect(fill).toMatchObject({ realizedFunding: q('-0.25'), realizedPnl: 0n })
    expect(exchange.fundingPayments(ALICE)[0]).toMatchObject({ payment: q('-0.25'), fillId: fill?.id })
  })

  it('does not charge for a clock that jumps, either way', () => {
    const { exchange, clock } = withPositions()
    clock.nowMs += 2 * HOUR_MS
    exchange.step()
    const owed = exchange.positions(ALICE)[0]?.unrealizedFundingPnl
    expect(owed).toBeGreaterThan(q('-0.01'))
    clock.nowMs -= 2 * HOUR_MS
    exchange.step()
    expect(exchange.positions(ALICE)[0]?.unrealizedFundingPnl).toBe(owed)
  })

  it('is observed every fifty steps, newest first', () => {
    const { exchange, clock, events } = createScene()
    for (let i = 0; i < 100; i += 1) {
      clock.nowMs += 100
      exchange.step()
    }
    const observations = exchange.funding(BTC)
    expect(observations.map(({ createdAtMs }) => clock.nowMs - createdAtMs)).toEqual([0, 5000, 10_000])
    expect(observations[0]).toMatchObject({ fundingRate: q('0.0001'), fundingRate8h: q('0.0001') })
    expect(events.filter(({ kind }) => kind === 'funding')).toHaveLength(4)
  })
})
