import type { KeyboardEvent, ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { useMarkets } from '../app/useMarkets'
import { widestPlaces } from '../format/places'
import { useDesk, useSession, useWorkspace } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import { DataTable } from '../table/DataTable'
import type { Workspace } from '../workspace'
import type { Order } from '../../preload/model'
import { orderColumns } from './columns'
import { OrderEditContext, useOrderEdit } from './useOrderEdit'
import './orders.css'

const pickOrders = (state: DeskState): Order[] => state.orders
const pickShown = (workspace: Workspace): Workspace['shown'] => workspace.shown
const keyOf = (order: Order): string => order.id || order.clientId

/** Orders in the market, or that may be; closed ones leave. */
export function OpenOrdersPanel(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const orders = useDesk(pickOrders)
  const shown = useWorkspace(pickShown)
  const markets = useMarkets()
  const open = useMemo(() => orders.filter(isOpen).sort((a, b) => b.createdAtMs - a.createdAtMs), [orders])
  const { price, size } = widestPlaces(
    open.map((order) => order.market),
    markets,
  )
  const triggers = open.some((order) => order.triggerPrice !== null)
  const columns = useMemo(
    () => orderColumns(t, markets, { price, size }, triggers),
    [t, markets, price, size, triggers],
  )
  const editing = useOrderEdit()
  const editRow = (event: KeyboardEvent): void => {
    if (event.key !== 'F2') return
    const key = (event.target as HTMLElement).closest<HTMLElement>('tr[data-key]')?.dataset.key
    const order = open.find((one) => keyOf(one) === key)
    if (order) editing.start(order)
  }
  return (
    <Panel
      title={t('orders.title')}
      feed="account"
      className="orders"
      actions={
        <button
          type="button"
          className="quiet"
          disabled={open.length === 0}
          onClick={() => workspace.update((now) => ({ ...now, dialog: 'cancelAll' }))}
        >
          {t('orders.cancelAll')}
        </button>
      }
    >
      <OrderEditContext value={editing}>
        <div className="orders-table" onKeyDown={editRow}>
          <DataTable
            label={t('orders.title')}
            items={open}
            columns={columns}
            keyOf={keyOf}
            shown={shown && { key: shown.orderId, times: shown.times }}
            empty={t('orders.empty')}
          />
        </div>
      </OrderEditContext>
    </Panel>
  )
}
