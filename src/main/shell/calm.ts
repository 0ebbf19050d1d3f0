/** Something to draw, in the words that tell one from another. */
export interface Drawn {
  /** Drawn at once where it is another. */
  atOnce: string
  /** Drawn in its turn where it is another. */
  inTurn: string
}

/** Draws what changes all the time now and then. */
export interface Calm<T extends Drawn> {
  /** Says what should be drawn now. */
  show(next: T): void
  stop(): void
}

/** A drawing that is made anew only where it is another one; where only `inTurn` is, `everyMs` apart at least. */
export function createCalm<T extends Drawn>(draw: (next: T) => void, everyMs: number): Calm<T> {
  let drawn: T | null = null
  let wanted: T | null = null
  let rest: NodeJS.Timeout | undefined

  function drawNow(next: T): void {
    drawn = next
    wanted = null
    draw(next)
    clearTimeout(rest)
    rest = setTimeout(() => {
      rest = undefined
      if (wanted) drawNow(wanted)
    }, everyMs)
  }

  return {
    show(next) {
      if (drawn?.atOnce !== next.atOnce) drawNow(next)
      // Also back to what is drawn.
      else if (drawn.inTurn === next.inTurn) wanted = null
      else if (rest === undefined) drawNow(next)
      else wanted = next
    },
    stop() {
      clearTimeout(rest)
      wanted = null
    },
  }
}
