import { decodeText } from './sbe-reader'

const slots = 1_024

/**
 * Names of markets as they stand in frames, made into texts once: the same few come thousands of times a second.
 * Of bounded size, whatever the wire says.
 */
export class SbeNames {
  readonly #bytes: (Uint8Array | undefined)[] = new Array<Uint8Array | undefined>(slots).fill(undefined)
  readonly #names: string[] = new Array<string>(slots).fill('')

  /** The text of so many bytes. */
  read(view: DataView, start: number, length: number): string {
    let hash = length
    for (let at = 0; at < length; at++) hash = (Math.imul(hash, 31) + view.getUint8(start + at)) | 0
    const slot = (hash ^ (hash >>> 15)) & (slots - 1)
    const known = this.#bytes[slot]
    if (known && isAt(known, view, start, length)) return this.#names[slot] ?? ''
    const bytes = new Uint8Array(view.buffer, view.byteOffset + start, length)
    const name = decodeText(bytes)
    this.#bytes[slot] = bytes.slice()
    this.#names[slot] = name
    return name
  }
}

function isAt(known: Uint8Array, view: DataView, start: number, length: number): boolean {
  if (known.length !== length) return false
  for (let at = 0; at < length; at++) if (known[at] !== view.getUint8(start + at)) return false
  return true
}
