import { useEffect, useEffectEvent, useRef } from 'react'
import { useWorkspace } from '../session'
import type { Workspace } from '../workspace'
import { isNewWish } from './one-click'

const pickPrice = (workspace: Workspace): Workspace['pickedPrice'] => workspace.pickedPrice
const pickArmed = (workspace: Workspace): boolean => workspace.armed

/** Sends for each price picked from the book while armed; what was picked before counts for nothing. */
export function useOneClick(send: () => void): void {
  const picked = useWorkspace(pickPrice)
  const armed = useWorkspace(pickArmed)
  const heard = useRef(picked)
  const hear = useEffectEvent((now: Workspace['pickedPrice']) => {
    if (!isNewWish(now, heard.current)) return
    heard.current = now
    // Whoever presses a price in another window does not see that this one is armed.
    if (armed && !now.elsewhere) send()
  })
  useEffect(() => hear(picked), [picked])
}
