import type { Clock } from './clock'

/** When to ask for a sign of life and how long to wait for one, in milliseconds. */
export interface WatchdogLimits {
  pingEveryMs: number
  /** Silence after a ping that makes the connection stale. */
  staleAfterMs: number
  /** Silence after a ping that makes it dead. */
  deadAfterMs: number
}

/** What a watchdog does with its verdicts. */
export interface WatchdogActs {
  /** Asks the other side for a sign of life. */
  ping(): void
  /** Nothing has come in for `staleAfterMs`. */
  onStale(): void
  /** Something came in again after `onStale`. */
  onRecovered(): void
  /** Nothing has come in for `deadAfterMs`; the watch is over. */
  onDead(): void
}

/** Watches what comes in. Nothing that goes out, pings included, ever puts it at ease. */
export interface Watchdog {
  /** Anything came in. */
  inbound(): void
  /** Ends the watch without a verdict. */
  stop(): void
}

/** Pings and watches at once; silence is measured from the first ping that nothing has followed. */
export function createWatchdog(limits: WatchdogLimits, clock: Clock, acts: WatchdogActs): Watchdog {
  let stale = false
  let cancelPing: (() => void) | null = null
  let cancelVerdict: (() => void) | null = null

  function beat(): void {
    cancelPing = clock.setTimer(limits.pingEveryMs, beat)
    cancelVerdict ??= clock.setTimer(limits.staleAfterMs, onStale)
    acts.ping()
  }
  function onStale(): void {
    stale = true
    cancelVerdict = clock.setTimer(limits.deadAfterMs - limits.staleAfterMs, () => {
      stop()
      acts.onDead()
    })
    acts.onStale()
  }
  function stop(): void {
    cancelPing?.()
    cancelVerdict?.()
    cancelVerdict = null
  }
  beat()
  return {
    inbound() {
      cancelVerdict?.()
      cancelVerdict = null
      if (!stale) return
      stale = false
      acts.onRecovered()
    },
    stop,
  }
}
