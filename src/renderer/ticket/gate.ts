import type { Connection } from '../../preload/model'
import type { Draft } from './draft'
import { timeInForceOf } from './draft'

/** Why no order can be sent now, whatever is typed. */
export type Closed = 'noAccount' | 'watchOnly' | 'notLive' | 'maintenance' | 'cancelOnly' | 'postOnly'

/** What the gate looks at. */
export interface Standing {
  connection: Connection
  activeAddress: string | null
  watchOnly: boolean
}

/**
 * The first reason the ticket is closed; null while it is open. On old numbers it is open: main asks the person
 * before anything is sent.
 */
export function closedBecause(
  draft: Pick<Draft, 'type' | 'timeInForce'>,
  { connection, activeAddress, watchOnly }: Standing,
): Closed | null {
  if (activeAddress === null) return 'noAccount'
  if (watchOnly) return 'watchOnly'
  if (connection.phase !== 'live' && connection.phase !== 'stale') return 'notLive'
  if (connection.systemState === 'maintenance') return 'maintenance'
  if (connection.systemState === 'cancelOnly') return 'cancelOnly'
  if (connection.systemState === 'postOnly' && timeInForceOf(draft) !== 'postOnly') return 'postOnly'
  return null
}
