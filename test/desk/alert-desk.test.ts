import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Tone } from '../../src/preload/alert-rules'
import type { Alert, Problem, Settings } from '../../src/preload/model'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import { createAlertDesk, ofTheApp } from '../../src/main/desk/alert-desk'
import { plainRing, type Ring } from '../../src/main/alerts/rules'
import { defaultSettings } from '../../src/main/settings/settings'
import type { Keeping } from '../../src/main/session/keeping'
import { createWords } from '../../src/main/words'
import { notationOf } from '../../src/notation/notation'
import { folder, visit } from '../journal/stage'

const words = await createWords(notationOf('en'))
const owner = { profileId: 'p', keeping: null }

function aRing(over: Partial<Ring> = {}): Ring {
  return {
    kind: 'fill',
    sentence: 'fill.buy.done',
    values: { market: 'BTC-USD-PERP', size: '1', price: '97000' },
    lines: [],
    market: 'BTC-USD-PERP',
    orderId: null,
    fillKeys: ['FILL:1'],
    ...over,
  }
}

function stage(
  over: Partial<Settings> = {},
  journal: AccountJournal | null = null,
  missing: Problem | null = null,
) {
  const heard = {
    shown: [] as Alert[],
    rung: [] as string[],
    bodies: [] as string[],
    tones: [] as Tone[],
    flashes: 0,
    canRing: true,
  }
  const current = { ...defaultSettings, ...over }
  const alerts = createAlertDesk({
    settings: { current },
    words,
    active: () => ({ profileId: 'p', journal, missing }),
    show: (alert) => heard.shown.push(alert),
    sound: (tone) => heard.tones.push(tone),
    canRing: () => heard.canRing,
    ring(alert) {
      heard.rung.push(alert.title)
      heard.bodies.push(alert.body)
    },
    flash: () => (heard.flashes += 1),
  })
  const read = async (over: Partial<Parameters<(typeof alerts.handlers)['alerts:read']>[0]> = {}) => {
    const page = await alerts.handlers['alerts:read']({
      search: '',
      kind: null,
      market: null,
      cursor: null,
      ...over,
    })
    if (!page.ok) throw new Error(page.problem.code)
    return page.value
  }
  return { alerts, heard, read }
}

const bust = aRing({ kind: 'bust', sentence: 'bust.buy' })

afterEach(() => {
  vi.restoreAllMocks()
})

describe('an alert', () => {
  it('rings without what the account has and trades while balances are hidden', () => {
    const { alerts, heard } = stage({ hideBalances: true })
    alerts.raise(aRing(), owner)
    const values = { market: 'BTC-USD-PERP', size: '0.5', price: '97000', reason: 'order.margin' }
    const refused = { sentence: 'rejection.buy', values: { ...values, needed: '9', short: '4', free: '5' } }
    alerts.raise(aRing({ kind: 'rejection', ...refused }), owner)
    expect(heard.rung).toEqual(['Bought ••• BTC-USD-PERP', 'Rejected: buy ••• BTC-USD-PERP'])
    expect(heard.bodies.join(' ')).not.toMatch(/\d/)
  })

  it('goes where its kind is to be told of, or where its rule wants it', () => {
    const quiet = { notification: false, sound: false, flash: true, inApp: false }
    const { alerts, heard } = stage({ alertEvents: { ...defaultSettings.alertEvents, fill: quiet } })
    expect(alerts.raise(aRing(), owner)).toBe(false)
    expect(heard).toMatchObject({ shown: [], rung: [], tones: [], flashes: 1 })
    expect(alerts.raise(aRing(), owner, { ...quiet, notification: true, sound: true })).toBe(true)
    expect(heard).toMatchObject({ rung: ['Bought 1 BTC-USD-PERP'], tones: ['note'], flashes: 2 })
  })

  it('gives a reason with all that belongs into it', () => {
    const { alerts, heard } = stage()
    alerts.raise(plainRing('journal', 'journal.off', { reason: 'journal.newer', version: '7' }), ofTheApp)
    expect(heard.shown[0]?.title).toBe('No journal')
    expect(heard.shown[0]?.body).toMatch(
      /^The journal was written by a newer Paradesk \(version 7 of the file\)/,
    )
  })

  it('that must be seen is in the window whatever was chosen, and sounds as an alarm', () => {
    const nowhere = { notification: false, sound: true, flash: false, inApp: false }
    const { alerts, heard } = stage({ alertEvents: { ...defaultSettings.alertEvents, bust: nowhere } })
    alerts.raise(bust, owner)
    expect(heard.shown.map(({ kind }) => kind)).toEqual(['bust'])
    expect(heard.tones).toEqual(['alarm'])
    expect(alerts.shown()).toEqual(heard.shown)
    // A thousand fills later it is still there; of the fills only the newest are.
    for (let fills = 0; fills < 1_000; fills += 1) alerts.raise(aRing(), owner)
    expect(alerts.shown().at(-1)).toMatchObject({ kind: 'bust', mustSee: true })
    expect(alerts.shown().length).toBeLessThan(500)
  })
})

