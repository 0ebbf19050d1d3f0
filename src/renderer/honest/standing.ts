import type { Feed } from '../app/feed'
import { useDesk } from '../session'
import type { DeskState } from '../state'

/** What a list of a feed with nothing in it means: that there is nothing, or why nobody can say so. */
export type Standing = 'known' | 'reading' | 'noAccount' | 'failed'

type Seen = Pick<DeskState, 'connection' | 'markets' | 'account' | 'activeProfile'>

/** What can be said of a feed's lists. */
export function standingOf(feed: Feed, { connection, markets, account, activeProfile }: Seen): Standing {
  const { phase, problem } = connection
  const isDown = problem !== null || phase === 'offline'
  if (feed === 'market') return markets.length > 0 ? 'known' : isDown ? 'failed' : 'reading'
  if (activeProfile === null) return phase === 'offline' && problem !== null ? 'failed' : 'noAccount'
  // While catching up, what is not there yet may still come.
  if (account !== null) return phase === 'syncing' ? 'reading' : 'known'
  return isDown ? 'failed' : 'reading'
}

const select: Record<Feed, (state: DeskState) => Standing> = {
  account: (state) => standingOf('account', state),
  market: (state) => standingOf('market', state),
}

/** The same as it changes. */
export function useStanding(feed: Feed): Standing {
  return useDesk(select[feed])
}
