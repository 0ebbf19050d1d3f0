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
  return i18n
}
