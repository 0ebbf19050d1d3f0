import { describe, expect, it } from 'vitest'
import type { Argument } from '../../src/preload/contract'
import type { MarketBook } from '../../src/preload/model'
import type { FundingComparison, FundingData, HistoryKind } from '../../src/preload/records'
import { compare, isMultipleOf } from '../../src/money/decimal'
import { buy, openDesk } from './opened-desk'

const wish = (over: Partial<Argument<'history:read'>> = {}): Argument<'history:read'> => ({
  kind: 'fills',
  market: null,
  startAtMs: null,
  endAtMs: null,
  cursor: null,
  ...over,
})

type Opened = Awaited<ReturnType<typeof openDesk>>

/** An order that is filled at once. */
async function trade({ desk, control, until }: Opened, size = '0.1'): Promise<string> {
  const before = desk.snapshot().fills.length
  const placed = await desk.handlers['order:place'](buy({ size }))
  if (!placed.ok) throw new Error(placed.problem.code)
  const { fillId } = await control.fill({ orderId: placed.value.id })
  await until(({ fills }) => fills.length > before)
  return fillId
}

const historyKinds: HistoryKind[] = [
  'orders',
  'fills',
  'fundingPayments',
  'transfers',
  'transactions',
  'trades',
  'tradeBusts',
  'liquidations',
  'algos',
  'fundingData',
]

describe("the account's money as it moves", () => {
  it('tells settlements, balances, transfers and funding, each once', async () => {
    const opened = await openDesk({ simulate: true })
    const { desk, control, pushed, until } = opened
    // Large enough that a few milliseconds of funding are more than the smallest amount there is.
    const fillId = await trade(opened, '5')
    // Funding runs with the exchange's own pulse: nothing is paid before its first beat.
    while (desk.snapshot().fundingPayments.length === 0) {
      const heard = pushed.length
      await control.settleFunding({ market: 'ETH-USD-PERP' })
      await until(() => pushed.length > heard)
    }
    const address = desk.snapshot().activeAddress ?? ''
    await control.fund({ account: address, amount: '250' })
    const moved = await until(
      ({ transactions, balanceEvents, fundingPayments, transfers }) =>
        transactions.some(({ completedAtMs }) => completedAtMs !== null) &&
        balanceEvents.length > 0 &&
        fundingPayments.length > 0 &&
        transfers.some(({ amount, status }) => amount === '250' && status === 'COMPLETED'),
    )
    expect(moved.transactions.filter(({ id }) => id === fillId)).toHaveLength(1)
    expect(new Set(moved.fundingPayments.map(({ market }) => market))).toEqual(new Set(['ETH-USD-PERP']))
  })

  it('reads after a break what it has missed', async () => {
    const { desk, control, until } = await openDesk()
    const address = desk.snapshot().activeAddress ?? ''
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until(({ connection }) => connection.phase !== 'live')
    await control.fund({ account: address, amount: '77' })
    await control.refuse({ refused: false })
    await desk.handlers['connection:retry'](null)
    await until(({ transfers }) => transfers.some(({ amount }) => amount === '77'))
  })

  it('takes a busted fill back, keeps what it was, and rings', async () => {
    const opened = await openDesk()
    const { desk, control, alerts, until } = opened
    const fillId = await trade(opened)
    await control.bust({ account: desk.snapshot().activeAddress ?? '', fillId })
    const after = await until(({ busts }) => busts.length === 1)
    expect(after.fills).toEqual([])
    expect(after.busts).toMatchObject([{ fillId, fill: { id: fillId, market: 'ETH-USD-PERP' } }])
    await until(() => alerts.some(({ kind }) => kind === 'bust'))
  })
})

describe('the past', () => {
  it('is read page by page, no entry twice', async () => {
    const { desk, control } = await openDesk()
    const account = desk.snapshot().activeAddress ?? ''
    for (let count = 0; count < 120; count += 1) await control.fund({ account, amount: '1' })
    const first = await desk.handlers['history:read'](wish({ kind: 'transfers' }))
    if (!first.ok || first.value.kind !== 'transfers') throw new Error('no transfers')
    const { entries, cursor } = first.value
    expect(entries).toHaveLength(100)
    const second = await desk.handlers['history:read'](wish({ kind: 'transfers', cursor }))
    if (!second.ok || second.value.kind !== 'transfers') throw new Error('no second page')
    expect(second.value.cursor).toBeNull()
    const ids = [...entries, ...second.value.entries].map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(120)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has every kind the window asks for', async () => {
    const opened = await openDesk()
    await trade(opened)
    for (const kind of historyKinds) {
      const answer = await opened.desk.handlers['history:read'](wish({ kind, market: 'ETH-USD-PERP' }))
      expect(answer, kind).toMatchObject({ ok: true, value: { kind } })
    }
  })

  it('is cut by its period', async () => {
    const opened = await openDesk()
    await trade(opened)
    const now = Date.now()
    const day = 86_400_000
    const inPeriod = async (startAtMs: number | null, endAtMs: number | null): Promise<number> => {
      const answer = await opened.desk.handlers['history:read'](wish({ startAtMs, endAtMs }))
      return answer.ok ? answer.value.entries.length : -1
    }
    expect(await inPeriod(now - day, null)).toBe(1)
    expect(await inPeriod(null, now - day)).toBe(0)
  })

  it('forgets its cursors with the account they were made for', async () => {
    const { desk } = await openDesk()
    const answer = await desk.handlers['history:read'](wish({ cursor: 'of another day' }))
    expect(answer).toEqual({ ok: false, problem: { code: 'history.cursorExpired' } })
  })

  it('has candles of every resolution and price, and figures of the account', async () => {
    const { desk } = await openDesk()
    const now = Date.now()
    for (const minutes of [1, 3, 5, 15, 30, 60] as const)
      for (const priceKind of ['last', 'mark', 'underlying'] as const) {
        const period = { startAtMs: now - 20 * minutes * 60_000, endAtMs: now }
        const answer = await desk.handlers['history:candles']({
          market: 'BTC-USD-PERP',
          minutes,
          priceKind,
          ...period,
        })
        if (!answer.ok) throw new Error(answer.problem.code)
        expect(answer.value.length, `${minutes} ${priceKind}`).toBeGreaterThan(1)
        for (const { startAtMs, low, high } of answer.value) {
          expect(startAtMs % (minutes * 60_000)).toBe(0)
          expect(compare(low, high)).toBeLessThanOrEqual(0)
        }
      }
    for (const figure of ['pnl', 'value', 'volume', 'fee_savings'] as const)
      expect(await desk.handlers['history:account']({ figure })).toMatchObject({ ok: true })
  })
})

