import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '../../resources/locales/en/problem.json'
import enShell from '../../resources/locales/en/shell.json'
import zh from '../../resources/locales/zh-CN/problem.json'
import zhShell from '../../resources/locales/zh-CN/shell.json'
import { createWords } from '../../src/main/words'
import { notationOf } from '../../src/notation/notation'
import openapi from '../fixtures/paradex/openapi.json'

const root = join(import.meta.dirname, '../..')
const sources = ['src/main', 'src/renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
)
const venueCodes = openapi.components.schemas['responses.ErrorCode'].enum
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+(?:, [^}]+)?)\}\}/g)].map(([, name]) => name).sort()

describe('the sentences for problems', () => {
  it('are there for every code of the venue’s specification, in both languages', () => {
    expect(venueCodes).toHaveLength(109)
    for (const code of venueCodes) {
      expect(Object.keys(en)).toContain(`venue.${code}`)
      expect(Object.keys(zh)).toContain(`venue.${code}`)
    }
  })

  it('are there for every code our own rooms use', () => {
    const used = new Set(
      sources.flatMap((source) =>
        [...source.matchAll(/code: '([a-z]+\.[a-zA-Z]+)'/g)].map(([, code]) => code),
      ),
    )
    expect(used.size).toBeGreaterThan(30)
    expect([...used].filter((code) => !Object.keys(en).includes(code ?? ''))).toEqual([])
  })

  it.each([
    ['problem', en, zh],
    ['shell', enShell, zhShell],
  ])('say the same with the same values in both languages: %s', (_, english, chinese) => {
    const plural = (key: string) => key.replace(/_(one|other)$/, '')
    expect(new Set(Object.keys(chinese).map(plural))).toEqual(new Set(Object.keys(english).map(plural)))
    for (const [key, sentence] of Object.entries(chinese as Record<string, string>))
      expect([key, placeholders(sentence)]).toEqual([
        key,
        placeholders((english as Record<string, string>)[key] ?? ''),
      ])
  })

  it('write their numbers by the notation that was chosen, and what is no number as it is', async () => {
    const problem = {
      code: 'limit.orderNotional',
      values: { notional: '12345.60', over: '2345.60', limit: '-10000' },
    }
    const words = await createWords(notationOf('en'))
    expect(words.sayProblem(problem)).toContain(
      'worth 12,345.60 USD, 2,345.60 above your own limit of −10,000.',
    )
    words.speak(notationOf('en', { numberFormat: '1.234,56', hours: '12' }))
    expect(words.sayProblem(problem)).toContain(
      'worth 12.345,60 USD, 2.345,60 above your own limit of −10.000.',
    )
    const values = { value: '1234567.10', asset: 'USDC', pnl: '0.50' }
    expect(words.say('tray.value', values)).toBe('Equity 1.234.567,10 USDC · PnL +0,50')
    expect(words.say('tray.value', { ...values, pnl: '•••' })).toContain('PnL •••')
    expect(words.say('tray.old', { since: String(Date.UTC(2026, 2, 14, 13, 5, 9)) })).toMatch(
      /^as of 01:05:09\sPM UTC$/,
    )
  })

  it('read well for a code nobody has heard of', async () => {
    const words = await createWords(notationOf('en'))
    const sentence = words.sayProblem({ code: 'venue.BRAND_NEW', detail: 'Something odd.' })
    expect(sentence).toBe('Something failed: venue.BRAND_NEW. Something odd.')
    words.speak(notationOf('zh-CN'))
    expect(words.sayProblem({ code: 'venue.BRAND_NEW' })).toBe('操作失败：venue.BRAND_NEW。')
  })
})
