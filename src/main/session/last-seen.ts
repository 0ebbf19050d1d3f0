import type { Change, Result } from '../../preload/model'
import type { Later } from '../alerts/bell'
import type { Keeping } from './keeping'

/** Sees to it that this desk and another device do not ring for the same fill. */
export interface LastSeen {
  /** Without the caught-up fills that were seen elsewhere; where that cannot be found out, all of them. */
  unseen(changes: Change[]): Promise<Change[]>
  /** Fills have rung here: the venue is told soon, once for many. What fails is made good with the next. */
  rang(): void
  stop(): void
}

interface Parts {
  venue: { seenUntilMs(): Promise<Result<number>>; markSeen(): Promise<Result<number>> }
  keeping: Pick<Keeping, 'seenHereMs' | 'noteSeenHere' | 'rung'>
  later: Later
}

/** Longer than the bell holds fills back to ring them together. */
const tellMs = 3_000
/** Later than any mark. */
const inDoubtMs = Number.MAX_SAFE_INTEGER

/** Over an account's mark at the venue. */
export function createLastSeen({ venue, keeping, later }: Parts): LastSeen {
  let telling: (() => void) | undefined

  async function tell(): Promise<void> {
    // The venue may take the mark though its answer never comes: until it is known, any mark may be our own.
    keeping.noteSeenHere(inDoubtMs)
    const told = await venue.markSeen()
    if (told.ok) keeping.noteSeenHere(told.value)
  }

  return {
    async unseen(changes) {
      if (!changes.some(isCaughtUpFill)) return changes
      const mark = await venue.seenUntilMs()
      // A mark that this desk has set says nothing of others, and a fill before it may still owe its bell.
      if (!mark.ok || mark.value <= keeping.seenHereMs) return changes
      const isSeen = (change: Change) => isCaughtUpFill(change) && change.fill.createdAtMs <= mark.value
      keeping.rung(
        changes.flatMap((change) => (isSeen(change) && change.kind === 'fill' ? change.fill.key : [])),
      )
      return changes.filter((change) => !isSeen(change))
    },
    rang() {
      telling ??= later(() => {
        telling = undefined
        void tell()
      }, tellMs)
    },
    stop: () => telling?.(),
  }
}

function isCaughtUpFill(change: Change): change is Extract<Change, { kind: 'fill' }> {
  return change.kind === 'fill' && change.caughtUp
}
