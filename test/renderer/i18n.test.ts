import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { createI18n, type SpokenLanguage } from '../../src/renderer/i18n'
import { windowEn, windowZh } from '../../src/renderer/window-words'

type Say = (key: string, values?: Record<string, string>) => string

const fixed = (language: SpokenLanguage): Say =>
  createI18n(language).getFixedT(language, 'window') as unknown as Say
const keys = Object.keys(windowEn) as (keyof typeof windowEn)[]

describe('the words of the window', () => {
  it.each(['en', 'zh-CN'] as const)('are those that the library says, in %s', (language) => {
    const library = createInstance()
    void library.init({
      lng: language,
      fallbackLng: 'en',
      ns: ['window'],
      defaultNS: 'window',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      initAsync: false,
      showSupportNotice: false,
      resources: { en: { window: windowEn }, 'zh-CN': { window: windowZh } },
    })
    const say = fixed(language)
    const missing = `nothing.${language}`
    const plain = keys.filter((key) => !windowEn[key].includes('{{'))
    expect(plain.length).toBeGreaterThan(500)
    for (const key of [...plain, missing])
      expect([key, say(key)]).toEqual([key, (library.t as unknown as Say)(key)])
  })

  it('fill in what they are given, and count', () => {
    const say = createI18n('en').getFixedT('en', 'window') as unknown as (
      key: string,
      values: object,
    ) => string
    const filled = keys.filter((key) => windowEn[key].includes('{{'))
    expect(filled.length).toBeGreaterThan(10)
    for (const key of filled) {
      const values: Record<string, string> = Object.fromEntries(
        [...windowEn[key].matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => [name, '7']),
      )
      expect(say(key, values)).not.toContain('{{')
    }
  })
})
