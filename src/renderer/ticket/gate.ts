import type { Connection } from '../../preload/model'
import type { Draft } from './draft'
import { timeInForceOf } from './draft'

/** Why no order can be sent now, whatever is typed. */
export type Closed =
  'noAccount' | 'watchOnly' | 'notLive' | 'noPrices' | 'maintenance' | 'cancelOnly' | 'postOnly'

/** What the gate looks at. */
export interface Standing {
  connection: Connection
  activeAddress: string | null
  watchOnly: boolean
}

/** The first reason the ticket is closed; null while it is open. */
export function closedBecause(
  draft: Pick<Draft, 'type' | 'timeInForce'>,
  { connection, activeAddress, watchOnly }: Standing,
): Closed | null {
  if (activeAddress === null) return 'noAccount'
  if (watchOnly) return 'watchOnly'
  if (connection.phase !== 'live') return 'notLive'
  if (connection.systemState === 'maintenance') return 'maintenance'
  if (connection.systemState === 'cancelOnly') return 'cancelOnly'
  if (connection.systemState === 'postOnly' && timeInForceOf(draft) !== 'postOnly') return 'postOnly'
  // Any other order carries a price of its own; a market order would be sent blind.
  if (draft.type === 'market' && connection.marketData !== 'live') return 'noPrices'
  return null
}
