import { describe, expect, it } from 'vitest'
import { createWindowLine, type WindowLine } from '../../src/main/desk/window-line'
import type { EventName } from '../../src/preload/contract'
import type { Change, Connection, MarketBook, Snapshot, Ticker } from '../../src/preload/model'
import { anOrder } from '../fixtures/nouns'
import { FakeClock } from '../socket/fake-clock'

type Told = { event: EventName; payload: unknown; serial: number }

/** A window that takes things in only when told to. */
function slowWindow() {
  const told: Told[] = []
  let isThere = true
  let snapshots = 0
  const clock = new FakeClock()
  const gathering = createWindowLine({
    send(news, serial) {
      if (isThere) told.push(...news.map((one) => ({ ...one, serial })))
      return isThere
    },
    later: (callback, delayMs) => clock.setTimer(delayMs, callback),
    snapshot: () => {
      snapshots += 1
      return { revision: 999 } as Snapshot
    },
  })
  // Time goes by after each step: what gathers on the way is the parcel's own test.
  const line: WindowLine = {
    ...gathering,
    push(event, payload) {
      gathering.push(event, payload)
      clock.advance(100)
    },
    heard(serial) {
      gathering.heard(serial)
      clock.advance(100)
    },
    setInSight(inSight) {
      gathering.setInSight(inSight)
      clock.advance(100)
    },
  }
  return {
    line,
    told,
    snapshots: () => snapshots,
    leave: () => void (isThere = false),
    /** Takes in all that is on its way, and what then follows. */
    catchUp() {
      for (let at = 0; at < told.length; at += 1) line.heard(told[at]?.serial ?? 0)
    },
    namesFrom: (at: number) => told.slice(at).map(({ event }) => event),
  }
}

const ticker = (market: string, markPrice: string) => ({ market, markPrice }) as Ticker
const order = (id: string): Change => ({ kind: 'order', order: anOrder({ id }) })
const idsOf = (told: Told[]) =>
  told
    .filter(({ event }) => event === 'desk:changes')
    .flatMap(({ payload }) => (payload as { changes: { order: { id: string } }[] }).changes)
    .map((change) => change.order.id)

