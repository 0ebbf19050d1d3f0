import type { i18n } from 'i18next'
import { isDecimal } from '../money/decimal'
import type { Notation } from './notation'
import { formatNumber } from './number'
import { formatClock } from './time'

/**
 * Has sentences write their values by this notation from now on: `{{price, decimal}}` for a decimal, with as many
 * places as it has, and `{{at, clock}}` for milliseconds as a time of day in UTC. What is neither stays as it is.
 */
export function writeBy(speech: i18n, notation: Notation): void {
  const { formatter } = speech.services
  formatter?.add('decimal', (value: unknown, _, { signed }) => {
    const text = String(value)
    if (!isDecimal(text)) return text
    const places = text.split('.')[1]?.length ?? 0
    return formatNumber(text, { places, signed: signed === true }, notation)
  })
  formatter?.add('clock', (value: unknown) => formatClock(Number(value), notation))
}

/** What parts a sentence from what follows it in its line: a space, but nothing after a Chinese mark. */
export function gapAfter(sentence: string): '' | ' ' {
  return /[。！？；：]$/.test(sentence) ? '' : ' '
}

/** A text made of several sentences with the gaps between them that its language has, also where one is missing. */
export function closeUp(text: string): string {
  return text
    .replace(/(?<=[。！？；：]) +/g, '')
    .replace(/(?<=[.!?]) +/g, ' ')
    .trim()
}

/** Sentences in one line. */
export function inOneLine(...sentences: string[]): string {
  return closeUp(sentences.join(' '))
}
