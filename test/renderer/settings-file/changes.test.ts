import { describe, expect, it } from 'vitest'
import type { AlertRule } from '../../../src/preload/alert-rules'
import type { Settings } from '../../../src/preload/model'
import { notationOf } from '../../../src/notation/notation'
import { createI18n } from '../../../src/renderer/i18n'
import { toChanges } from '../../../src/renderer/settings-file/changes'
import { snapshot } from '../samples'

const everywhere = { notification: true, sound: true, flash: true, inApp: true }
const speech = (language: 'en' | 'zh-CN') => ({
  t: createI18n(language).t,
  notation: notationOf(language),
  rule: ({ kind, threshold }: { kind: string; threshold: string }) => `${kind} ${threshold}`,
  chord: (chord: string) => chord,
})
const rule = { market: null, withinMinutes: null, ...everywhere, enabled: true }
const margin: AlertRule = { ...rule, id: 'margin', kind: 'marginRatio', threshold: '0.8' }
const liquidation: AlertRule = { ...rule, id: 'near', kind: 'liquidationDistance', threshold: '0.05' }
const unconfirmed: AlertRule = { ...rule, id: 'late', kind: 'orderUnconfirmed', threshold: '30' }
const { settings } = snapshot()
const mine: Settings = {
  ...settings,
  alertEvents: { ...settings.alertEvents, fill: { ...everywhere, flash: false } },
  alertRules: [margin, liquidation, unconfirmed],
  panicShortcut: 'CommandOrControl+Alt+Shift+X',
}

/** Everything another than it comes with. */
const other: Omit<Settings, 'accounts' | 'welcomed'> = {
  language: 'zh-CN',
  theme: 'light',
  density: 'large',
  palette: 'blue-orange',
  numberFormat: '1.234,56',
  dateFormat: 'iso',
  hours: '12',
  hideBalances: true,
  logLevel: 'debug',
  environment: 'mainnet',
  startEnvironment: 'testnet',
  customRestUrl: 'https://exchange.example/v1',
  customWsUrl: 'wss://exchange.example/v1',
  proxy: 'own',
  proxyUrl: 'http://proxy.example:3128',
  notificationsPaused: true,
  alertRules: [
    { ...margin, threshold: '0.5' },
    { ...liquidation, sound: false },
  ],
  alertEvents: {
    ...settings.alertEvents,
    fill: { notification: false, sound: false, flash: false, inApp: true },
  },
  fillGroupSeconds: 30,
  sounds: 'loud',
  quietHours: { from: '22:00', to: '07:00' },
  mutedMarkets: ['ETH-USD-PERP'],
  closeToTray: false,
  journalDays: 0,
  limits: {
    maxOrderNotional: '25000',
    maxPositionNotional: null,
    maxDistanceFromMark: '0.025',
    confirmAbove: null,
  },
  cancelOnDisconnect: true,
  tokenUsage: 'retail',
  layout: 'scalping',
  layouts: { 'trading/standard': '{}' },
  charts: {
    chart: { minutes: 15, priceKind: 'last' },
    chart2: { market: 'ETH-USD-PERP', minutes: 60, priceKind: 'mark' },
  },
  favourites: ['BTC-USD-PERP', 'ETH-USD-PERP'],
  marketColumns: ['mark', 'volume'],
  shortcuts: { 'ticket.buy': 'Shift+B', panic: null },
  panicShortcut: '',
}

describe('the changes of a settings file', () => {
  it('tell every setting in words, and what guards money first', () => {
    const changes = toChanges(mine, other, speech('en'))
    expect(new Set(changes.map(({ name }) => name))).toEqual(new Set(Object.keys(other)))
    expect(changes.slice(0, 5)).toEqual([
      { name: 'environment', label: 'Environment', now: 'Paper', then: 'Mainnet', guards: true },
      {
        name: 'startEnvironment',
        label: 'Start in',
        now: 'The one last used',
        then: 'Testnet',
        guards: true,
      },
      { name: 'limits', label: 'Largest order', now: 'none', then: '25,000 USD', guards: true },
      { name: 'limits', label: 'Farthest from the mark price', now: 'none', then: '2.5 %', guards: true },
      {
        name: 'customRestUrl',
        label: 'REST address',
        now: 'none',
        then: 'https://exchange.example/v1',
        guards: true,
      },
    ])
    const firstPlain = changes.findIndex(({ guards }) => !guards)
    expect(changes.slice(firstPlain).every(({ guards }) => !guards)).toBe(true)
    const told = changes.map(({ label, now, then }) => `${label}: ${now} -> ${then}`)
    expect(told).toEqual(
      expect.arrayContaining([
        'Shortcut: Ticket: buy: B -> Shift+B',
        'Shortcut: Emergency stop…: Shift+Escape -> none',
        'Emergency stop from any program: Mod+Alt+Shift+X -> none',
        'Fills: Notification, Sound, In the window -> In the window',
        'Alert rule: marginRatio 0.8 -> marginRatio 0.5',
        'Alert rule: liquidationDistance 0.05: Notification, Sound, Tray flash, In the window' +
          ' -> liquidationDistance 0.05: Notification, Tray flash, In the window',
        'Alert rule: orderUnconfirmed 30 -> none',
        'Own layout: trading/standard: none -> the file’s',
        'Quiet hours: none -> 22:00 to 07:00',
        'Keep the journal for: 90 days -> Always',
        'Chart: 5m, Last -> 15m, Last',
        'Second chart: The market chosen, 1h, Last -> ETH-USD-PERP, 1h, Mark',
        'Favourite markets: none -> BTC-USD-PERP, ETH-USD-PERP',
      ]),
    )
  })

  it('are told in Chinese as well, without a word that is missing', () => {
    const changes = toChanges(mine, other, speech('zh-CN'))
    expect(changes[0]).toMatchObject({ label: '环境', now: '模拟', then: '主网' })
    for (const { label, now, then } of changes)
      for (const text of [label, now, then]) expect(text).not.toMatch(/^$|settings\.|rules\.|\{\{/)
  })

  it('are none where everything is as it is', () => {
    expect(toChanges(mine, mine, speech('en'))).toEqual([])
    const copy = JSON.parse(JSON.stringify(mine)) as Settings
    expect(toChanges(mine, copy, speech('en'))).toEqual([])
  })
})
