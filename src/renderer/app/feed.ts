import type { ConnectionPhase } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

/** Which of the two connections numbers come from. */
export type Feed = 'account' | 'market'

const pickPhase: Record<Feed, (state: DeskState) => ConnectionPhase> = {
  account: (state) => state.connection.phase,
  market: (state) => state.connection.marketData,
}

/** How that connection stands. */
export function useFeedPhase(feed: Feed): ConnectionPhase {
  return useDesk(pickPhase[feed])
}
