import type { Wire } from './wire'

/** The venue closes a client that has this many messages unread. */
export const MAX_UNREAD = 2000

interface Waiting {
  data: string | Buffer
  delayMs: number
}

/** Frames on their way to one client, in order, also past a delayed one. */
export class Outbox {
  private readonly waiting: Waiting[] = []
  private inFlight = 0
  private frozen = false
  private delay: NodeJS.Timeout | undefined

  constructor(
    private readonly wire: Wire,
    private readonly onOverflow: () => void,
  ) {}

  push(data: string | Buffer, delayMs = 0): void {
    // A frozen client is told apart only once it thaws: until then one more than the limit is enough to know.
    if (this.frozen && this.waiting.length > MAX_UNREAD) return
    this.waiting.push({ data, delayMs })
    this.pump()
  }

  freeze(frozen: boolean): void {
    this.frozen = frozen
    this.pump()
  }

  stop(): void {
    clearTimeout(this.delay)
    this.waiting.length = 0
    this.frozen = true
  }

  private pump(): void {
    if (this.frozen) return
    if (this.waiting.length + this.inFlight > MAX_UNREAD) {
      this.stop()
      this.onOverflow()
      return
    }
    while (this.delay === undefined) {
      const next = this.waiting[0]
      if (!next) return
      if (next.delayMs > 0) {
        this.wait(next)
        return
      }
      this.waiting.shift()
      this.send(next.data)
    }
  }

  private wait(next: Waiting): void {
    this.delay = setTimeout(() => {
      this.delay = undefined
      next.delayMs = 0
      this.pump()
    }, next.delayMs)
  }

  private send(data: string | Buffer): void {
    this.inFlight += 1
    this.wire.send(data, () => {
      this.inFlight -= 1
    })
  }
}
