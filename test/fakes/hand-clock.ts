/** A clock turned by hand: timers fire when it is moved past them, in their order. */
export function createHandClock(startMs = 1_000_000) {
  let nowMs = startMs
  let timers: { atMs: number; callback: () => void }[] = []
  return {
    nowMs: () => nowMs,
    later(callback: () => void, delayMs: number): () => void {
      const timer = { atMs: nowMs + delayMs, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    waiting: () => timers.length,
    /** Moves on, firing what falls due; promises settled by a timer run before the next one. */
    async move(byMs: number): Promise<void> {
      const endMs = nowMs + byMs
      for (;;) {
        const [next] = timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        nowMs = next.atMs
        next.callback()
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
      nowMs = endMs
    },
  }
}
