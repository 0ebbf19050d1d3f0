/** Work that is done no more than so often. */
export interface Pace {
  /** Does it now, or where it has just been done, once the time is up. */
  ask: () => void
  /** Forgets what is asked for. */
  stop: () => void
}

type After = (ms: number, callback: () => void) => () => void

const after: After = (ms, callback) => {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

/** A pace of once in `everyMs` at most; the last that is asked for is always done. */
export function createPace(work: () => void, everyMs: number, wait: After = after): Pace {
  let isAsked = false
  let stopWaiting: (() => void) | null = null

  function rest(): void {
    stopWaiting = wait(everyMs, () => {
      stopWaiting = null
      if (!isAsked) return
      isAsked = false
      work()
      rest()
    })
  }

  return {
    ask() {
      if (stopWaiting) {
        isAsked = true
        return
      }
      work()
      rest()
    },
    stop() {
      stopWaiting?.()
      stopWaiting = null
      isAsked = false
    },
  }
}
