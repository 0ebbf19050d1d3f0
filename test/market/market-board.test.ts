import { describe, expect, it } from 'vitest'
import { createMarketBoard } from '../../src/main/market/market-board'
import { aMarket, aTicker } from '../fixtures/nouns'

describe('the market board', () => {
  it('keeps the newest tick, also what it says is missing', () => {
    const board = createMarketBoard()
    board.applyTicker(aTicker({ updatedAtMs: 2 }))
    board.applyTicker(aTicker({ updatedAtMs: 1, markPrice: '1' }))
    board.applyTicker(aTicker({ updatedAtMs: 3, markPrice: '100001', bid: null }))
    expect(board.ticker('BTC-USD-PERP')).toMatchObject({
      markPrice: '100001',
      bid: null,
      updatedAtMs: 3,
    })
  })

  it('takes whatever comes after a tick that was stamped with a moment still far off', () => {
    const board = createMarketBoard()
    board.applyTicker(aTicker({ updatedAtMs: 60_201 }), 200)
    board.applyTicker(aTicker({ updatedAtMs: 200, markPrice: '1' }), 200)
    expect(board.ticker('BTC-USD-PERP')).toMatchObject({ markPrice: '1', updatedAtMs: 200 })
  })

  it('gives each market that moved once, merged', () => {
    const board = createMarketBoard()
    board.applyTicker(aTicker({ updatedAtMs: 2 }))
    board.applyTicker(aTicker({ updatedAtMs: 3, lastPrice: '5' }))
    expect(board.takeMoved()).toEqual([aTicker({ updatedAtMs: 3, lastPrice: '5' })])
    expect(board.takeMoved()).toEqual([])
  })

  it('knows a change of a market’s rules from a repeat', () => {
    const board = createMarketBoard()
    expect(board.applyMarket(aMarket())).toBe(true)
    expect(board.applyMarket(aMarket())).toBe(false)
    expect(board.applyMarket(aMarket({ priceTickSize: '1' }))).toBe(true)
    expect(board.market('BTC-USD-PERP')?.priceTickSize).toBe('1')
  })

  it('takes a market off with its ticks, once, and forgets that it was gone when it is back', () => {
    const board = createMarketBoard()
    board.applyMarket(aMarket())
    board.applyTicker(aTicker())
    const removal = { symbol: 'BTC-USD-PERP', reason: 'settled', settlementPrice: '97000', atMs: 5 } as const
    expect(board.removeMarket(removal)).toBe(true)
    expect(board.removeMarket({ ...removal, reason: 'delisted', settlementPrice: null })).toBe(false)
    board.applyTicker(aTicker({ updatedAtMs: 99 }))
    expect([board.markets(), board.tickers(), board.takeMoved()]).toEqual([[], [], []])
    expect(board.removals()).toEqual([removal])
    board.applyMarket(aMarket())
    expect(board.removals()).toEqual([])
  })

  it('misses what a whole list no longer has', () => {
    const board = createMarketBoard()
    board.applyMarket(aMarket())
    board.applyMarket(aMarket({ symbol: 'ETH-USD-PERP' }))
    expect(board.removeAllBut([aMarket()], 7)).toEqual([
      { symbol: 'ETH-USD-PERP', reason: 'delisted', settlementPrice: null, atMs: 7 },
    ])
    expect(board.markets().map(({ symbol }) => symbol)).toEqual(['BTC-USD-PERP'])
  })

  it('takes in the price a market was settled at when it is told last', () => {
    const board = createMarketBoard()
    board.applyMarket(aMarket())
    const symbol = 'BTC-USD-PERP'
    board.removeMarket({ symbol, reason: 'delisted', settlementPrice: null, atMs: 5 })
    expect(board.removeMarket({ symbol, reason: 'settled', settlementPrice: '97000', atMs: 6 })).toBe(true)
    expect(board.removals()).toEqual([{ symbol, reason: 'settled', settlementPrice: '97000', atMs: 5 }])
  })

  it('keeps what is held, and everything where the list is empty', () => {
    const board = createMarketBoard()
    board.applyMarket(aMarket({ symbol: 'BTC-USD-PERP' }))
    board.applyMarket(aMarket({ symbol: 'ETH-USD-PERP' }))
    expect(board.removeAllBut([], 1_000)).toEqual([])
    const gone = board.removeAllBut([aMarket({ symbol: 'SOL-USD-PERP' })], 1_000, new Set(['BTC-USD-PERP']))
    expect(gone.map(({ symbol }) => symbol)).toEqual(['ETH-USD-PERP'])
    expect(board.market('BTC-USD-PERP')).toBeDefined()
  })
})
