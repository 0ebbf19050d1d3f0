/** Names beyond this many are counted together: what the wire sends must not grow the memory. */
const nameLimit = 200

/** Counts of what was odd, for diagnostics: malformed messages, unknown words, refused channels. */
export class Counters {
  readonly #counts = new Map<string, number>()

  /** Adds one, and returns how many there are. Names are `kind:word`; a word from the wire is cut to a bounded length. */
  bump(kind: string, word = ''): number {
    const name = word ? `${kind}:${word.slice(0, 60)}` : kind
    const known = this.#counts.has(name) || this.#counts.size < nameLimit
    const key = known ? name : `${kind}:other`
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    return count
  }

  /** All counts by name. */
  snapshot(): Record<string, number> {
    return Object.fromEntries(this.#counts)
  }
}
