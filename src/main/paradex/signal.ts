import type { Log } from '../log'

/** A list of handlers of one kind of news. One that throws is logged and harms no other. */
export class Signal<T> {
  readonly #name: string
  readonly #log: Log
  readonly #handlers = new Set<(news: T) => void>()

  constructor(name: string, log: Log) {
    this.#name = name
    this.#log = log
  }

  /** Adds a handler; returns its own remover. */
  on(handler: (news: T) => void): () => void {
    // A wrapper of its own, so that the same function added twice is removed once.
    const entry = (news: T): void => handler(news)
    this.#handlers.add(entry)
    return () => {
      this.#handlers.delete(entry)
    }
  }

  /** Whether anybody listens. */
  get isHeard(): boolean {
    return this.#handlers.size > 0
  }

  emit(news: T): void {
    for (const handler of [...this.#handlers]) {
      try {
        handler(news)
      } catch (error) {
        this.#log.error('a handler failed', { handler: this.#name, error })
      }
    }
  }
}
