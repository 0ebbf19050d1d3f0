import { useNow } from '../clock'
import { toSpan } from '../../notation/time'
import type { Connection } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

/** What of the screen is old, and since when; null for what never was. */
export interface Oldness {
  account: { sinceMs: number | null } | null
  prices: { sinceMs: number | null } | null
}

const pickConnection = (state: DeskState): Connection => state.connection

/** Which feeds are not what is true now. */
export function findOld(connection: Connection): Oldness {
  const { phase, marketData, lastMessageAtMs, marketDataAtMs } = connection
  return {
    account: phase === 'live' ? null : { sinceMs: lastMessageAtMs },
    prices: marketData === 'live' ? null : { sinceMs: marketDataAtMs },
  }
}

/** The same for the desk as it stands. */
export function useOldness(): Oldness {
  return findOld(useDesk(pickConnection))
}

/** How long ago that was, as a count in a unit; null where nobody knows. */
export function useAge(sinceMs: number | null): ReturnType<typeof toSpan> | null {
  const now = useNow()
  return sinceMs === null ? null : toSpan(now - sinceMs)
}
