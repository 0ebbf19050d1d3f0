import { describe, expect, it, vi } from 'vitest'
import { openDesk } from '../../src/renderer/desk'
import { createMarketData, TAPE_LENGTH } from '../../src/renderer/market-data'
import { createFakeDesk } from './fake-desk'
import { book, connection, snapshot, tapeTrade } from './samples'

function watching(market = 'BTC-USD-PERP') {
  const data = createMarketData()
  data.watch(market)
  return { ...data, ids: () => data.tape.get().map(({ id }) => id) }
}

describe('the tape', () => {
  it('has the newest trade first and none twice', () => {
    const data = watching()
    data.takeTrades([tapeTrade('1'), tapeTrade('2')])
    data.takeTrades([tapeTrade('2'), tapeTrade('3'), tapeTrade('3')])
    expect(data.ids()).toEqual(['3', '2', '1'])
  })

  it('forgets the oldest when it is full', () => {
    const data = watching()
    data.takeTrades(Array.from({ length: TAPE_LENGTH + 1 }, (_, i) => tapeTrade(String(i))))
    expect(data.ids()).toHaveLength(TAPE_LENGTH)
    expect(data.ids()).not.toContain('0')
  })

  it('tells nobody when nothing is new', () => {
    const data = watching()
    data.takeTrades([tapeTrade('1')])
    const told = vi.fn()
    data.tape.subscribe(told)
    data.takeTrades([tapeTrade('1'), tapeTrade('x', { market: 'ETH-USD-PERP' })])
    expect(told).not.toHaveBeenCalled()
  })

  it('takes one in whole in place of what it had, of its own market only', () => {
    const data = watching()
    data.takeTrades([tapeTrade('9')])
    data.takeTape({ market: 'BTC-USD-PERP', trades: [tapeTrade('3'), tapeTrade('2')] })
    data.takeTape({ market: 'ETH-USD-PERP', trades: [] })
    data.takeTrades([tapeTrade('3'), tapeTrade('4')])
    expect(data.ids()).toEqual(['4', '3', '2'])
  })

  it('tells what streams as it comes, and nothing of what was before', () => {
    const data = watching()
    const told: string[] = []
    const stop = data.onTrades((trades) => told.push(...trades.map(({ id }) => id)))
    data.takeTape({ market: 'BTC-USD-PERP', trades: [tapeTrade('2'), tapeTrade('1')] })
    data.takeTrades([tapeTrade('2'), tapeTrade('3')])
    stop()
    data.takeTrades([tapeTrade('4')])
    expect(told).toEqual(['2', '3'])
  })

  it('stands through a break', () => {
    const data = watching()
    data.takeTrades([tapeTrade('1')])
    data.follow('connecting')
    data.follow('live')
    expect(data.ids()).toEqual(['1'])
  })

  it('goes on after a silence', () => {
    const data = watching()
    data.takeTrades([tapeTrade('1')])
    data.follow('stale')
    data.follow('live')
    data.takeTrades([tapeTrade('2')])
    expect(data.ids()).toEqual(['2', '1'])
  })
})

describe('the book', () => {
  it('is replaced whole, and only by one of the market that is watched', () => {
    const data = watching()
    data.takeBook(book({ updatedAtMs: 1 }))
    data.takeBook(book({ updatedAtMs: 2, bids: [] }))
    data.takeBook(book({ market: 'ETH-USD-PERP', updatedAtMs: 3 }))
    expect(data.book.get()).toMatchObject({ updatedAtMs: 2, bids: [] })
  })

  it('is gone with its tape when another market is watched, and when the line is down', () => {
    const data = watching()
    for (const leave of [() => data.watch('ETH-USD-PERP'), () => data.follow('offline')]) {
      data.watch('BTC-USD-PERP')
      data.takeBook(book())
      data.takeTrades([tapeTrade('1')])
      leave()
      expect(data.book.get()).toBeNull()
      expect(data.ids()).toEqual([])
    }
  })

  it('is gone without its tape when the same market is watched in another shape', () => {
    const data = watching()
    data.takeBook(book())
    data.takeTrades([tapeTrade('1')])
    data.watch('BTC-USD-PERP')
    expect(data.book.get()).toBeNull()
    expect(data.ids()).toEqual(['1'])
  })
})

describe('the desk', () => {
  it('asks main for the market it watches and takes in what comes of it', async () => {
    const fake = createFakeDesk(() => snapshot(), { 'market:watch': () => ({ ok: true, value: null }) })
    const desk = await openDesk(fake)
    desk.watch('BTC-USD-PERP')
    expect(fake.asked.at(-1)).toEqual({ command: 'market:watch', argument: { market: 'BTC-USD-PERP' } })
    fake.tell('market:book', book())
    fake.tell('market:trades', [tapeTrade('1')])
    expect(desk.marketData.book.get()).toEqual(book())
    expect(desk.marketData.tape.get()).toHaveLength(1)
  })

  it('shows no book of an exchange it has left', async () => {
    const fake = createFakeDesk(() => snapshot(), { 'market:watch': () => ({ ok: true, value: null }) })
    const desk = await openDesk(fake)
    desk.watch('BTC-USD-PERP')
    fake.tell('market:book', book())
    fake.tell('market:trades', [tapeTrade('1')])
    fake.tell(
      'desk:reset',
      snapshot({ connection: connection({ phase: 'connecting', marketData: 'offline' }) }),
    )
    expect(desk.marketData.book.get()).toBeNull()
    expect(desk.marketData.tape.get()).toEqual([])
  })
})
