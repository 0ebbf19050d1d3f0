import { useTranslation } from 'react-i18next'
import { useNotices } from '../alerts/useNotices'
import { useDesk, useSession, useWorkspace } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import type { Workspace } from '../workspace'
import { useCommand } from './registry'

const pickLast = (workspace: Workspace): string | null => workspace.lastSent
const pickOrders = (state: DeskState): DeskState['orders'] => state.orders

/** Answers the command that takes the last order back: an honest cancel, which a fill may still outrun. */
export function useUndo(): void {
  const { t } = useTranslation()
  const { desk } = useSession()
  const notices = useNotices()
  const last = useWorkspace(pickLast)
  const order = useDesk(pickOrders).find(({ clientId }) => last !== null && clientId === last)
  useCommand(
    'order.undo',
    () => {
      if (!order) return
      void desk.ask('order:cancel', { orderId: order.id }).then((answer) => {
        if (!answer.ok) notices.raise(t('orders.cancelFailed'), answer.problem)
      })
    },
    order !== undefined && order.id !== '' && isOpen(order),
  )
}
