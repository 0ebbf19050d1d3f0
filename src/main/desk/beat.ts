/** Calls back again and again, and early where it is of use. */
export interface Beat {
  /** The next one comes at once, if the last was a while ago: what is drawn anyway is drawn with it. */
  hasten(): void
  stop(): void
}

interface Options {
  everyMs: number
  /** Never twice within this. */
  restMs: number
  /** Calls back once after so many milliseconds; returns what calls it off. */
  later: (callback: () => void, delayMs: number) => () => void
  /** Milliseconds that only grow. */
  nowMs: () => number
}

/** A beat that goes on until it is stopped. */
export function createBeat(onBeat: () => void, { everyMs, restMs, later, nowMs }: Options): Beat {
  let lastMs = nowMs()
  let cancel = later(beat, everyMs)
  let isStopped = false

  function beat(): void {
    lastMs = nowMs()
    cancel = later(beat, everyMs)
    onBeat()
  }

  return {
    hasten() {
      if (isStopped || nowMs() - lastMs < restMs) return
      cancel()
      beat()
    },
    stop() {
      isStopped = true
      cancel()
    },
  }
}
