import type { ReactNode } from 'react'
import type { Connection } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { useNow } from '../clock'
import { readMaintenance } from '../exchange/maintenance'
import { EnvironmentLine } from './EnvironmentLine'
import { MaintenanceLine } from './MaintenanceLine'
import { ProblemBanner } from './ProblemBanner'
import './notice.css'

const pickConnection = (state: DeskState): Connection => state.connection

/** The line under the top bar: where one trades, or what is wrong; the desk below doesn't move between them. */
export function NoticeBar(): ReactNode {
  const connection = useDesk(pickConnection)
  const now = useNow()
  const fine = connection.phase === 'live' && connection.marketData === 'live' && isOrdinary(connection)
  if (!fine) return <ProblemBanner connection={connection} />
  const { phase } = readMaintenance(connection, now)
  return phase === 'soon' || phase === 'on' ? (
    <MaintenanceLine connection={connection} />
  ) : (
    <EnvironmentLine />
  )
}

function isOrdinary({ systemState }: Connection): boolean {
  return systemState === 'ok' || systemState === 'unknown'
}
