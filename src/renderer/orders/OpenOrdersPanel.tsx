import type { KeyboardEvent, ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import { Panel } from '../app/Panel'
import { useMarkets } from '../app/useMarkets'
import { Choice } from '../controls/Choice'
import { widestPlaces } from '../format/places'
import { FeedEmpty } from '../honest/FeedEmpty'
import { useStanding } from '../honest/standing'
import { useDesk, useSession, useWorkspace } from '../session'
import type { DeskState } from '../state'
import { isOpen } from '../state'
import { DataTable } from '../table/DataTable'
import { isWatchOnly } from '../watch-only'
import type { Workspace } from '../workspace'
import type { Order } from '../../preload/model'
import { CancelManyLine } from './CancelManyLine'
import { orderColumns } from './columns'
import { OrderDetail } from './OrderDetail'
import { useCancelMany } from './useCancelMany'
import { OrderEditContext, useOrderEdit } from './useOrderEdit'
import { SelectionContext, useSelection } from './useSelection'
import './orders.css'

const pickOrders = (state: DeskState): Order[] => state.orders
const pickShown = (workspace: Workspace): Workspace['shown'] => workspace.shown
const keyOf = (order: Order): string => order.id || order.clientId

/** Orders in the market, or that may be; by choice those that this session has seen end. */
export function OpenOrdersPanel(): ReactNode {
  const { t, i18n } = useTranslation()
  const { workspace } = useSession()
  const orders = useDesk(pickOrders)
  const watchOnly = useDesk(isWatchOnly)
  const shown = useWorkspace(pickShown)
  const markets = useMarkets()
  const [view, setView] = useCarried<'open' | 'closed'>('orders', 'view', 'open')
  const [unfolded, setUnfolded] = useState<string | null>(null)
  const isListed = view === 'open'
  const open = useMemo(() => orders.filter(isOpen).sort((a, b) => b.createdAtMs - a.createdAtMs), [orders])
  const closed = useMemo(
    () => orders.filter((order) => !isOpen(order)).sort((a, b) => b.updatedAtMs - a.updatedAtMs),
    [orders],
  )
  const listed = isListed ? open : closed
  const { price, size } = widestPlaces(
    listed.map((order) => order.market),
    markets,
  )
  const triggers = listed.some((order) => order.triggerPrice !== null)
  const { language } = i18n
  const columns = useMemo(
    () =>
      orderColumns(i18n, {
        markets,
        widest: { price, size },
        triggers,
        open: isListed,
        watchOnly,
      }),
    // The same translator speaks another language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [i18n, language, markets, price, size, triggers, isListed, watchOnly],
  )
  const standing = useStanding('account')
  const editing = useOrderEdit()
  const selection = useSelection(open)
  const { last, cancel, forget } = useCancelMany()
  const detail = listed.find((order) => keyOf(order) === unfolded)
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && detail) setUnfolded(null)
    if (event.key !== 'F2' || watchOnly) return
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
        <span className="order-actions">
          {selection.ids.size > 0 && (
            <button
              type="button"
              className="quiet"
              disabled={watchOnly || last?.kind === 'sending'}
              onClick={() => cancel(open.filter(({ id }) => selection.ids.has(id)))}
            >
              {t('orders.cancelSelected', { orders: selection.ids.size })}
            </button>
          )}
          <button
            type="button"
            className="quiet"
            disabled={open.length === 0 || watchOnly}
            onClick={() => workspace.update((now) => ({ ...now, dialog: 'cancelAll' }))}
          >
            {t('orders.cancelAll')}
          </button>
          <Choice
            label={t('orders.view')}
            value={view}
            onChange={setView}
            options={(['open', 'closed'] as const).map((value) => ({
              value,
              label: t(`orders.view.${value}`),
            }))}
          />
        </span>
      }
    >
      {last && <CancelManyLine last={last} onForget={forget} />}
      <SelectionContext value={selection}>
        <OrderEditContext value={editing}>
          <div className="orders-table" onKeyDown={press}>
            <DataTable
              label={t(isListed ? 'orders.title' : 'orders.closedTitle')}
              items={listed}
              columns={columns}
              keyOf={keyOf}
              shown={shown && { key: shown.orderId, times: shown.times }}
              currentKey={detail && keyOf(detail)}
              isReading={standing === 'reading'}
              empty={
                <FeedEmpty feed="account">{t(isListed ? 'orders.empty' : 'orders.closedEmpty')}</FeedEmpty>
              }
              onPick={(order) => setUnfolded(keyOf(order) === unfolded ? null : keyOf(order))}
            />
          </div>
        </OrderEditContext>
      </SelectionContext>
      {detail && (
        <OrderDetail order={detail} market={markets.get(detail.market)} onClose={() => setUnfolded(null)} />
      )}
    </Panel>
  )
}
