import { useEffect } from 'react'
import type { Events } from '../../preload/contract'
import { useSession } from '../session'
import { isOpen } from '../state'
import type { Workspace } from '../workspace'
import { chooseMarket } from '../workspace'
import type { Dock } from './dock/dock'

/** Follows main's wish to bring an order, a market or a dialog to the front. */
export function useShow(dock: Dock): void {
  const { desk, workspace } = useSession()
  useEffect(
    () =>
      desk.onShow((what) => {
        if (what.target === 'order') {
          const order = desk.state.get().orders.find(({ id }) => id === what.id)
          dock.open(order && isOpen(order) ? 'orders' : 'fills')
        }
        workspace.update((now) => show(now, what))
      }),
    [desk, workspace, dock],
  )
}

/** The workspace with that in front. */
export function show(now: Workspace, { target, id }: Events['desk:show']): Workspace {
  switch (target) {
    case 'order':
      return { ...now, dialog: null, shown: { orderId: id, times: (now.shown?.times ?? 0) + 1 } }
    case 'market':
      return { ...chooseMarket(now, id), dialog: null }
    default:
      return { ...now, dialog: target }
  }
}
