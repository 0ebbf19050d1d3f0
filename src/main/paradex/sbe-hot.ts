import { fromSafeUnits, fromUnits } from '../../money/decimal'
import type { Decimal, TapeTrade } from '../../preload/model'
import type { BookSide } from './book-side'
import type { BestPrices, MarketSummary } from './nouns'
import { SbeNames } from './sbe-names'

/** The frames that come by the thousand. */
export type HotKind = 'trade' | 'best' | 'book' | 'summary'

const headerLength = 8
const int64Null = -(2n ** 63n)

/** Where the fields that are used lie in their root blocks; `sbe-market` has all of them in their order. */
const trade = { id: 16, side: 24, price: 25, size: 33, createdAt: 41, end: 50 }
const best = { bid: 16, bidSize: 24, ask: 32, askSize: 40, end: 48 }
const book = { seq: 8, kind: 16, end: 89 }
const summary = {
  mark: 16,
  index: 24,
  last: 32,
  volume: 40,
  interest: 48,
  funding: 56,
  bid: 64,
  ask: 72,
  change: 88,
  bidSize: 200,
  askSize: 208,
  end: 216,
  preciseFunding: 232,
  endOfVersion1: 240,
}

const levelLength = 16
const kinds: readonly (HotKind | undefined)[] = [undefined, 'trade', 'best', 'book', 'summary']
const leastLengths = { trade: trade.end, best: best.end, book: book.end, summary: summary.end }

/**
 * A plain way through the frames of market data: it looks at one frame after the other in place and makes only what
 * is asked for. Whatever is out of the ordinary (shorter blocks, unknown words, moments that are none) it leaves to
 * `readSbe`, which says what is wrong; what it does take, it reads as `readSbe` and `translate-sbe` do.
 */
export class HotFrame {
  readonly #names = new SbeNames()
  #view: DataView = new DataView(new ArrayBuffer(0))
  #root = 0
  #rootLength = 0
  #groups = 0
  #market = ''
  #atMs = 0

  /** The market of the frame that was opened last. */
  get market(): string {
    return this.#market
  }

  /** The venue's time of the frame that was opened last. */
  get atMs(): number {
    return this.#atMs
  }

