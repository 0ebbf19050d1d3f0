import i18next, { type i18n } from 'i18next'
import enProblem from '../../resources/locales/en/problem.json'
import enShell from '../../resources/locales/en/shell.json'
import zhProblem from '../../resources/locales/zh-CN/problem.json'
import zhShell from '../../resources/locales/zh-CN/shell.json'
import { notationOf, type Notation } from '../notation/notation'
import { closeUp, writeBy } from '../notation/sentences'
import type { Language, Problem, Settings } from '../preload/model'

export type SpokenLanguage = 'en' | 'zh-CN'

/** Sentences of one language. */
export interface Speech {
  /** A sentence of `shell.json`. A value named `count` picks the plural. */
  say(sentence: string, values?: Record<string, string>): string
  /** The venue's reason for closing an order, or a problem's code; verbatim where there is no sentence for it. */
  sayReason(reason: string, values?: Record<string, string>): string
}

/** Sentences of the shell in the language in use. */
export interface Words extends Speech {
  /** The language that is not in use. */
  readonly elsewhere: Speech
  /** What happened, what it means and what to do; an unknown code reads well too. */
  sayProblem(problem: Problem): string
  /** Speaks by this notation from now on, in its language. */
  speak(notation: Notation): void
  readonly language: SpokenLanguage
}

/** The language a setting stands for, on a system with this locale (BCP 47). */
export function toSpoken(setting: Language, systemLocale: string): SpokenLanguage {
  if (setting !== 'system') return setting
  return /^zh\b/i.test(systemLocale) ? 'zh-CN' : 'en'
}

/** The notation that these settings stand for, on a system with this locale. */
export function toNotation(settings: Settings, systemLocale: string): Notation {
  return notationOf(toSpoken(settings.language, systemLocale), settings, systemLocale)
}

/** Words that start in one notation and can change to another. */
export async function createWords(notation: Notation): Promise<Words> {
  const speech: i18n = i18next.createInstance()
  await speech.init({
    lng: notation.language,
    fallbackLng: 'en',
    ns: ['shell', 'problem'],
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
    resources: {
      en: { shell: enShell, problem: enProblem },
      'zh-CN': { shell: zhShell, problem: zhProblem },
    },
  })
  let spoken: SpokenLanguage = 'en'
  const speak = (next: Notation): void => {
    spoken = toSpoken('system', next.language)
    writeBy(speech, next)
    void speech.changeLanguage(next.language)
  }
  speak(notation)
  const speechIn = (language: () => SpokenLanguage): Speech => ({
    say: (sentence, values = {}) =>
      closeUp(
        speech.t(sentence, {
          lng: language(),
          ns: 'shell',
          ...values,
          ...(values.count ? { count: Number(values.count) } : {}),
        }),
      ),
    sayReason(reason, values = {}) {
      const known = [`cancel.${reason}`, reason].find((key) => speech.exists(key, { ns: 'problem' }))
      if (known === undefined) return reason
      return closeUp(speech.t(known, { lng: language(), ...values, ns: 'problem', detail: '' }))
    },
  })
  return {
    ...speechIn(() => spoken),
    elsewhere: speechIn(() => (spoken === 'en' ? 'zh-CN' : 'en')),
    sayProblem: ({ code, values = {}, detail = '' }) => {
      const known = speech.exists(code, { ns: 'problem' })
      return closeUp(speech.t(known ? code : 'unknown', { ns: 'problem', code, detail, ...values }))
    },
    speak,
    get language() {
      return spoken
    },
  }
}
