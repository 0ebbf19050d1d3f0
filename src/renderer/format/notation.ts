import type { NumberFormat } from '../../preload/model'

/** How numbers are written: by which marks, and in which language the words beside them are. */
export interface Notation {
  language: string
  group: string
  point: string
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

const known = new Map<string, Notation>()

/** The notation of a format in a language; the same object each time, so that it can be compared by identity. */
export function notationOf(language: string, format: NumberFormat = 'language'): Notation {
  const key = `${language} ${format}`
  const before = known.get(key)
  if (before) return before
  const part = (type: string, value: number): string =>
    new Intl.NumberFormat(language).formatToParts(value).find((found) => found.type === type)?.value ?? ''
  const marks =
    format === 'language' ? { group: part('group', 1234567), point: part('decimal', 1.5) } : chosen[format]
  const found = { language, ...marks }
  known.set(key, found)
  return found
}