describe('the alert centre', () => {
  it('finds by words and by kind what was told of this account and of the app, whether it rang or not', async () => {
    const { alerts, read } = stage({ notificationsPaused: true })
    alerts.raise(aRing(), owner)
    alerts.raise(aRing({ market: 'ETH-USD-PERP' }), { profileId: 'another', keeping: null })
    alerts.raise(bust, ofTheApp)
    const all = await read()
    expect(all.entries.map(({ alert, rungAtMs }) => [alert.kind, rungAtMs])).toEqual([
      ['bust', null],
      ['fill', null],
    ])
    expect((await read({ search: 'TAKEN back' })).entries.map(({ alert }) => alert.kind)).toEqual(['bust'])
    expect((await read({ kind: 'fill' })).entries).toHaveLength(1)
    expect((await read({ search: 'nothing of the kind' })).entries).toEqual([])
  })

  it('says what it was told in the language in use now, and finds it by the words of either', async () => {
    await visit(folder(), async (journal) => {
      const account = journal.account('testnet', '0x1')
      const { kind, market, orderId } = aRing()
      const old = { id: 'old', kind, market, orderId, title: 'Of an earlier version', body: '', atMs: 1 }
      account.recordAlert(old, 1)
      const { alerts, read, heard } = stage({}, account)
      const lines = [
        { sentence: 'fill.buy.done', values: { market: 'ETH-USD-PERP', size: '2', price: '3400' } },
      ]
      const keeping = { recordAlert: account.recordAlert, rung: () => undefined } as unknown as Keeping
      alerts.raise(aRing({ lines }), { profileId: 'p', keeping })
      alerts.raise(bust, ofTheApp)
      expect(heard.shown[0]).toMatchObject({ title: 'Bought 1 BTC-USD-PERP' })
      const titles = async (search = '') => (await read({ search })).entries.map(({ alert }) => alert.title)
      try {
        words.speak(notationOf('zh-CN'))
        alerts.retell()
        expect(alerts.shown().map(({ title }) => title)).toEqual([
          '成交被撤销：买入 1 BTC-USD-PERP',
          '买入 1 BTC-USD-PERP',
        ])
        expect(alerts.shown()[1]?.body).toMatch(/^成交价 97,000 · 订单已全部成交\n买入 2 ETH-USD-PERP$/)
        expect(await titles()).toEqual([
          '成交被撤销：买入 1 BTC-USD-PERP',
          '买入 1 BTC-USD-PERP',
          'Of an earlier version',
        ])
        for (const search of ['bought', '买入 2', '全部成交'])
          expect(await titles(search)).toEqual(['买入 1 BTC-USD-PERP'])
        for (const search of ['taken back', '撤销'])
          expect(await titles(search)).toEqual(['成交被撤销：买入 1 BTC-USD-PERP'])
        expect(await titles('earlier')).toEqual(['Of an earlier version'])
      } finally {
        words.speak(notationOf('en'))
      }
      expect(await titles('全部成交')).toEqual(['Bought 1 BTC-USD-PERP'])
    })
  })

  it('has what was told of in the same millisecond in the order it was told of', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 29))
    await visit(folder(), async (journal) => {
      const account = journal.account('testnet', '0x1')
      const { alerts, read } = stage({}, account)
      const keeping = { recordAlert: account.recordAlert, rung: () => undefined } as unknown as Keeping
      alerts.raise(aRing(), { profileId: 'p', keeping })
      alerts.raise(bust, ofTheApp)
      alerts.raise(aRing({ kind: 'rejection' }), { profileId: 'p', keeping })
      const kinds = (await read()).entries.map(({ alert }) => alert.kind)
      expect(kinds).toEqual(['rejection', 'bust', 'fill'])
      expect(alerts.shown().map(({ kind }) => kind)).toEqual(kinds)
    })
  })

  it('reads the journal page by page, with what no journal keeps at its place, each once', async () => {
    await visit(folder(), async (journal) => {
      const account = journal.account('testnet', '0x1')
      const kept = (n: number): Alert => ({
        id: `kept-${n}`,
        kind: n % 2 === 0 ? 'fill' : 'rejection',
        title: `Kept ${n}`,
        body: n === 7 ? '100 %_done' : '',
        market: null,
        orderId: null,
        atMs: n,
      })
      for (let n = 1; n <= 150; n += 1) account.recordAlert(kept(n), n)
      const { alerts, read } = stage({}, account)
      alerts.raise(aRing(), ofTheApp)
      const first = await read()
      expect(first.entries).toHaveLength(101)
      expect(first.entries[0]?.alert.title).toBe('Bought 1 BTC-USD-PERP')
      const second = await read({ cursor: first.cursor })
      expect(second.cursor).toBeNull()
      expect(second.entries.map(({ alert }) => alert.id)).toEqual(
        Array.from({ length: 50 }, (_, at) => `kept-${50 - at}`),
      )
      expect((await read({ search: '%_DONE' })).entries.map(({ alert }) => alert.id)).toEqual(['kept-7'])
      expect((await read({ kind: 'rejection' })).entries).toHaveLength(75)
    })
  })

  it('has what was told since the start where the disk has nothing to say, and says why that is all', async () => {
    const shut = stage({}, null, { code: 'journal.newer' })
    shut.alerts.raise(aRing(), ofTheApp)
    expect(await shut.read()).toMatchObject({
      entries: [{ alert: { title: 'Bought 1 BTC-USD-PERP' } }],
      cursor: null,
      problem: { code: 'journal.newer' },
    })
    await visit(folder(), async (journal) => {
      const damaged = { ok: false, problem: { code: 'journal.damaged' } } as const
      const account = { ...journal.account('testnet', '0x1'), alerts: () => damaged }
      const { alerts, read } = stage({}, account)
      alerts.raise(aRing(), ofTheApp)
      expect(await read()).toMatchObject({ entries: [{}], cursor: null, problem: damaged.problem })
      await expect(read({ cursor: '1.1' })).rejects.toThrow('journal.damaged')
    })
  })

  it('says what keeps a trial quiet', async () => {
    const everywhere = { notification: true, sound: true, flash: true, inApp: true }
    const open = stage()
    expect(open.alerts.handlers['alerts:test'](everywhere)).toEqual({ ok: true, value: null })
    expect(open.heard).toMatchObject({ rung: ['Paradesk can reach you'], tones: ['note'], flashes: 1 })
    const paused = stage({ notificationsPaused: true })
    expect(paused.alerts.handlers['alerts:test'](everywhere)).toEqual({ ok: true, value: 'paused' })
    expect(paused.heard.rung).toEqual([])
    expect(paused.heard.shown).toHaveLength(1)
    const deaf = stage()
    deaf.heard.canRing = false
    expect(deaf.alerts.handlers['alerts:test'](everywhere)).toEqual({ ok: true, value: 'unsupported' })
    expect(deaf.alerts.handlers['alerts:test']({ ...everywhere, notification: false })).toEqual({
      ok: true,
      value: null,
    })
  })
})
