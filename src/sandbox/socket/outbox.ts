import type { Pace } from '../faults'
import type { Wire } from './wire'

/** The venue closes a client that has this many messages unread. */
export const MAX_UNREAD = 2000

interface Waiting {
  data: string | Buffer
  /** By the machine's own clock, which nobody turns. */
  dueAtMs: number
}

const noPace: Pace = { latencyMs: 0, everyMs: 0 }

/** Frames on their way to one client, in order, also past a delayed one. */
export class Outbox {
  private readonly waiting: Waiting[] = []
  private inFlight = 0
  private frozen = false
  private lastDueAtMs = 0
  private delay: NodeJS.Timeout | undefined

  constructor(
    private readonly wire: Wire,
    private readonly onOverflow: () => void,
  ) {}

  /** Sends a frame after what is waiting, no sooner than in so many milliseconds. */
  push(data: string | Buffer, delayMs = 0, { latencyMs, everyMs } = noPace): void {
    // A frozen client is told apart only once it thaws: until then one more than the limit is enough to know.
    if (this.frozen && this.waiting.length > MAX_UNREAD) return
    const dueAtMs = Math.max(performance.now() + delayMs + latencyMs, this.lastDueAtMs + everyMs)
    this.lastDueAtMs = dueAtMs
    this.waiting.push({ data, dueAtMs })
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
      const waitMs = next.dueAtMs - performance.now()
      if (waitMs > 0) {
        this.wait(waitMs)
        return
      }
      this.waiting.shift()
      this.send(next.data)
    }
  }

  private wait(waitMs: number): void {
    this.delay = setTimeout(() => {
      this.delay = undefined
      this.pump()
    }, Math.ceil(waitMs))
  }

  private send(data: string | Buffer): void {
    this.inFlight += 1
    this.wire.send(data, () => {
      this.inFlight -= 1
    })
  }
}