  /** Looks at a frame; null where it must go the whole way. The bytes must stand until the next one. */
  open(bytes: Uint8Array): HotKind | null {
    // Frames that came in together lie in one buffer.
    if (this.#view.buffer !== bytes.buffer) this.#view = new DataView(bytes.buffer)
    const view = this.#view
    const start = bytes.byteOffset
    const end = start + bytes.byteLength
    if (bytes.byteLength < headerLength || view.getUint16(start + 4, true) !== 1) return null
    const kind = kinds[view.getUint16(start + 2, true)]
    if (kind === undefined) return null
    this.#root = start + headerLength
    this.#rootLength = view.getUint16(start, true)
    if (this.#rootLength < leastLengths[kind] || this.#root + this.#rootLength > end) return null
    const atMs = this.#moment(0)
    if (atMs === null) return null
    this.#atMs = atMs
    this.#groups = this.#root + this.#rootLength
    let at = this.#groups
    if (kind === 'book') {
      for (let group = 0; group < 2; group++) {
        if (at + 4 > end || view.getUint16(at, true) !== levelLength) return null
        at += 4 + levelLength * view.getUint16(at + 2, true)
      }
    }
    if (at + 1 > end) return null
    const nameLength = view.getUint8(at)
    if (at + 1 + nameLength > end) return null
    this.#market = this.#names.read(view, at + 1, nameLength)
    return kind
  }

  /** The trade of a frame of that kind; null where it must go the whole way. */
  trade(): TapeTrade | null {
    const side = this.#view.getUint8(this.#root + trade.side)
    const createdAtMs = this.#moment(trade.createdAt)
    if ((side !== 1 && side !== 2) || createdAtMs === null) return null
    return {
      id: this.#decimal(trade.id, 0),
      market: this.#market,
      side: side === 1 ? 'buy' : 'sell',
      price: this.#decimal(trade.price),
      size: this.#decimal(trade.size),
      createdAtMs,
    }
  }

  /** The best prices of a frame of that kind. */
  best(): BestPrices {
    return {
      market: this.#market,
      bid: this.#decimalOrNull(best.bid),
      bidSize: this.#decimalOrNull(best.bidSize),
      ask: this.#decimalOrNull(best.ask),
      askSize: this.#decimalOrNull(best.askSize),
      atMs: this.#atMs,
    }
  }

  /** The summary of a frame of that kind. */
  summary(): MarketSummary {
    const isPrecise = this.#rootLength >= summary.endOfVersion1
    return {
      market: this.#market,
      markPrice: this.#priceOrNull(summary.mark),
      indexPrice: this.#priceOrNull(summary.index),
      lastPrice: this.#priceOrNull(summary.last),
      bid: this.#priceOrNull(summary.bid),
      bidSize: this.#decimalOrNull(summary.bidSize),
      ask: this.#priceOrNull(summary.ask),
      askSize: this.#decimalOrNull(summary.askSize),
      fundingRate:
        (isPrecise ? this.#decimalOrNull(summary.preciseFunding, 12) : null) ??
        this.#decimal(summary.funding),
      openInterest: this.#decimal(summary.interest),
      volume24h: this.#decimal(summary.volume),
      priceChangeRate24h: this.#decimal(summary.change),
      atMs: this.#atMs,
    }
  }

  /** Whether a book frame has a whole book. */
  get isWhole(): boolean {
    return this.#view.getUint8(this.#root + book.kind) === 0
  }

  /** The sequence number of a book frame; null for one that no Number holds exactly. */
  get seq(): number | null {
    return this.#whole(book.seq)
  }

  /** Puts the levels of a book frame into their sides; false for one that cannot be. */
  putLevels(bids: BookSide, asks: BookSide): boolean {
    const asksAt = this.#groups + 4 + levelLength * this.#view.getUint16(this.#groups + 2, true)
    return this.#putSide(bids, this.#groups) && this.#putSide(asks, asksAt)
  }

  #putSide(side: BookSide, group: number): boolean {
    const view = this.#view
    const end = group + 4 + levelLength * view.getUint16(group + 2, true)
    for (let at = group + 4; at < end; at += levelLength)
      if (!side.set(view.getBigInt64(at, true), view.getBigInt64(at + 8, true))) return false
    return true
  }

  /** The int64 at this place; null beyond what a Number holds exactly. */
  #whole(place: number): number | null {
    const at = this.#root + place
    const high = this.#view.getInt32(at + 4, true)
    if (high < -0x1f_ffff || high > 0x1f_ffff) return null
    return high * 0x1_0000_0000 + this.#view.getUint32(at, true)
  }

  /** Microseconds as milliseconds; null for what is far from today, where dividing a Number is not exact. */
  #moment(place: number): number | null {
    const micros = this.#whole(place)
    return micros === null || micros < 0 || micros >= 2 ** 52 ? null : Math.floor(micros / 1000)
  }

  #decimal(place: number, places = 8): Decimal {
    const whole = this.#whole(place)
    if (whole !== null) return fromSafeUnits(whole, places)
    return fromUnits(this.#view.getBigInt64(this.#root + place, true), places)
  }

  #decimalOrNull(place: number, places = 8): Decimal | null {
    const whole = this.#whole(place)
    if (whole !== null) return fromSafeUnits(whole, places)
    const mantissa = this.#view.getBigInt64(this.#root + place, true)
    return mantissa === int64Null ? null : fromUnits(mantissa, places)
  }

  /** A price of zero means there is none, as in JSON; so does the smallest mantissa. */
  #priceOrNull(place: number): Decimal | null {
    const at = this.#root + place
    const high = this.#view.getInt32(at + 4, true)
    if (high < 0 || (high === 0 && this.#view.getUint32(at, true) === 0)) return null
    return this.#decimal(place)
  }
}
