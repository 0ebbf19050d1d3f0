import { describe, expect, it, vi } from 'vitest'
import { createTickers } from '../../src/renderer/tickers'
import { ticker } from './samples'

describe('tickers that tick together', () => {
  it('are told once to who listens to several of them, all of them being there', () => {
    const tickers = createTickers()
    const seen: unknown[][] = []
    const listener = vi.fn(() => seen.push(['A', 'B', 'C'].map((market) => tickers.get(market)?.markPrice)))
    for (const market of ['A', 'B', 'C']) tickers.subscribe(market, listener)
    tickers.merge(['A', 'B'].map((market) => ticker({ market, markPrice: '7' })))
    expect(seen).toEqual([['7', '7', undefined]])
  })

  it('tell nobody of a market that did not tick, nor of an older tick', () => {
    const tickers = createTickers()
    tickers.merge([ticker({ market: 'A', updatedAtMs: 2 })])
    const listener = vi.fn()
    tickers.subscribe('A', listener)
    tickers.merge([ticker({ market: 'B' }), ticker({ market: 'A', updatedAtMs: 1 })])
    expect(listener).not.toHaveBeenCalled()
  })
})
