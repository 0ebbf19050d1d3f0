import { describe, expect, it } from 'vitest'
import { notationOf } from '../../src/notation/notation'
import { writeBy } from '../../src/notation/sentences'
import { createI18n } from '../../src/renderer/i18n'
import { problemText, reasonText } from '../../src/renderer/problem'
import { windowEn as en, windowZh as zh } from '../../src/renderer/window-words'

const sources = Object.values(
  import.meta.glob<string>('../../src/renderer/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n')

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+(?:, [^}]+)?)\}\}/g)].map(([, name]) => name ?? '').sort()

/** The whole key in quotes, or a template that starts with one of its dotted beginnings. */
function isUsed(key: string): boolean {
  // One and several of a thing are asked for by the name of both.
  if (sources.includes(`'${key.replace(/_(?:one|other)$/, '')}'`)) return true
  return [...key.matchAll(/\./g)].some(({ index }) => sources.includes('`' + key.slice(0, index + 1) + '${'))
}

describe('the words of the window', () => {
  it('are the same keys in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  })

  it('take the same values in both languages', () => {
    const words: Record<string, string> = zh
    for (const [key, text] of Object.entries(en))
      expect([key, placeholders(words[key] ?? '')]).toEqual([key, placeholders(text)])
  })

  it('are all used', () => {
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([])
  })
})

describe('problemText', () => {
  it('fills the sentence of a code', () => {
    const text = problemText(createI18n('en'), { code: 'order.step', values: { step: '0.001' } })
    expect(text).toContain('0.001')
    expect(text).not.toContain('{{')
    const i18n = createI18n('en')
    writeBy(i18n, notationOf('en', { numberFormat: '1 234,56' }))
    expect(problemText(i18n, { code: 'order.step', values: { step: '1000.5' } })).toContain('1\u202f000,5')
  })

  it('shows the code and the detail of what it has no sentence for', () => {
    const text = problemText(createI18n('zh-CN'), { code: 'venue.BRAND_NEW', detail: 'so new' })
    expect(text).toContain('venue.BRAND_NEW')
    expect(text).toContain('so new')
  })

  it("shows the exchange's own word for a reason without a sentence", () => {
    expect(reasonText(createI18n('en'), 'BRAND_NEW')).toBe('BRAND_NEW')
    expect(reasonText(createI18n('en'), 'NOT_ENOUGH_MARGIN')).not.toContain('_')
  })
})
