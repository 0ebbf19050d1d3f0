/** Main says twice a second that it is there; after this it has missed three times. */
export const silentAfterMs = 1_600
const lookEveryMs = 250

interface Options {
  /** A clock that only goes forward, in milliseconds: a person may set the other one. */
  nowMs: () => number
  /** Calls back over and over; returns what ends it. */
  every: (ms: number, callback: () => void) => () => void
  onChange: (isSilent: boolean) => void
}

/** Tells whether main has gone silent: hung, or its way to the window broken. */
export interface LifeSigns {
  readonly isSilent: boolean
  /** Anything came from main. */
  came: () => void
  /** Looks at once: a window in the background is woken rarely, and must not lie when it comes back. */
  look: () => void
  stop: () => void
}

/** Watches from now on. */
export function watchLifeSigns({ nowMs, every, onChange }: Options): LifeSigns {
  let lastMs = nowMs()
  let isSilent = false
  const become = (next: boolean): void => {
    if (next === isSilent) return
    isSilent = next
    onChange(next)
  }
  const look = (): void => {
    if (nowMs() - lastMs > silentAfterMs) become(true)
  }
  const end = every(lookEveryMs, look)
  return {
    get isSilent() {
      return isSilent
    },
    came() {
      lastMs = nowMs()
      become(false)
    },
    look,
    stop: end,
  }
}
