import { describe, expect, it } from 'vitest'
import { createHeldPrices, withHeldPrices } from '../../src/main/desk/held-prices'
import { createWindowLines } from '../../src/main/desk/window-lines'
import type { Change, Position, Snapshot, Ticker } from '../../src/preload/model'
import type { WindowName } from '../../src/preload/windows'
import { FakeClock } from '../socket/fake-clock'

const tick = (market: string, markPrice = '1'): Ticker => ({ market, markPrice }) as Ticker
const position = (market: string, status: Position['status'] = 'open'): Position =>
  ({ market, status }) as Position
const held = (market: string, status?: Position['status']): Change => ({
  kind: 'position',
  position: position(market, status),
})
const snapshot = (markets: string[], positions: Position[]): Snapshot =>
  ({ revision: 1, tickers: markets.map((market) => tick(market)), positions }) as Snapshot

describe('the prices that the monitor is told', () => {
  it('are those of what is held, in a snapshot and after it', () => {
    const prices = createHeldPrices()
    const whole = snapshot(['BTC', 'ETH', 'SOL'], [position('ETH'), position('SOL', 'closed')])
    expect(withHeldPrices(whole).tickers).toEqual([tick('ETH')])
    expect(prices.hear('desk:reset', whole)).toEqual([
      { event: 'desk:reset', payload: { ...whole, tickers: [tick('ETH')] } },
    ])
    expect(prices.hear('market:tickers', [tick('BTC', '2'), tick('ETH', '2')])).toEqual([
      { event: 'market:tickers', payload: [tick('ETH', '2')] },
    ])
    expect(prices.hear('market:tickers', [tick('BTC', '3')])).toEqual([])
  })

  it('come with what is held from now on, as they are, and end with it', () => {
    const prices = createHeldPrices()
    prices.hear('desk:reset', snapshot(['BTC', 'ETH'], []))
    prices.hear('market:tickers', [tick('BTC', '2')])
    const opened = { revision: 2, changes: [held('BTC'), held('NEW')] }
    expect(prices.hear('desk:changes', opened)).toEqual([
      { event: 'desk:changes', payload: opened },
      { event: 'market:tickers', payload: [tick('BTC', '2')] },
    ])
    const more = { revision: 3, changes: [held('BTC')] }
    expect(prices.hear('desk:changes', more)).toEqual([{ event: 'desk:changes', payload: more }])
    prices.hear('desk:changes', { revision: 4, changes: [held('BTC', 'closed')] })
    expect(prices.hear('market:tickers', [tick('BTC', '3')])).toEqual([])
  })

  it('are all that its line carries of them, while other windows hear of every market', () => {
    const clock = new FakeClock()
    const told: { name: WindowName; payload: unknown }[] = []
    const lines = createWindowLines({
      send(name, news) {
        told.push(
          ...news.flatMap(({ event, payload }) => (event === 'market:tickers' ? [{ name, payload }] : [])),
        )
        return true
      },
      later: (callback, delayMs) => clock.setTimer(delayMs, callback),
      snapshot: () => snapshot(['BTC', 'ETH'], [position('ETH')]),
      canHear: () => true,
    })
    lines.push('desk:reset', snapshot(['BTC', 'ETH'], [position('ETH')]))
    for (const name of ['desk', 'monitor'] as const) lines.open(name)
    lines.push('market:tickers', [tick('BTC'), tick('ETH')])
    clock.advance(100)
    lines.push('market:tickers', [tick('BTC')])
    clock.advance(100)
    expect(told).toEqual([
      { name: 'desk', payload: [tick('BTC'), tick('ETH')] },
      { name: 'monitor', payload: [tick('ETH')] },
      { name: 'desk', payload: [tick('BTC')] },
    ])
  })
})
