import type { i18n as I18n } from 'i18next'
import { compare, sign, subtract } from '../../money/decimal'
import type { Market, Order } from '../../preload/model'
import { Amount } from '../format/Amount'
import { Moment } from '../format/Moment'
import { placesIn, widthOf } from '../format/places'
import { MarketName } from '../market/MarketName'
import { SideWord } from '../market/SideWord'
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
  const places = (order: Order): { price: number; size: number } => placesIn(markets.get(order.market))
  // Until the market is known, as fine as the exchange ever goes.
  const tick = (order: Order): string => markets.get(order.market)?.priceTickSize ?? '0.00000001'
  const step = (order: Order): string => markets.get(order.market)?.orderSizeIncrement ?? '0.00000001'
  const filled = (order: Order): string => subtract(order.size, order.remainingSize)
  const size = (id: string, label: string, value: (order: Order) => string): Column<Order> => ({
    id,
    label,
    width: widthOf(5, widest.size),
    align: 'end',
    sort: { kind: 'decimal', value },
    cell: (order) => (
      <span className={sign(value(order)) === 0 ? 'none' : ''}>
        <Amount value={value(order)} places={places(order).size} alignTo={widest.size} />
      </span>
    ),
  })
  const trigger: Column<Order> = {
    id: 'trigger',
    label: t('column.trigger'),
    width: widthOf(5, widest.price),
    align: 'end',
    sort: { kind: 'decimal', value: (order) => order.triggerPrice },
    cell: (order) => (
      <EditableCell order={order} field="trigger" label={t('orders.editTrigger')} step={tick(order)}>
        {order.triggerPrice && (
          <Amount value={order.triggerPrice} places={places(order).price} alignTo={widest.price} />
        )}
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
    {
      id: 'time',
      label: t('column.timeUtc'),
      width: 76,
      spare: 1,
      sort: { kind: 'number', value: (order) => order.createdAtMs },
      cell: (order) => <Moment atMs={order.createdAtMs} />,
    },
    {
      id: 'market',
      label: t('column.market'),
      width: 117,
      sort: { kind: 'text', value: (order) => order.market },
      cell: (order) => (
        // Its press goes on to the row, which unfolds.
        <RowButton className="plain" aria-label={t('orders.unfold', { market: order.market })}>
          <MarketName symbol={order.market} />
        </RowButton>
      ),
    },
    {
      id: 'side',
      label: t('column.side'),
      width: 44,
      sort: { kind: 'text', value: (order) => order.side },
      cell: (order) => <SideWord side={order.side} />,
    },
    {
      id: 'type',
      label: t('column.type'),
      width: triggers ? 78 : 64,
      sort: { kind: 'text', value: (order) => order.type },
      cell: (order) => t(`type.${order.type}`),
    },
    ...(triggers ? [trigger] : []),
    {
      id: 'price',
      label: t('column.price'),
      width: widthOf(6, widest.price),
      align: 'end',
      sort: { kind: 'decimal', value: (order) => order.price },
      cell: (order) =>
        sign(order.price) === 0 ? (
          <span className="faint">{t('orders.atMarket')}</span>
        ) : (
          <EditableCell order={order} field="price" label={t('orders.editPrice')} step={tick(order)}>
            <Amount value={order.price} places={places(order).price} alignTo={widest.price} />
          </EditableCell>
        ),
    },
    {
      ...size('size', t('column.size'), (order) => order.size),
      cell: (order) => (
        <EditableCell order={order} field="size" label={t('orders.editSize')} step={step(order)}>
          <Amount value={order.size} places={places(order).size} alignTo={widest.size} />
        </EditableCell>
      ),
    },
    { ...size('filled', t('column.filled'), filled), spare: 2 },
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

function stateTone(order: Order): string {
  if (order.state === 'unknown') return 'warning'
  if (order.state === 'rejected') return 'danger'
  if (order.state === 'sending') return 'faint'
  return compare(order.remainingSize, order.size) < 0 ? 'accent' : 'dim'
}
