/** Something that acts after a while; tests bring their own. */
export interface Later {
  after(delayMs: number, act: () => void): void
  /** Forgets what has not been done. */
  stop(): void
}

/** The machine's own timers. */
export function createLater(): Later {
  const timers = new Set<NodeJS.Timeout>()
  return {
    after(delayMs, act) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        act()
      }, delayMs)
      timers.add(timer)
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
