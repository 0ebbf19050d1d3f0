import type { ExchangeEvent } from './types'

/** Holds events until the state they speak of is complete, then tells them in order. */
export class Outbox {
  private readonly listeners = new Set<(event: ExchangeEvent) => void>()
  private waiting: ExchangeEvent[] = []
  private telling = false

  on(listener: (event: ExchangeEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  add(event: ExchangeEvent): void {
    this.waiting.push(event)
  }

  /** Tells everything waiting; what a listener causes comes after what it was told of. */
  flush(): void {
    if (this.telling) return
    this.telling = true
    try {
      for (let at = 0; at < this.waiting.length; at += 1) {
        const event = this.waiting[at]
        if (event) for (const listener of this.listeners) listener(event)
      }
    } finally {
      this.waiting = []
      this.telling = false
    }
  }
}
