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
})
