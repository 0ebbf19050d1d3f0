import type { Connection } from '../../preload/model'
import type { Keeping } from './keeping'

/** Knows until when a session was listened to, over restarts where the account has a journal. */
export interface Listened {
  /** Takes in how the line is now. */
  hear(now: Connection): void
  /** Writes down that it is listened to until now, where it is. */
  note(): void
  /**
   * The time away that a reading ends, by the venue's clock; null where the account was never listened to
   * before. What is older than `sinceMs` was read by an earlier reading.
   */
  spanUntil(askedAtMs: number): { fromMs: number; toMs: number; sinceMs: number } | null
}

const noteEveryMs = 60_000

/** `connection` is the line as it was told last. */
export function createListened(
  keeping: Pick<Keeping, 'listenedUntilMs' | 'wholeUntilMs' | 'noteListened'> | null,
  connection: () => Connection,
  nowMs: () => number = Date.now,
): Listened {
  let untilMs = keeping?.listenedUntilMs ?? null
  let wholeMs = keeping?.wholeUntilMs ?? null
  let notedAtMs = -Infinity

  function note(): void {
    const { phase, clockOffsetMs } = connection()
    if (phase !== 'live') return
    notedAtMs = nowMs()
    untilMs = notedAtMs + (clockOffsetMs ?? 0)
    keeping?.noteListened(untilMs)
  }

  return {
    hear(now) {
      const isLost = now.phase !== 'live' && connection().phase === 'live'
      if (isLost || nowMs() - notedAtMs >= noteEveryMs) note()
    },
    note,
    spanUntil(askedAtMs) {
      const sinceMs = wholeMs
      wholeMs = askedAtMs
      if (sinceMs === null) return null
      // One that was listened to until just now has begun no later than it ends.
      return { fromMs: Math.min(untilMs ?? sinceMs, askedAtMs), toMs: askedAtMs, sinceMs }
    },
  }
}
