import type { DateFormat, Hours, NumberFormat } from '../preload/model'

/** How numbers and times are written: by which marks, in which language and by the custom of which region. */
export interface Notation {
  language: string
  group: string
  point: string
  /** The language as it is written where this computer is, for dates. */
  locale: string
  dateFormat: DateFormat
  hours: Hours
}

/** What a person chose of a notation. */
export interface Formats {
  numberFormat: NumberFormat
  dateFormat: DateFormat
  hours: Hours
}

const NARROW_SPACE = '\u202f'

const chosen: Record<Exclude<NumberFormat, 'language'>, Pick<Notation, 'group' | 'point'>> = {
  '1,234.56': { group: ',', point: '.' },
  '1.234,56': { group: '.', point: ',' },
  '1 234,56': { group: NARROW_SPACE, point: ',' },
  '1 234.56': { group: NARROW_SPACE, point: '.' },
  "1'234.56": { group: '’', point: '.' },
  '1234.56': { group: '', point: '.' },
}

/** What a person may choose, the language's own first. */
export const NUMBER_FORMATS: readonly NumberFormat[] = [
  'language',
  ...(Object.keys(chosen) as (keyof typeof chosen)[]),
]

/** The marks of the languages the app speaks. What asks the runtime for those of another takes it a while at first. */
const ownMarks: Record<string, Pick<Notation, 'group' | 'point'>> = {
  en: { group: ',', point: '.' },
  'zh-CN': { group: ',', point: '.' },
}

const usual: Formats = { numberFormat: 'language', dateFormat: 'language', hours: '24' }

const known = new Map<string, Notation>()

/**
 * The notation of a language and of what was chosen; the same object each time, so that it can be compared by
 * identity. `systemLocale` (BCP 47) tells the region, where it is of the same language.
 */
export function notationOf(
  language: string,
  chosenFormats: Partial<Formats> = {},
  systemLocale = language,
): Notation {
  const { numberFormat, dateFormat, hours } = { ...usual, ...chosenFormats }
  const key = [language, systemLocale, numberFormat, dateFormat, hours].join(' ')
  const before = known.get(key)
  if (before) return before
  const marks = numberFormat === 'language' ? marksOf(language) : chosen[numberFormat]
  let locale: string | undefined
  const found: Notation = {
    language,
    ...marks,
    // Only when the first date is written: the runtime takes its time to find out which locales it has.
    get locale() {
      return (locale ??= localeOf(language, systemLocale))
    },
    dateFormat,
    hours,
  }
  known.set(key, found)
  return found
}

function marksOf(language: string): Pick<Notation, 'group' | 'point'> {
  const part = (type: string, value: number): string =>
    new Intl.NumberFormat(language).formatToParts(value).find((found) => found.type === type)?.value ?? ''
  return ownMarks[language] ?? { group: part('group', 1234567), point: part('decimal', 1.5) }
}

/** English as it is written in Britain, on a system that is set to that; never another language. */
function localeOf(language: string, systemLocale: string): string {
  if (systemLocale.split('-')[0] !== language.split('-')[0]) return language
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([systemLocale])[0] ?? language
  } catch {
    return language
  }
}
