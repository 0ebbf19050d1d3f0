import { describe, expect, it } from 'vitest'
import type { Alert } from '../../src/preload/model'
import { alertsWaiting, latestNews } from '../../src/renderer/alerts/waiting'
import { show } from '../../src/renderer/app/useShow'
import { busiestFirst, matches } from '../../src/renderer/markets/list'
import { diagnose } from '../../src/renderer/notice/diagnosis'
import { compareValues } from '../../src/renderer/table/sorting'
import { createTickers } from '../../src/renderer/tickers'
import { createWorkspace } from '../../src/renderer/workspace'
import { connection, market, ticker } from './samples'

const alert = (id: string, kind: Alert['kind'], atMs: number): Alert => ({
  id,
  kind,
  title: id,
  body: '',
  market: null,
  orderId: null,
  atMs,
})

describe('the market list', () => {
  it('puts the busiest first, exactly, and the silent last by name', () => {
    const tickers = createTickers()
    tickers.replace([
      ticker({ market: 'A', volume24h: '9007199254740993' }),
      ticker({ market: 'B', volume24h: '9007199254740994' }),
    ])
    const markets = ['D', 'A', 'C', 'B'].map((symbol) => market({ symbol }))
    expect(busiestFirst(markets, tickers).map(({ symbol }) => symbol)).toEqual(['B', 'A', 'C', 'D'])
  })

  it('finds a market by any of its words in any case', () => {
    expect(matches(market(), 'perp btc')).toBe(true)
    expect(matches(market(), 'eth')).toBe(false)
  })
})

describe('the alerts that wait', () => {
  it('are what went wrong and was not yet dismissed, oldest first', () => {
    const alerts = [
      alert('c', 'liquidation', 3),
      alert('b', 'fill', 2),
      alert('a', 'rejection', 1),
      alert('d', 'rejection', 4),
      alert('e', 'journal', 5),
    ]
    expect(alertsWaiting(alerts, new Set(['d'])).map(({ id }) => id)).toEqual(['a', 'c', 'e'])
  })

  it('have what must be seen in front of whatever came after it', () => {
    const grave: Alert = { ...alert('g', 'liquidation', 1), mustSee: true }
    const later = ['a', 'b', 'c', 'd'].map((id, place) => alert(id, 'priceAbove', 2 + place))
    expect(alertsWaiting([...later, grave], new Set()).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'g'])
  })

  it('leave the newest fill to be read out', () => {
    expect(
      latestNews([alert('a', 'fill', 1), alert('b', 'caughtUp', 2), alert('c', 'connection', 3)])?.id,
    ).toBe('b')
  })
})

describe('diagnose', () => {
  it.each([
    [connection({ phase: 'stale', problem: { code: 'window.silent' } }), 'silent'],
    [connection({ phase: 'offline', marketData: 'offline' }), 'offline'],
    [connection({ phase: 'stale', systemState: 'maintenance' }), 'stale'],
    [connection({ systemState: 'cancelOnly', marketData: 'stale' }), 'cancelOnly'],
    [connection({ marketData: 'stale' }), 'marketData'],
  ])('names the gravest trouble', (line, what) => {
    expect(diagnose(line).what).toBe(what)
  })
})

describe('sorting', () => {
  it('compares decimals exactly and text with numbers in it naturally', () => {
    expect(compareValues('decimal', '0.10', '0.1')).toBe(0)
    expect(compareValues('decimal', '9007199254740993', '9007199254740992')).toBe(1)
    expect(compareValues('text', 'A2', 'A10')).toBeLessThan(0)
  })
})

describe('what main wants shown', () => {
  it('scrolls again when the same order is asked for twice', () => {
    const once = show(createWorkspace().get(), { target: 'order', id: 'o1' })
    const twice = show(once, { target: 'order', id: 'o1' })
    expect([once.shown?.times, twice.shown?.times]).toEqual([1, 2])
  })

  it('opens a dialog, and a market closes it', () => {
    const open = show(createWorkspace().get(), { target: 'cancelAll', id: '' })
    expect(open.dialog).toBe('cancelAll')
    expect(show(open, { target: 'market', id: 'ETH-USD-PERP' })).toMatchObject({
      dialog: null,
      market: 'ETH-USD-PERP',
    })
  })
})
