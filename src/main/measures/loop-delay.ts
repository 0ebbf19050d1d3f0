import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Spread } from '../../preload/diagnostics'

/** Watches how late this process's timers are. */
export interface LoopDelay {
  spread(): Spread
  stop(): void
}

const everyMs = 20
const nanosPerMicro = 1e3
const microsPerMs = 1e3

/** Watches from now on; costs a timer that keeps no process alive. */
export function watchLoopDelay(): LoopDelay {
  const watch = monitorEventLoopDelay({ resolution: everyMs })
  watch.enable()
  // It counts from one of its timers to the next: what is beyond its own pace is the delay, told to the microsecond.
  const toDelay = (nanos: number): number =>
    Math.max(0, Math.round(nanos / nanosPerMicro) - everyMs * microsPerMs) / microsPerMs
  return {
    spread: () => ({
      count: watch.count,
      p50Ms: watch.count === 0 ? null : toDelay(watch.percentile(50)),
      p99Ms: watch.count === 0 ? null : toDelay(watch.percentile(99)),
      longestMs: watch.count === 0 ? null : toDelay(watch.max),
    }),
    stop: () => void watch.disable(),
  }
}