describe('the line to the window', () => {
  it('tells at once while the window keeps up', () => {
    const { line, told, catchUp } = slowWindow()
    for (let at = 0; at < 100; at += 1) {
      line.push('market:tickers', [ticker('BTC', String(at))])
      catchUp()
    }
    expect(told).toHaveLength(100)
  })

  it('sends a window that does not read no more than it may have on its way', () => {
    const { line, told } = slowWindow()
    for (let at = 0; at < 100_000; at += 1) line.push('market:tickers', [ticker('BTC', String(at))])
    expect(told).toHaveLength(16)
    for (let at = 0; at < 1_000; at += 1) line.push('desk:changes', { revision: at, changes: [] })
    expect(told).toHaveLength(32)
  })

  it('tells what comes of the account at once, past market data that waits', () => {
    const { line, told, namesFrom, catchUp } = slowWindow()
    for (let at = 0; at < 20; at += 1) line.push('market:tickers', [ticker('BTC', String(at))])
    line.push('market:book', { market: 'BTC' } as MarketBook)
    line.push('desk:changes', { revision: 1, changes: [order('a')] })
    line.push('connection:changed', {} as Connection)
    expect(namesFrom(16)).toEqual(['desk:changes', 'connection:changed'])
    catchUp()
    expect(namesFrom(18).sort()).toEqual(['market:book', 'market:tickers'])
    expect(told).toHaveLength(20)
  })

  it('merges market data to the newest meanwhile, and tells account changes all and in order', () => {
    const { line, told, catchUp, namesFrom } = slowWindow()
    for (let at = 0; at < 32; at += 1) line.push('desk:beat', { atMs: at })
    for (let at = 0; at < 500; at += 1) {
      line.push('market:tickers', [ticker('BTC', String(at)), ticker('ETH', 'same')])
      line.push('desk:changes', { revision: at, changes: [order(String(at))] })
    }
    catchUp()
    expect(idsOf(told)).toEqual(Array.from({ length: 500 }, (_, at) => String(at)))
    const ticks = told.filter(({ event }) => event === 'market:tickers')
    expect(ticks.map(({ payload }) => payload)).toEqual([[ticker('BTC', '499'), ticker('ETH', 'same')]])
    expect(namesFrom(32).at(-1)).toBe('market:tickers')
  })

  it('gives a window that is too far behind one whole snapshot, and goes on from there', () => {
    const { line, told, catchUp, snapshots, namesFrom } = slowWindow()
    for (let at = 0; at < 32; at += 1) line.push('desk:beat', { atMs: at })
    for (let at = 0; at < 50_000; at += 1)
      line.push('desk:changes', { revision: at, changes: [order(String(at))] })
    expect(snapshots()).toBe(0)
    catchUp()
    expect(snapshots()).toBe(1)
    expect(namesFrom(32)).toEqual(['desk:reset'])
    line.push('desk:changes', { revision: 1_000, changes: [order('next')] })
    expect(idsOf(told)).toEqual(['next'])
  })

  it('asks for the snapshot only when it is told, so that it is not old', () => {
    const { line, catchUp, snapshots, told } = slowWindow()
    for (let at = 0; at < 32; at += 1) line.push('desk:beat', { atMs: at })
    line.push('desk:reset', { revision: 1 } as Snapshot)
    line.push('desk:changes', { revision: 2, changes: [order('in the snapshot')] })
    catchUp()
    expect(snapshots()).toBe(1)
    expect(told.at(-1)).toMatchObject({ event: 'desk:reset', payload: { revision: 999 } })
  })

  it('starts anew with a page that starts anew, and with no window keeps nothing', () => {
    const { line, told, leave } = slowWindow()
    for (let at = 0; at < 60; at += 1) line.push('desk:changes', { revision: at, changes: [] })
    line.begin()
    line.push('desk:changes', { revision: 61, changes: [] })
    expect(told).toHaveLength(33)
    leave()
    for (let at = 0; at < 100; at += 1) line.push('desk:changes', { revision: at, changes: [] })
    expect(told).toHaveLength(33)
  })

  it('sends what is gathered before a snapshot that is asked for', () => {
    const told: EventName[] = []
    const line = createWindowLine({
      send: (news) => told.push(...news.map(({ event }) => event)) > 0,
      later: () => () => undefined,
      snapshot: () => ({ revision: 999 }) as Snapshot,
    })
    line.push('desk:changes', { revision: 1, changes: [order('a')] })
    expect(told).toEqual([])
    line.begin()
    expect(told).toEqual(['desk:changes'])
    expect(line.queue).toEqual({ inFlight: 0, held: 0 })
  })

  it('takes no word for what was never sent', () => {
    const { line, told } = slowWindow()
    for (let at = 0; at < 40; at += 1) line.push('desk:changes', { revision: at, changes: [] })
    for (const lie of [33, 1e9, Number.MAX_SAFE_INTEGER, -1]) line.heard(lie)
    expect(told).toHaveLength(32)
  })

  it('tells a window that nobody can see of life only, and what it has missed once it is back', () => {
    const { line, told, catchUp, namesFrom } = slowWindow()
    line.setInSight(false)
    for (let at = 0; at < 100; at += 1) {
      line.push('market:tickers', [ticker('BTC', String(at))])
      line.push('desk:changes', { revision: at, changes: [order(String(at))] })
      line.push('desk:beat', { atMs: at })
      catchUp()
    }
    expect(new Set(namesFrom(0))).toEqual(new Set(['desk:beat']))
    expect(told).toHaveLength(100)
    line.setInSight(true)
    catchUp()
    expect(idsOf(told)).toEqual(Array.from({ length: 100 }, (_, at) => String(at)))
    expect(told.at(-1)).toMatchObject({ event: 'market:tickers', payload: [ticker('BTC', '99')] })
  })

  it('lets a tone be heard of a window that nobody can see, at once and once', () => {
    const { line, told, catchUp, namesFrom } = slowWindow()
    line.setInSight(false)
    line.push('desk:changes', { revision: 1, changes: [order('1')] })
    line.push('alert:sounded', { tone: 'alarm' })
    catchUp()
    expect(namesFrom(0)).toEqual(['alert:sounded'])
    line.setInSight(true)
    catchUp()
    expect(namesFrom(1)).toEqual(['desk:changes'])
    expect(told[0]?.payload).toEqual({ tone: 'alarm' })
  })

  it('gives a window that was long out of sight one whole snapshot', () => {
    const { line, told, catchUp, snapshots } = slowWindow()
    line.setInSight(false)
    for (let at = 0; at < 5_000; at += 1)
      line.push('desk:changes', { revision: at, changes: [order(String(at))] })
    expect([told.length, snapshots()]).toEqual([0, 0])
    line.setInSight(true)
    catchUp()
    expect(snapshots()).toBe(1)
    expect(told[0]).toMatchObject({ event: 'desk:reset', payload: { revision: 999 } })
  })
})
