import { useMemo } from 'react'
import type { Connection } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { isWatchOnly } from '../watch-only'
import type { Standing } from './gate'

const pickConnection = (state: DeskState): Connection => state.connection
const pickAddress = (state: DeskState): string | null => state.activeAddress

/** How the desk stands now, for the gate. */
export function useStanding(): Standing {
  const connection = useDesk(pickConnection)
  const activeAddress = useDesk(pickAddress)
  const watchOnly = useDesk(isWatchOnly)
  return useMemo(() => ({ connection, activeAddress, watchOnly }), [connection, activeAddress, watchOnly])
}
