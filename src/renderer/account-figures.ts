import type { Account, ConnectionPhase, Position } from '../preload/model'
import type { Decimal } from '../money/decimal'
import { useDesk, useUnrealizedPnl } from './session'
import type { DeskState } from './state'

const pickAccount = (state: DeskState): Account | null => state.account
const pickPhase = (state: DeskState): ConnectionPhase => state.connection.phase
const pickPositions = (state: DeskState): readonly Position[] => state.positions

/** The account's figures; `isOld` while they are not what the exchange knows. */
export interface AccountFigures {
  account: Account | null
  /** Of all positions at the newest marks; null without an account. */
  pnl: Decimal | null
  isOld: boolean
}

/** The account's figures as they are now, with the PnL that moves with the prices. */
export function useAccountFigures(): AccountFigures {
  const account = useDesk(pickAccount)
  const phase = useDesk(pickPhase)
  const pnl = useUnrealizedPnl(useDesk(pickPositions))
  return { account, pnl: account && pnl, isOld: phase !== 'live' }
}
