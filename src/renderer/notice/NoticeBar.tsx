import type { ReactNode } from 'react'
import type { Connection } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { EnvironmentLine } from './EnvironmentLine'
import { ProblemBanner } from './ProblemBanner'
import './notice.css'

const pickConnection = (state: DeskState): Connection => state.connection

/** The line under the top bar: where one trades, or what is wrong; the desk below doesn't move between them. */
export function NoticeBar(): ReactNode {
  const connection = useDesk(pickConnection)
  const fine = connection.phase === 'live' && connection.marketData === 'live' && isOrdinary(connection)
  return fine ? <EnvironmentLine /> : <ProblemBanner connection={connection} />
}

function isOrdinary({ systemState }: Connection): boolean {
  return systemState === 'ok' || systemState === 'unknown'
}
