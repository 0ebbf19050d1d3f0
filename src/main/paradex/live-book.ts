import type { Problem } from '../../preload/model'
import type { Log } from '../log'
import type { Clock } from '../socket/clock'
import { OrderBook, type BookStep, type BookView } from './book'
import type { Counters } from './counters'
import type { Book } from './nouns'
import type { HotFrame } from './sbe-hot'
import { Signal } from './signal'

/** The price ticks the venue groups a book by, as its channel names them. */
export const bookTicks = [
  '0.0000001',
  '0.0000005',
  '0.000001',
  '0.00001',
  '0.0001',
  '0.001',
  '0.01',
  '0.1',
  '1',
  '10',
  '100',
] as const

/** Which book to keep. */
export interface BookChoice {
  market: string
  /** 'deltas' unless given: whole once and then its changes; 'interactive' has RPI orders in it. */
  feed?: 'deltas' | 'snapshot' | 'interactive'
  /** Grouped by the venue; the market's own tick unless given. */
  tick?: (typeof bookTicks)[number]
  /** 100 unless given. */
  refreshMs?: 50 | 100
}

/**
 * waiting: no whole book yet, or a new one is asked for after a gap. stale: its line has gone silent. refused: the
 * venue has no such channel.
 */
export type BookPhase = 'waiting' | 'live' | 'stale' | 'refused'

/** What a live book works with. */
export interface LiveBookParts {
  log: Log
  clock: Clock
  counters: Counters
}

/** A book that always lacks something is not asked for anew in a storm. */
const renewEveryMs = 1_000

/** The venue's channel of a choice. */
export function toBookChannel({ market, feed = 'deltas', tick, refreshMs = 100 }: BookChoice): string {
  const grouped = tick === undefined ? '' : `@${tick.replace('.', '_')}`
  return `order_book.${market}.${feed}@15@${refreshMs}ms${grouped}`
}

/** One book kept up to date: every gap and every broken message is answered with a new whole book. */
export class LiveBook {
  readonly market: string
  readonly channel: string
  readonly #parts: LiveBookParts
  readonly #book: OrderBook
  readonly #changed: Signal<BookView>
  readonly #lost: Signal<Exclude<BookPhase, 'live'>>
  #problem: Problem | null = null
  #isSilent = false
  #renew: (() => void) | null = null
  #lastRenewMs = Number.NEGATIVE_INFINITY
  #cancelTimer: (() => void) | null = null

  constructor(choice: BookChoice, parts: LiveBookParts) {
    this.market = choice.market
    this.channel = toBookChannel(choice)
    this.#parts = parts
    this.#book = new OrderBook({ mayCross: choice.feed === 'interactive' })
    this.#changed = new Signal('book', parts.log)
    this.#lost = new Signal('bookLost', parts.log)
  }

  /** The book as it stands; null while there is no whole one. */
  get view(): BookView | null {
    return this.#book.view
  }

  /** What there is of the book now; see `BookPhase`. */
  get phase(): BookPhase {
    if (this.#problem) return 'refused'
    if (!this.#book.stands) return 'waiting'
    return this.#isSilent ? 'stale' : 'live'
  }

  /** Why the venue refused the channel. */
  get problem(): Problem | null {
    return this.#problem
  }

  /** Calls back with every new state of the book; returns the remover. */
  onChange(handler: (view: BookView) => void): () => void {
    return this.#changed.on(handler)
  }

  /** Calls back when there is no book any more, never will be, or only an old one; returns the remover. */
  onLost(handler: (phase: Exclude<BookPhase, 'live'>) => void): () => void {
    return this.#lost.on(handler)
  }

  /** A subscription under way; `renew` asks for a new whole book. */
  attach(renew: () => void): void {
    this.#renew = renew
  }

  /** The subscription is gone: what comes next starts with a whole book. */
  reset(): void {
    this.#book.reset()
    this.#problem = null
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#lost.emit('waiting')
  }

  /** Its line has gone silent, or speaks again: the book stays, and says which. */
  silence(isSilent: boolean): void {
    if (isSilent === this.#isSilent) return
    this.#isSilent = isSilent
    const { view } = this.#book
    if (!view) return
    if (isSilent) this.#lost.emit('stale')
    else this.#changed.emit(view)
  }

  /** The venue has refused the channel: there will be no book. */
  refuse(problem: Problem): void {
    this.#problem = problem
    this.#lost.emit('refused')
  }

  /** Takes one message of the channel in. */
  take(book: Book): void {
    this.#follow(this.#book.apply(book))
  }

  /** Takes a frame of the channel in that was opened as a book, whose `seq` is this. */
  takeFrame(frame: HotFrame, seq: number): void {
    const head = { market: frame.market, isWhole: frame.isWhole, seq, updatedAtMs: frame.atMs }
    this.#follow(this.#book.change(head, (bids, asks) => frame.putLevels(bids, asks)))
  }

  #follow(step: BookStep): void {
    // Texts are made for those who look.
    if (step === 'applied' && this.#changed.isHeard) {
      const { view } = this.#book
      if (view) this.#changed.emit(view)
    }
    if (step !== 'gap' && step !== 'broken') return
    this.#parts.counters.bump('book', step)
    this.#lost.emit('waiting')
    this.#askAnew()
  }

  #askAnew(): void {
    if (this.#cancelTimer) return
    const { clock } = this.#parts
    const waitMs = Math.max(0, this.#lastRenewMs + renewEveryMs - clock.nowMs())
    this.#cancelTimer = clock.setTimer(waitMs, () => {
      this.#cancelTimer = null
      this.#lastRenewMs = clock.nowMs()
      this.#renew?.()
    })
  }
}
