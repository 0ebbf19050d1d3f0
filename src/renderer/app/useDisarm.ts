import { useEffect } from 'react'
import { useDesk, useSession, useWorkspace } from '../session'
import type { DeskState } from '../state'
import { disarmAfterMs } from '../ticket/one-click'
import type { Workspace } from '../workspace'

const pickArmed = (workspace: Workspace): boolean => workspace.armed
const pickPrice = (workspace: Workspace): Workspace['pickedPrice'] => workspace.pickedPrice
const pickAccount = (state: DeskState): string | null => state.activeProfile
const areLive = (state: DeskState): boolean =>
  state.connection.phase === 'live' && state.connection.marketData === 'live'

/** Takes the one-click mode back with the account, with the line, and when nobody has used it for long. */
export function useDisarm(): void {
  const { workspace } = useSession()
  const armed = useWorkspace(pickArmed)
  const picked = useWorkspace(pickPrice)
  const account = useDesk(pickAccount)
  const live = useDesk(areLive)
  useEffect(
    () => () => workspace.update((now) => (now.armed ? { ...now, armed: false } : now)),
    [workspace, account, live],
  )
  useEffect(() => {
    if (!armed) return
    const timer = setTimeout(() => workspace.update((now) => ({ ...now, armed: false })), disarmAfterMs)
    return () => clearTimeout(timer)
  }, [workspace, armed, picked])
}
