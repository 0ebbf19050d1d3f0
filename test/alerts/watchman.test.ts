import { describe, expect, it } from 'vitest'
import type { Readings } from '../../src/main/alerts/measure'
import { createWatchman } from '../../src/main/alerts/watchman'
import { toAlert } from '../../src/main/desk/alert-text'
import { createWords } from '../../src/main/words'
import { notationOf } from '../../src/notation/notation'
import type { AlertRule } from '../../src/preload/alert-rules'
import type { Alert } from '../../src/preload/model'
import { aConnection, anAccount, anOrder, aPosition, aTicker } from '../fixtures/nouns'

const words = [await createWords(notationOf('en')), await createWords(notationOf('zh-CN'))] as const
const btc = 'BTC-USD-PERP'

function aRule(over: Partial<AlertRule> = {}): AlertRule {
  return {
    id: 'r',
    kind: 'priceAbove',
    market: null,
    threshold: '100',
    withinMinutes: null,
    notification: true,
    sound: true,
    flash: false,
    inApp: true,
    enabled: true,
    ...over,
  }
}

/** A watchman on duty, with what it has rung, in English. */
function onDuty(...first: AlertRule[]) {
  let rules: readonly AlertRule[] = first
  let nowMs = 1_000_000
  let read = 0
  let muted = ''
  const alerts: Alert[] = []
  const watchman = createWatchman(
    () => rules,
    (ring) => {
      // A value that no sentence fills in, or a sentence that is not there, would show.
      const [english, chinese] = words.map((all) => toAlert(ring, all, 'a', nowMs))
      for (const one of [english, chinese])
        expect(`${one?.title}${one?.body}`).not.toMatch(/undefined|watch\.|\{\{/)
      expect(chinese?.title).not.toBe(english?.title)
      if (english) alerts.push(english)
    },
    () => nowMs,
    (market) => market === muted,
  )
  return {
    alerts: () => alerts.splice(0),
    mute: (market: string) => (muted = market),
    titles: () => alerts.splice(0).map(({ title }) => title),
    after: (ms: number) => (nowMs += ms),
    nowMs: () => nowMs,
    use: (...next: AlertRule[]) => (rules = next),
    read: () => read,
    price(...prices: string[]) {
      for (const markPrice of prices) watchman.hearTickers([aTicker({ markPrice })])
    },
    look(over: Partial<Readings> = {}) {
      watchman.look(() => {
        read += 1
        return {
          account: anAccount(),
          positions: [],
          orders: [],
          tickers: [aTicker()],
          connection: aConnection(),
          ...over,
        }
      })
    },
  }
}

describe('a rule for a price', () => {
  it('rings once for each crossing, and again only after the price has come back by a band', () => {
    const desk = onDuty(aRule({ market: btc, threshold: '100000' }))
    desk.price('99999', '100000', '100050', '99950', '100001')
    expect(desk.titles()).toEqual(['BTC-USD-PERP is above 100,000'])
    desk.price('99899', '100001', '100002')
    expect(desk.titles()).toEqual(['BTC-USD-PERP is above 100,000'])
  })

  it('does not ring for a price that was beyond when the rule was made', () => {
    const desk = onDuty(aRule({ kind: 'priceBelow', market: btc, threshold: '100000' }))
    desk.price('99000', '99500')
    expect(desk.titles()).toEqual([])
    desk.price('100101', '100000')
    expect(desk.titles()).toEqual(['BTC-USD-PERP is below 100,000'])
  })

  it('counts a move from the lowest and highest of its minutes, and the next one from there', () => {
    const desk = onDuty(aRule({ kind: 'priceMove', market: btc, threshold: '0.02', withinMinutes: 5 }))
    desk.price('100', '99')
    desk.after(60_000)
    desk.price('100.97', '100.98', '100.99')
    expect(desk.titles()).toEqual(['BTC-USD-PERP up 2 %'])
    desk.after(301_000)
    desk.price('99')
    expect(desk.titles()).toEqual([])
    desk.price('101', '98.5')
    expect(desk.titles()).toEqual(['BTC-USD-PERP up 2.0202 %', 'BTC-USD-PERP down 2.4752 %'])
  })

  it('of another market, or one that is off, rings for nothing', () => {
    const desk = onDuty(aRule({ market: 'ETH-USD-PERP' }), aRule({ id: 'o', market: btc, enabled: false }))
    desk.price('99', '101')
    desk.look()
    expect([desk.titles(), desk.read()]).toEqual([[], 0])
  })

  it('stays where it is while another rule is edited, and begins anew when it is edited itself', () => {
    const rule = aRule({ market: btc, threshold: '100000' })
    const desk = onDuty(rule)
    desk.price('99999', '100000')
    expect(desk.titles()).toHaveLength(1)
    desk.use({ ...rule, notification: false }, aRule({ id: 's', kind: 'funding', threshold: '1' }))
    desk.price('100001')
    expect(desk.titles()).toEqual([])
    desk.use({ ...rule, threshold: '100010' })
    desk.price('100001', '100011')
    expect(desk.titles()).toEqual(['BTC-USD-PERP is above 100,010'])
  })
})

describe('what a rule finds at one look', () => {
  const rates = (...symbols: string[]) =>
    symbols.map((market, place) => aTicker({ market, fundingRate: place === 0 ? '0.002' : '-0.003' }))

  it('rings once, with a line for each, and what comes later by itself', () => {
    const desk = onDuty(aRule({ kind: 'funding', threshold: '0.001' }))
    desk.look({ tickers: rates('A', 'B', 'C', 'D', 'E', 'F') })
    const [alert, ...others] = desk.alerts()
    expect(others).toEqual([])
    expect(alert?.title).toBe('Funding is over your threshold in 6 markets')
    expect(alert?.body.split('\n')).toEqual([
      'Your threshold is 0.1 % either way.',
      'Funding of A is at 0.2 %',
      'Funding of B is at −0.3 %',
      'Funding of C is at −0.3 %',
      'Funding of D is at −0.3 %',
      'and 2 more',
    ])
    desk.look({ tickers: rates('A', 'B', 'C', 'D', 'E', 'F', 'G') })
    expect(desk.titles()).toEqual(['Funding of G is at −0.3 %'])
  })

  it('keeps what is of a muted market apart, where it is kept quiet', () => {
    const desk = onDuty(aRule({ kind: 'funding', threshold: '0.001' }))
    desk.mute('B')
    desk.look({ tickers: rates('A', 'B', 'C') })
    expect(desk.alerts().map(({ market, title }) => [market, title])).toEqual([
      ['B', 'Funding of B is at −0.3 %'],
      [null, 'Funding is over your threshold in 2 markets'],
    ])
  })

  it.each<[AlertRule['kind'], string, Partial<Readings>, string]>([
    [
      'positionSize',
      '1000',
      {
        positions: [aPosition(), aPosition({ market: 'ETH-USD-PERP' })],
        tickers: [aTicker(), aTicker({ market: 'ETH-USD-PERP' })],
      },
      '2 positions are worth more than 1,000 USD',
    ],
    [
      'orderResting',
      '60',
      { orders: [anOrder({ createdAtMs: 0 }), anOrder({ id: 'o2', clientId: 'c2', createdAtMs: 0 })] },
      '2 orders are still open after 60 s',
    ],
  ])('of %s has words of its own', (kind, threshold, readings, title) => {
    const desk = onDuty(aRule({ kind, threshold }))
    desk.look(readings)
    expect(desk.titles()).toEqual([title])
  })
})

describe('a rule for the account', () => {
  const long = aPosition({ size: '0.5', entryPrice: '97000', liquidationPrice: '95000' })
  it.each<[Partial<AlertRule>, Partial<Readings>, string]>([
    [{ kind: 'funding', threshold: '0.0001' }, {}, 'Funding of BTC-USD-PERP is at 0.01 %'],
    [
      { kind: 'funding', threshold: '0.0001' },
      { tickers: [aTicker({ fundingRate: '-0.0002' })] },
      'Funding of BTC-USD-PERP is at −0.02 %',
    ],
    [
      { kind: 'marginRatio', threshold: '0.8' },
      { account: anAccount({ marginRatio: '0.81' }) },
      'Margin ratio 81 %',
    ],
    [
      { kind: 'marginRatio', threshold: '0.8' },
      { account: anAccount({ accountValue: '-1', maintenanceMargin: '5', marginRatio: null }) },
      'Margin ratio 100 %',
    ],
    [
      { kind: 'liquidationDistance', threshold: '0.05' },
      { positions: [long] },
      'BTC-USD-PERP is 5 % from liquidation',
    ],
    [
      { kind: 'positionSize', threshold: '50000' },
      { positions: [long] },
      'Position in BTC-USD-PERP is worth 50,000 USD',
    ],
    [{ kind: 'pnlAbove', threshold: '1500' }, { positions: [long] }, 'Unrealized PnL 1,500'],
    [
      { kind: 'pnlBelow', threshold: '-1', market: btc },
      { positions: [aPosition({ size: '1', entryPrice: '100002' })] },
      'BTC-USD-PERP: unrealized PnL −2',
    ],
  ])('rings once while it is so: %j', (rule, readings, title) => {
    const desk = onDuty(aRule(rule))
    desk.look(readings)
    desk.look(readings)
    expect(desk.titles()).toEqual([title])
  })

  it.each<[Partial<AlertRule>, Partial<Readings>]>([
    [{ kind: 'marginRatio', threshold: '0.8' }, { account: anAccount({ marginRatio: '0.79' }) }],
    [{ kind: 'marginRatio', threshold: '0.8' }, { account: anAccount({ marginRatio: null }) }],
    [
      { kind: 'marginRatio', threshold: '0.8' },
      { account: anAccount({ marginRatio: '0.9' }), connection: aConnection({ phase: 'stale' }) },
    ],
    [{ kind: 'liquidationDistance', threshold: '1' }, { positions: [aPosition({ liquidationPrice: '0' })] }],
    [{ kind: 'positionSize', threshold: '1', market: 'ETH-USD-PERP' }, { positions: [long] }],
    [{ kind: 'positionSize', threshold: '1' }, { positions: [{ ...long, status: 'closed' }] }],
    [{ kind: 'pnlAbove', threshold: '1500.01' }, { positions: [long] }],
    [{ kind: 'funding', threshold: '0.00010001' }, {}],
  ])('does not ring where it is not so, not known, or old: %j %j', (rule, readings) => {
    const desk = onDuty(aRule(rule))
    desk.look(readings)
    expect(desk.titles()).toEqual([])
  })

  it('rings for an order that nobody confirms, also on a dead line, once for each', () => {
    const desk = onDuty(aRule({ kind: 'orderUnconfirmed', threshold: '30' }))
    const [one, two] = ['c1', 'c2'].map((clientId) =>
      anOrder({ clientId, state: 'unknown', updatedAtMs: desk.nowMs() }),
    ) as [ReturnType<typeof anOrder>, ReturnType<typeof anOrder>]
    const connection = aConnection({ phase: 'offline' })
    desk.after(29_999)
    desk.look({ orders: [one], connection })
    expect(desk.titles()).toEqual([])
    desk.after(1)
    desk.look({ orders: [one], connection })
    desk.look({ orders: [one, two, anOrder({ clientId: 'w' })], connection })
    expect(desk.titles()).toEqual(Array(2).fill('Not confirmed for 30 s: buy 1 BTC-USD-PERP'))
  })

  it('rings for an order that rests too long', () => {
    const desk = onDuty(aRule({ kind: 'orderResting', threshold: '60' }))
    const orders = [anOrder({ createdAtMs: desk.nowMs() })]
    desk.look({ orders })
    desk.after(60_000)
    desk.look({ orders })
    desk.look({ orders })
    expect(desk.titles()).toEqual(['Still open after 60 s: buy 1 BTC-USD-PERP'])
  })

  it('rings before maintenance and when it is on, once each', () => {
    const desk = onDuty(aRule({ kind: 'maintenance', threshold: '10' }))
    const maintenance = { startsAtMs: desk.nowMs() + 700_000, endsAtMs: desk.nowMs() + 1_600_000 }
    const look = (systemState: 'ok' | 'cancelOnly' | 'unknown' = 'ok') =>
      desk.look({ connection: aConnection({ maintenance, systemState }) })
    look()
    expect(desk.titles()).toEqual([])
    desk.after(100_000)
    look()
    look()
    desk.after(600_000)
    for (const state of ['cancelOnly', 'unknown', 'cancelOnly', 'ok'] as const) look(state)
    expect(desk.titles()).toEqual(['Maintenance in 10 minutes', 'The exchange takes cancels only'])
  })
})