describe("a market's funding", () => {
  it('streams observations and other exchanges for the watched market only', async () => {
    const { desk, pushed, until } = await openDesk({ simulate: true })
    await desk.handlers['funding:watch']({ market: 'ETH-USD-PERP' })
    const news = () =>
      pushed.flatMap(({ event, payload }) =>
        event === 'market:funding'
          ? [payload as { data: FundingData[]; comparisons: FundingComparison[] }]
          : [],
      )
    await until(
      () =>
        news().some(({ data }) => data.length > 0) &&
        news().some(({ comparisons }) => comparisons.length > 1),
    )
    expect(new Set(news().flatMap(({ data }) => data.map(({ market }) => market)))).toEqual(
      new Set(['ETH-USD-PERP']),
    )
  })
})

describe('a book in another shape', () => {
  const live = (books: MarketBook[]) => books.filter(({ phase }) => phase === 'live').at(-1)

  it('comes grouped by the exchange where it has that group', async () => {
    const { desk, books, until } = await openDesk({ simulate: true })
    const shape = { tick: '10', interactive: false }
    await desk.handlers['market:watch']({ market: 'BTC-USD-PERP', shape })
    await until(() => live(books)?.shape.tick === '10')
    const book = live(books)
    expect(book?.bids.length).toBeGreaterThan(1)
    for (const { price } of [...(book?.bids ?? []), ...(book?.asks ?? [])])
      expect(isMultipleOf(price, '10')).toBe(true)
  })

  it('comes as it is where the exchange has no such group, and says so', async () => {
    const { desk, books, until } = await openDesk({ simulate: true })
    const shape = { tick: '0.2', interactive: false }
    await desk.handlers['market:watch']({ market: 'BTC-USD-PERP', shape })
    await until(() => live(books) !== undefined)
    expect(live(books)?.shape).toEqual({ tick: null, interactive: false })
  })

  it('has the RPI orders in it when asked', async () => {
    const { desk, books, until } = await openDesk({ simulate: true })
    const shape = { tick: null, interactive: true }
    await desk.handlers['market:watch']({ market: 'BTC-USD-PERP', shape })
    await until(() => live(books)?.shape.interactive === true)
    expect(live(books)?.asks.length).toBeGreaterThan(1)
  })
})

describe('markets that change while they are looked at', () => {
  it('have their new tick, step and limits at once', async () => {
    const { control, until } = await openDesk()
    await control.market({ market: 'ETH-USD-PERP', tick: '0.5', step: '0.01', maxOrderSize: '7' })
    await until(({ markets }) =>
      markets.some(
        ({ symbol, priceTickSize, orderSizeIncrement, maxOrderSize }) =>
          symbol === 'ETH-USD-PERP' &&
          priceTickSize === '0.5' &&
          orderSizeIncrement === '0.01' &&
          maxOrderSize === '7',
      ),
    )
  })

  it('come and go, a position being settled with them', async () => {
    const opened = await openDesk()
    const { control, until } = opened
    await trade(opened)
    await control.list({ market: 'NEW-USD-PERP', like: 'SOL-USD-PERP' })
    // Its event tells some of it only.
    await until(({ markets }) =>
      markets.some(({ symbol, kind }) => symbol === 'NEW-USD-PERP' && kind === 'perpetual'),
    )
    await control.delist({ market: 'ETH-USD-PERP' })
    const gone = await until(
      ({ removedMarkets, positions }) => removedMarkets.length === 1 && positions.length === 0,
    )
    expect(gone.markets.some(({ symbol }) => symbol === 'ETH-USD-PERP')).toBe(false)
    expect(gone.removedMarkets).toMatchObject([{ symbol: 'ETH-USD-PERP', reason: 'settled' }])
    expect(compare(gone.removedMarkets[0]?.settlementPrice ?? '0', '0')).toBe(1)
  })

  it('are missed after a break in which they went', async () => {
    const { desk, control, until } = await openDesk()
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until(({ connection }) => connection.phase !== 'live')
    await control.delist({ market: 'SOL-USD-PERP' })
    await control.refuse({ refused: false })
    await desk.handlers['connection:retry'](null)
    const back = await until(({ removedMarkets }) => removedMarkets.length === 1)
    expect(back.removedMarkets).toMatchObject([{ symbol: 'SOL-USD-PERP' }])
    expect(back.markets.some(({ symbol }) => symbol === 'SOL-USD-PERP')).toBe(false)
  })
})
