import { describe, expect, it } from 'vitest'
import { toCurve } from '../../../src/renderer/history/curve'
import { notationOf } from '../../../src/notation/notation'
import { fieldsOf, keyOf, onceEach } from '../../../src/renderer/history/entries'
import { fieldName, fieldText } from '../../../src/renderer/history/field-words'
import { createI18n } from '../../../src/renderer/i18n'
import { toPeriod } from '../../../src/renderer/history/period'
import { fill, order } from '../samples'

const DAY = 86_400_000
const today = '2026-03-14'
const midnight = Date.UTC(2026, 2, 14)
const noDays = { from: '', to: '' }

describe('a period', () => {
  it('begins on whole days in UTC and goes on to now', () => {
    expect(toPeriod('today', noDays, today)).toEqual({ startAtMs: midnight, endAtMs: null })
    expect(toPeriod('week', noDays, today)?.startAtMs).toBe(midnight - 7 * DAY)
    expect(toPeriod('month', noDays, today)?.startAtMs).toBe(midnight - 30 * DAY)
    expect(toPeriod('all', noDays, today)).toEqual({ startAtMs: null, endAtMs: null })
  })

  it('has both of its own days in it, and may be open at either end', () => {
    expect(toPeriod('custom', { from: today, to: today }, today)).toEqual({
      startAtMs: midnight,
      endAtMs: midnight + DAY - 1,
    })
    expect(toPeriod('custom', { from: today, to: '' }, today)?.endAtMs).toBeNull()
  })

  it('is none the wrong way round, or of no day', () => {
    expect(toPeriod('custom', { from: '2026-03-15', to: today }, today)).toBeNull()
    expect(toPeriod('custom', { from: '2026-13-40', to: '' }, today)).toBeNull()
    expect(toPeriod('custom', { from: '2026-3', to: '' }, today)).toBeNull()
  })
})

describe('entries', () => {
  it('are known by what the exchange names them by', () => {
    expect(keyOf({ fillId: '9', createdAtMs: 1 })).toBe('9')
    expect(keyOf(fill({ key: 'FILL:9' }))).toBe('FILL:9')
    expect(onceEach([fill({ key: 'a' }), fill({ key: 'b' }), fill({ key: 'a' })])).toHaveLength(2)
  })

  it('show every field, times as times and what is missing as a dash', () => {
    const entry = { id: '9', createdAtMs: 61_007, price: null, isBig: true, fill: { size: '1' } }
    expect(fieldsOf(entry, false, notationOf('en', { hours: '12' }))).toEqual([
      { name: 'id', value: '9', text: '9' },
      {
        name: 'createdAt',
        value: '1970-01-01T00:01:01.007Z',
        text: expect.stringMatching(/^Jan 1, 1970 12:01:01\.007\sAM UTC$/) as string,
      },
      { name: 'price', value: '', text: '–' },
      { name: 'isBig', value: 'true', text: 'true' },
      { name: 'fill.size', value: '1', text: '1' },
    ])
  })

  it('show dots for what the account has and moves while that is hidden', () => {
    const event = { token: 'USDC', balanceAfter: '100184.99', fill: { realizedPnl: null, price: '97000' } }
    const fields = fieldsOf(event, true, notationOf('en'))
    expect(fields.map(({ text }) => text)).toEqual(['USDC', '•••••', '•••••', '97000'])
    expect(fields.map(({ value }) => value)).toEqual(['USDC', '', '', '97000'])
    const hidden = fieldsOf(fill({ size: '0.1234', fee: '1.2' }), true, notationOf('en'))
    expect(hidden.filter(({ text }) => text === '•••••').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['size', 'fee', 'realizedPnl']),
    )
  })
})

describe('a field of an entry', () => {
  const say = (language: 'en' | 'zh-CN', entry: object): [string, string][] => {
    const i18n = createI18n(language)
    return fieldsOf(entry, false, notationOf(language)).map((field) => [
      fieldName(i18n, field.name),
      fieldText(i18n, field),
    ])
  }

  it('has a name, and its value words, in both languages', () => {
    const { side, type, timeInForce, reduceOnly, state } = order({ reduceOnly: false, state: 'working' })
    expect(say('en', { side, type, timeInForce, reduceOnly, state })).toEqual([
      ['Side', 'Buy'],
      ['Type', 'Limit'],
      ['Time in force', 'GTC'],
      ['Reduce-only', 'No'],
      ['State', 'Working'],
    ])
    const unsaid = [...say('zh-CN', order()), ...say('zh-CN', fill())].filter(
      ([name]) => !/[\u4e00-\u9fff]/.test(name),
    )
    expect(unsaid).toEqual([])
  })

  it("shows the exchange's own words where there are none of ours", () => {
    expect(
      say('en', { state: 'ACCEPTED_ON_L2', fill: { brandNew: 'so' }, cancelReason: 'BRAND_NEW' }),
    ).toEqual([
      ['State', 'ACCEPTED_ON_L2'],
      ['Fill · brandNew', 'so'],
      ['Cancel reason', 'BRAND_NEW'],
    ])
  })
})

describe('a curve', () => {
  it('spans its box, with zero where it is in sight', () => {
    const curve = toCurve([
      { atMs: 0, value: '-1' },
      { atMs: 50, value: '0' },
      { atMs: 100, value: '1' },
    ])
    expect(curve).toEqual({
      points: '0.0,1000.0 500.0,500.0 1000.0,0.0',
      zero: 500,
      lowest: '-1',
      highest: '1',
    })
  })

  it('lies in the middle where nothing changes, and is none of a single point', () => {
    const flat = toCurve([1, 2].map((atMs) => ({ atMs, value: '5' })))
    expect(flat?.points).toBe('0.0,500.0 1000.0,500.0')
    expect(flat?.zero).toBeNull()
    expect(toCurve([{ atMs: 1, value: '5' }])).toBeNull()
  })
})
