import type { i18n as I18n } from 'i18next'
import { compare, sign, subtract } from '../../money/decimal'
import type { Market, Order } from '../../preload/model'
import { marketColumn, momentColumn, priceColumn, sideColumn, ownSizeColumn } from '../market/columns'
import { MarketName } from '../market/MarketName'
import type { Column } from '../table/columns'
import { RowButton } from '../table/RowButton'
import { EditableCell } from './EditableCell'
import { ExitMarks } from './ExitMarks'
import { OrderActions } from './OrderActions'
import { SelectAll, SelectOne } from './Select'
import { instructionWords, stateSentence } from './words'

/** How a table of orders is drawn. */
interface OrderColumnOptions {
  markets: ReadonlyMap<string, Market>
  /** What prices and sizes are aligned to. */
  widest: { price: number; size: number }
  /** Whether trigger prices have a column. */
  triggers: boolean
  /** Orders in the market are ticked, changed and cancelled; others tell how they ended. */
  open: boolean
  /** No order can be changed. */
  watchOnly: boolean
}

/** The columns of a table of orders. */
export function orderColumns(
  i18n: I18n,
  { markets, widest, triggers, open, watchOnly }: OrderColumnOptions,
): Column<Order>[] {
  const { t } = i18n
  // Until the market is known, as fine as the exchange ever goes.
  const tick = (order: Order): string => markets.get(order.market)?.priceTickSize ?? '0.00000001'
  const step = (order: Order): string => markets.get(order.market)?.orderSizeIncrement ?? '0.00000001'
  const parts = { t, markets, widest }
  const price = priceColumn<Order>(parts, {
    id: 'price',
    label: t('column.price'),
    value: (order) => order.price,
  })
  const size = ownSizeColumn<Order>(parts, {
    id: 'size',
    label: t('column.size'),
    value: (order) => order.size,
  })
  const filled = ownSizeColumn<Order>(parts, {
    id: 'filled',
    label: t('column.filled'),
    value: filledOf,
  })
  const triggerPrice = priceColumn<Order>(parts, {
    id: 'trigger',
    label: t('column.trigger'),
    value: (order) => order.triggerPrice,
  })
  const trigger: Column<Order> = {
    ...triggerPrice,
    cell: (order) => (
      <EditableCell order={order} field="trigger" label={t('orders.editTrigger')} step={tick(order)}>
        {order.triggerPrice && triggerPrice.cell(order)}
      </EditableCell>
    ),
  }
  const box: Column<Order> = {
    id: 'select',
    label: '',
    hiddenLabel: t('orders.select'),
    head: <SelectAll />,
    width: 28,
    cell: (order) => <SelectOne order={order} />,
  }
  const columns: Column<Order>[] = [
    ...(open && !watchOnly ? [box] : []),
    { ...momentColumn<Order>(t, (order) => order.createdAtMs), spare: 1 },
    {
      ...marketColumn<Order>(t),
      cell: (order) => (
        // Its press goes on to the row, which unfolds.
        <RowButton className="plain" aria-label={t('orders.unfold', { market: order.market })}>
          <MarketName symbol={order.market} />
        </RowButton>
      ),
    },
    sideColumn(t),
    {
      id: 'type',
      label: t('column.type'),
      width: triggers ? 78 : 64,
      sort: { kind: 'text', value: (order) => order.type },
      cell: (order) => t(`type.${order.type}`),
    },
    ...(triggers ? [trigger] : []),
    {
      ...price,
      cell: (order) =>
        sign(order.price) === 0 ? (
          <span className="faint">{t('orders.atMarket')}</span>
        ) : (
          <EditableCell order={order} field="price" label={t('orders.editPrice')} step={tick(order)}>
            {price.cell(order)}
          </EditableCell>
        ),
    },
    {
      ...size,
      cell: (order) => (
        <EditableCell order={order} field="size" label={t('orders.editSize')} step={step(order)}>
          {size.cell(order)}
        </EditableCell>
      ),
    },
    {
      ...filled,
      cell: (order) => (
        <span className={sign(filledOf(order)) === 0 ? 'none' : ''}>{filled.cell(order)}</span>
      ),
      spare: 2,
    },
    {
      id: 'timeInForce',
      label: t('column.timeInForce'),
      width: 74,
      spare: 3,
      cell: (order) => (
        <span className="dim">
          {instructionWords(order)
            .map((word) => t(word))
            .join(' · ')}
        </span>
      ),
    },
    {
      id: 'state',
      label: t('column.state'),
      width: open ? 84 : 220,
      sort: { kind: 'text', value: (order) => order.state },
      cell: (order) => (
        <span className="state-cell" title={stateSentence(i18n, order)}>
          <span className={stateTone(order)}>
            {open ? t(`orderState.${order.state}`) : stateSentence(i18n, order)}
          </span>
          {open && <ExitMarks order={order} />}
        </span>
      ),
    },
  ]
  if (!open || watchOnly) return columns
  return [
    ...columns,
    {
      id: 'actions',
      label: '',
      hiddenLabel: t('orders.actions'),
      width: 94,
      align: 'end',
      pinned: true,
      cell: (order) => <OrderActions order={order} />,
    },
  ]
}

function filledOf({ size, remainingSize }: Order): string {
  return subtract(size, remainingSize)
}

function stateTone(order: Order): string {
  if (order.state === 'unknown') return 'warning'
  if (order.state === 'rejected') return 'danger'
  if (order.state === 'sending') return 'faint'
  return compare(order.remainingSize, order.size) < 0 ? 'accent' : 'dim'
}
