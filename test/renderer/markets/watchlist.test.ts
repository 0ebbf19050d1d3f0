import { describe, expect, it, vi } from 'vitest'
import type { Candle } from '../../../src/preload/records'
import { FIRST_COLUMNS, knownOf, movedUp, turned } from '../../../src/renderer/markets/chosen'
import { favouritesFirst, withFavourite } from '../../../src/renderer/markets/list'
import { toPoints } from '../../../src/renderer/markets/points'
import { createSparklines } from '../../../src/renderer/markets/sparklines'
import { market } from '../samples'

const markets = ['BTC', 'ETH', 'SOL'].map((base) => market({ symbol: `${base}-USD-PERP` }))

describe('the favourites', () => {
  it('come first, in the order of the list', () => {
    const symbols = favouritesFirst(markets, ['SOL-USD-PERP', 'ETH-USD-PERP', 'GONE']).map(
      ({ symbol }) => symbol,
    )
    expect(symbols).toEqual(['ETH-USD-PERP', 'SOL-USD-PERP', 'BTC-USD-PERP'])
  })

  it('are each there once, and no more than settings can hold', () => {
    expect(withFavourite(['A', 'B'], 'A', true)).toEqual(['B', 'A'])
    expect(withFavourite(['A', 'B'], 'A', false)).toEqual(['B'])
    const many = Array.from({ length: 200 }, (_, place) => `M${place}`)
    expect(withFavourite(many, 'NEW', true)).toHaveLength(200)
    expect(withFavourite(many, 'NEW', true).at(-1)).toBe('NEW')
  })
})

describe('the columns', () => {
  it('are those this version knows, once each, in the person’s order', () => {
    expect(knownOf(['volume', 'gone', 'mark', 'volume'])).toEqual(['volume', 'mark'])
    expect(knownOf(FIRST_COLUMNS)).toEqual(FIRST_COLUMNS)
  })

  it('are added at the end, taken out, and moved one place at a time', () => {
    expect(turned(['mark'], 'volume')).toEqual(['mark', 'volume'])
    expect(turned(['mark', 'volume'], 'mark')).toEqual(['volume'])
    expect(movedUp(['mark', 'change', 'volume'], 'volume')).toEqual(['mark', 'volume', 'change'])
    expect(movedUp(['mark', 'change'], 'mark')).toEqual(['mark', 'change'])
    expect(movedUp(['mark'], 'volume')).toEqual(['mark'])
  })
})

describe('a day’s line', () => {
  it('stays within its picture, also where nothing moved', () => {
    expect(toPoints(['1', '3', '2'], 12, 12)).toBe('1.0,11.0 6.0,1.0 11.0,6.0')
    expect(toPoints(['5', '5'], 12, 12)).toBe('1.0,6.0 11.0,6.0')
  })

  it('is read once, one market after the other, and again when it has aged', async () => {
    let nowMs = 1_000_000_000
    const asked: string[] = []
    const candle: Candle = {
      startAtMs: 0,
      open: '1',
      high: '1',
      low: '1',
      close: '7',
      volume: null,
    }
    const ask = (async (_: string, argument: { market: string }) => {
      asked.push(argument.market)
      return { ok: true, value: [candle] }
    }) as unknown as Parameters<typeof createSparklines>[0]['ask']
    const lines = createSparklines({ ask }, () => nowMs)
    lines.want('BTC')
    lines.want('BTC')
    lines.want('ETH')
    await vi.waitUntil(() => lines.curveOf('ETH').get().length === 1)
    expect(asked).toEqual(['BTC', 'ETH'])
    expect(lines.curveOf('BTC').get()).toEqual(['7'])
    nowMs += 1_000_000
    lines.want('BTC')
    await vi.waitUntil(() => asked.length === 3)
  })
})
