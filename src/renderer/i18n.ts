import type { i18n as I18n } from 'i18next'
import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import problemEn from '../../resources/locales/en/problem.json'
import problemZh from '../../resources/locales/zh-CN/problem.json'
import { notationOf } from '../notation/notation'
import { writeBy } from '../notation/sentences'
import { windowEn, windowZh } from './window-words'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'window'
    keySeparator: false
    nsSeparator: false
    // Codes of problems come at run time; only the window's own keys are checked by the compiler.
    resources: { window: typeof windowEn; problem: Record<string, string> }
  }
}

/** A language the window speaks. */
export type SpokenLanguage = 'en' | 'zh-CN'

/** A translator with both languages in it, speaking one of them; nothing is loaded later. */
export function createI18n(language: SpokenLanguage): I18n {
  const i18n = createInstance()
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: ['window', 'problem'],
    defaultNS: 'window',
    // Codes carry dots and colons of their own.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
    resources: {
      en: { window: windowEn, problem: problemEn },
      'zh-CN': { window: windowZh, problem: problemZh },
    },
  })
  writeBy(i18n, notationOf(language))
  quicken(i18n)
  return i18n
}

/**
 * Says what has nothing to fill in at once. That is most of what is drawn, and the library goes a long way for it: it
 * puts all of its options together anew for each sentence.
 */
function quicken(i18n: I18n): void {
  const whole = i18n.getFixedT.bind(i18n) as unknown as GetSpeaker
  const plain = new Map([
    ['en', plainOf(windowEn)],
    ['zh-CN', plainOf(windowZh)],
  ])
  const quick: GetSpeaker = (language, namespace, prefix) => {
    const slow = whole(language, namespace, prefix)
    const sentences = namespace === 'window' && !prefix ? plain.get(String(language)) : undefined
    const say: Speaker = (...said) =>
      (said.length === 1 ? sentences?.get(String(said[0])) : undefined) ?? slow(...said)
    return Object.assign(say, slow)
  }
  i18n.getFixedT = quick as unknown as I18n['getFixedT']
}

/** What speaks in a language (null for the one in use) of a namespace; the library's own type is for who calls it. */
type GetSpeaker = (language: unknown, namespace: unknown, prefix: unknown) => Speaker
type Speaker = (...said: unknown[]) => string

/** The sentences that are said as they stand. */
function plainOf(words: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(words).filter(([, text]) => text !== '' && !/\{\{|\$t\(/.test(text)))
}
