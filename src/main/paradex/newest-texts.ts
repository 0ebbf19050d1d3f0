import type { Clock } from '../socket/clock'
import { isMoment } from './wire'
import { NewestSlots, type NewestKind } from './newest-slots'

/** How long a notification is, as the venue writes it, up to the name of its channel, and how that part ends. */
const headLength = '{"jsonrpc":"2.0","method":"subscription","params":{"channel":"'.length
const beforeChannel = '"params":{"channel":"'
const beforeData = '","data":{'
/** Data, parameters and the whole end together. */
const ends = '}}}'

const code = {
  b: 0x62,
  m: 0x6d,
  quote: 0x22,
  point: 0x2e,
  backslash: 0x5c,
  comma: 0x2c,
  closing: 0x7d,
  zero: 0x30,
} as const

/** More than there are markets; what is made up does not fill the memory. */
const namesAtMost = 5_000

/** What is conflated, by its channel, with the fields that say of which market and of when it is. */
const kinds = {
  b: { kind: 'best', channel: 'bbo.', market: '"market":"', time: '"last_updated_at":' },
  m: { kind: 'summary', channel: 'markets_summary', market: '"symbol":"', time: '"created_at":' },
} as const

/**
 * Keeps the texts of best prices and summaries unread, of each market the newest, until the end of the beat. Only
 * their channel, market and time are looked for, where they can mean one thing; what is written in any other way is
 * read at once. What a newer one takes the place of is never read, so that nobody hears whether it could have been.
 */
export class NewestTexts {
  readonly #slots: NewestSlots<string>
  /** By a sum of their units. */
  readonly #names = new Map<number, string>()
  readonly #timeFromEnd = { best: 0, summary: 0 }

  /** `read` gets what waited, at the end of the beat. */
  constructor(clock: Clock, read: (text: string) => void) {
    this.#slots = new NewestSlots(clock, (_, text) => read(text))
  }

  /** What the text is of, where it waits now; null for one that is to be read at once. */
  keep(text: string): NewestKind | null {
    const letter = text.charCodeAt(headLength)
    // Nearly all others end here.
    const known = letter === code.b ? kinds.b : letter === code.m ? kinds.m : null
    if (known === null || !text.startsWith(known.channel, headLength)) return null
    if (!text.startsWith(beforeChannel, headLength - beforeChannel.length)) return null
    const channelEnd = text.indexOf('"', headLength)
    if (!text.startsWith(beforeData, channelEnd)) return null
    // Of summaries there is one channel for all markets, and one for each.
    const after = text.charCodeAt(headLength + known.channel.length)
    if (known.kind === 'summary' && after !== code.quote && after !== code.point) return null
    const market = this.#market(text, known.market, channelEnd + beforeData.length)
    const atMs = market === null ? null : this.#time(text, known.kind, known.time)
    if (market === null || atMs === null) return null
    return this.#slots.keeps(known.kind, market, atMs, text) ? known.kind : null
  }

  /** Forgets what waits. */
  stop(): void {
    this.#slots.stop()
  }

  /** Forgets the summaries that wait of other markets than these: nobody wants them any more. */
  keepSummariesOf(markets: ReadonlySet<string>): void {
    this.#slots.keepSummariesOf(markets)
  }

  /** The market that the data names first, or at one other place only. */
  #market(text: string, field: string, data: number): string | null {
    let at = data
    if (!text.startsWith(field, at)) {
      at = text.indexOf(field, data)
      if (at < 0 || text.includes(field, at + 1)) return null
    }
    return this.#nameAt(text, at + field.length)
  }

  /** The text that begins here, up to its quote: nearly always one that was met before, which saves making it anew. */
  #nameAt(text: string, start: number): string | null {
    let sum = 0
    let end = start
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end)
      if (unit === code.quote) break
      if (unit === code.backslash) return null
      sum = (Math.imul(sum, 31) + unit) | 0
    }
    const known = this.#names.get(sum)
    if (known !== undefined && known.length === end - start && text.startsWith(known, start)) return known
    const name = text.slice(start, end)
    if (this.#names.size < namesAtMost) this.#names.set(sum, name)
    return name
  }

  /** The time among the data's own fields; null where it could be another's. */
  #time(text: string, kind: NewestKind, field: string): number | null {
    // Nearly always it stands as far from the end as the last time.
    let at = text.length - this.#timeFromEnd[kind]
    if (!text.startsWith(field, at)) {
      at = text.lastIndexOf(field)
      if (at < 0) return null
      this.#timeFromEnd[kind] = text.length - at
    }
    const start = at + field.length
    let atMs = 0
    let end = start
    for (; end < text.length; end++) {
      const digit = text.charCodeAt(end) - code.zero
      if (digit < 0 || digit > 9) break
      atMs = atMs * 10 + digit
    }
    const behind = text.charCodeAt(end)
    if (end === start || (behind !== code.comma && behind !== code.closing)) return null
    // Nothing else is closed behind it: it belongs to what is closed first of the three, the data.
    const isOfData = text.indexOf('}', end) === text.length - ends.length && text.endsWith(ends)
    return isOfData && isMoment(atMs) ? atMs : null
  }
}
