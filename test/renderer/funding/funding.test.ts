import { describe, expect, it } from 'vitest'
import type { FundingData } from '../../../src/preload/records'
import { createFundingFeed } from '../../../src/renderer/funding/feed'
import { compareRates, perHours, perYear } from '../../../src/renderer/funding/rates'

const data = (createdAtMs: number, market = 'BTC-USD-PERP'): FundingData => ({
  market,
  fundingRate: '0.0001',
  fundingRate8h: null,
  fundingIndex: '1',
  fundingPremium: null,
  impactPremiumRate: null,
  fundingPeriodHours: 8,
  createdAtMs,
})
const told = (source: string, hourlyFundingRate: string) => ({
  market: 'BTC-USD-PERP',
  source,
  hourlyFundingRate,
  updatedAtMs: 1,
})

describe('funding rates', () => {
  it('are said exactly for 8 hours and for a year', () => {
    expect(perHours('0.0001', 4, 8)).toBe('0.0002')
    expect(perYear('0.0001', 8)).toBe('0.1095')
    expect(perYear('-0.0001', 8)).toBe('-0.1095')
    expect(perYear('0.0001', 0)).toBeNull()
  })

  it("compare with this exchange's own, which comes first", () => {
    const rates = compareRates([told('BINANCE', '0.00002'), told('PARADEX', '0.00001')])
    expect(rates.map(({ source, lead }) => [source, lead])).toEqual([
      ['PARADEX', null],
      ['BINANCE', '0.0876'],
    ])
    expect(compareRates([told('BINANCE', '0.00002')])[0]?.lead).toBeNull()
  })
})

describe('the funding feed', () => {
  it('keeps what is of its market, newest first, and the newest of each exchange', () => {
    const feed = createFundingFeed()
    feed.takeIn({ data: [data(1)], comparisons: [] })
    expect(feed.state.get().data).toEqual([])
    feed.watch('BTC-USD-PERP')
    feed.takeIn({ data: [data(1), data(2), data(3, 'ETH-USD-PERP')], comparisons: [told('A', '1')] })
    feed.takeIn({ data: [], comparisons: [told('A', '2'), told('B', '1')] })
    expect(feed.state.get().data.map(({ createdAtMs }) => createdAtMs)).toEqual([2, 1])
    expect(feed.state.get().comparisons.map(({ hourlyFundingRate }) => hourlyFundingRate)).toEqual(['2', '1'])
    feed.watch('ETH-USD-PERP')
    expect(feed.state.get()).toEqual({ market: 'ETH-USD-PERP', data: [], comparisons: [] })
    // On its way while the market was left.
    feed.takeIn({ data: [data(4)], comparisons: [told('A', '3'), { ...told('B', '2'), market: 'ETH' }] })
    expect(feed.state.get().comparisons.map(({ source }) => source)).toEqual(['B'])
  })
})
