import { fromSafeUnits, fromUnits } from '../../money/decimal'
import type { Decimal } from '../../preload/model'

/** A frame that ends before what it announces. */
export class TruncatedSbe extends Error {
  constructor() {
    super('truncated')
    this.name = 'TruncatedSbe'
  }
}

const int64Null = -(2n ** 63n)
const text = new TextDecoder('utf-8', { ignoreBOM: true })

/** A text of the wire; bytes that are no UTF-8 become replacement characters. */
export function decodeText(bytes: Uint8Array): string {
  return text.decode(bytes)
}

/**
 * Reads one fixed block of fields in wire order. Its length is the frame's own: a field beyond it is
 * null, and what lies beyond the known fields is never looked at. Little endian.
 */
export class SbeBlock {
  readonly #view: DataView
  readonly #end: number
  #at: number

  constructor(view: DataView, start: number, length: number) {
    if (start + length > view.byteLength) throw new TruncatedSbe()
    this.#view = view
    this.#at = start
    this.#end = start + length
  }

  /** Where the next field of `size` bytes starts; null beyond the block. */
  #take(size: number): number | null {
    const at = this.#at
    this.#at += size
    return this.#at <= this.#end ? at : null
  }

  int64(): bigint | null {
    const at = this.#take(8)
    return at === null ? null : this.#view.getBigInt64(at, true)
  }

  int16(): number | null {
    const at = this.#take(2)
    return at === null ? null : this.#view.getInt16(at, true)
  }

  uint8(): number | null {
    const at = this.#take(1)
    return at === null ? null : this.#view.getUint8(at)
  }

  /** A mantissa of 10^-places that is always there. */
  decimal(places: number): Decimal | null {
    const at = this.#take(8)
    return at === null ? null : this.#decimalAt(at, places)
  }

  /** A mantissa of 10^-places whose smallest value means null. */
  decimalOrNull(places: number): Decimal | null {
    const at = this.#take(8)
    if (at === null || this.#view.getBigInt64(at, true) === int64Null) return null
    return this.#decimalAt(at, places)
  }

  /** Most mantissas are far below 2^53, where a Number is as exact and several times as fast. */
  #decimalAt(at: number, places: number): Decimal {
    const high = this.#view.getInt32(at + 4, true)
    if (high < -0x1f_ffff || high > 0x1f_ffff) return fromUnits(this.#view.getBigInt64(at, true), places)
    return fromSafeUnits(high * 0x1_0000_0000 + this.#view.getUint32(at, true), places)
  }

  /** The word of an enumeration; 'unknown' for a value that is not in it. */
  word<W extends string>(words: ReadonlyMap<number, W>): W | 'unknown' | null {
    const value = this.uint8()
    return value === null ? null : (words.get(value) ?? 'unknown')
  }

  /** The names of the bits that are set, lowest first; unknown bits are left out. */
  flags(names: readonly string[]): string[] | null {
    const bits = this.uint8()
    return bits === null ? null : names.filter((_, bit) => (bits >> bit) & 1)
  }

  /** 32 bytes, big-endian, as 0x hex without leading zeros. */
  address(): string | null {
    const at = this.#take(32)
    if (at === null) return null
    const bytes = new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, 32)
    return `0x${BigInt(`0x${Buffer.from(bytes).toString('hex')}`).toString(16)}`
  }
}

/** Reads what follows the root block: groups in order, then texts in order. */
export class SbeTail {
  readonly #view: DataView
  #at: number

  constructor(view: DataView, start: number) {
    this.#view = view
    this.#at = start
  }

  /** One entry for each block of a repeating group, each read by `read` within the group's own length. */
  group<T>(read: (block: SbeBlock) => T): T[] {
    this.#need(4)
    const length = this.#view.getUint16(this.#at, true)
    const count = this.#view.getUint16(this.#at + 2, true)
    this.#at += 4
    this.#need(length * count)
    const start = this.#at
    this.#at += length * count
    return Array.from({ length: count }, (_, index) =>
      read(new SbeBlock(this.#view, start + index * length, length)),
    )
  }

  /** A text of up to 255 bytes; bytes that are no UTF-8 become replacement characters. */
  text(): string {
    this.#need(1)
    const length = this.#view.getUint8(this.#at)
    this.#at += 1
    this.#need(length)
    const start = this.#at
    this.#at += length
    const plain = this.#ascii(start, length)
    if (plain !== null) return plain
    return decodeText(new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length))
  }

  /** A market's name is a few ASCII letters, and a decoder's call costs more than they do; null for other text. */
  #ascii(start: number, length: number): string | null {
    let read = ''
    for (let at = start; at < start + length; at++) {
      const byte = this.#view.getUint8(at)
      if (byte > 0x7f) return null
      read += String.fromCharCode(byte)
    }
    return read
  }

  #need(size: number): void {
    if (this.#at + size > this.#view.byteLength) throw new TruncatedSbe()
  }
}
