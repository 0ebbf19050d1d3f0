import { abs, add, multiply, sign, type Decimal } from '../../money/decimal'
import type { Order } from '../../preload/model'
import type { FundingPayment, Transfer } from '../../preload/records'
import type { ExportKind, Note, ReviewEntries, RoundTrip } from '../../preload/review'
import { amountOf } from './check'
import type { Cell } from './csv'

type FillRow = ReviewEntries['fills']

/** What a tax return is made of. */
export type TaxSource =
  | { kind: 'fill'; fill: FillRow }
  | { kind: 'funding'; payment: FundingPayment }
  | { kind: 'transfer'; transfer: Transfer }

/** What each export is a list of. */
export interface ExportRows {
  trips: RoundTrip
  fills: FillRow
  orders: Order
  funding: FundingPayment
  transfers: Transfer
  tax: TaxSource
}

/** A column: its head, and what stands in it. */
interface ExportColumn<T> {
  head: string
  cell: (row: T, note: Note | undefined, currency: string) => Cell
}

const column = <T>(head: string, cell: ExportColumn<T>['cell']): ExportColumn<T> => ({ head, cell })
const time = (atMs: number | null): Cell => (atMs === null ? null : new Date(atMs).toISOString())
/** The words of a side as the venue writes them. */
const sideWord = { buy: 'BUY', sell: 'SELL' } as const
const yes = (is: boolean): Cell => (is ? 'true' : 'false')
const notes = <T>(): ExportColumn<T>[] => [
  column('note', (_, note) => note?.words ?? ''),
  column('tags', (_, note) => note?.tags.join('; ') ?? ''),
]

/**
 * The columns of each export. Fills, orders, funding and transfers have the venue's own names, with the times as
 * texts in UTC beside its milliseconds; `tax` has the columns that tax programs commonly read: what came in,
 * what went out, the fee, a label.
 */
export const exportColumns: { [K in ExportKind]: ExportColumn<ExportRows[K]>[] } = {
  fills: [
    column('created_at', ({ createdAtMs }) => createdAtMs),
    column('time_utc', ({ createdAtMs }) => time(createdAtMs)),
    column('id', ({ id }) => id),
    column('fill_type', ({ key }) => key.slice(0, key.indexOf(':'))),
    column('order_id', ({ orderId }) => orderId),
    column('client_id', ({ clientId }) => clientId),
    column('market', ({ market }) => market),
    column('side', ({ side }) => sideWord[side]),
    column('liquidity', ({ liquidity }) => liquidity.toUpperCase()),
    column('price', ({ price }) => price),
    column('size', ({ size }) => size),
    column('notional', ({ price, size }) => multiply(price, size)),
    column('fee', ({ fee }) => fee),
    column('fee_currency', ({ feeCurrency }) => feeCurrency),
    column('realized_pnl', ({ realizedPnl }) => realizedPnl),
    column('realized_funding', ({ realizedFunding }) => realizedFunding ?? null),
    column('remaining_size', ({ remainingSize }) => remainingSize),
    column('busted', ({ busted }) => yes(busted)),
    ...notes<FillRow>(),
  ],
  orders: [
    column('created_at', ({ createdAtMs }) => createdAtMs),
    column('time_utc', ({ createdAtMs }) => time(createdAtMs)),
    column('last_updated_at', ({ updatedAtMs }) => updatedAtMs),
    column('id', ({ id }) => id),
    column('client_id', ({ clientId }) => clientId),
    column('market', ({ market }) => market),
    column('side', ({ side }) => sideWord[side]),
    column('type', ({ type }) => type),
    column('instruction', ({ timeInForce }) => timeInForce),
    column('reduce_only', ({ reduceOnly }) => yes(reduceOnly)),
    column('size', ({ size }) => size),
    column('remaining_size', ({ remainingSize }) => remainingSize),
    column('price', ({ price }) => price),
    column('trigger_price', ({ triggerPrice }) => triggerPrice),
    column('avg_fill_price', ({ avgFillPrice }) => avgFillPrice),
    column('state', ({ state }) => state),
    column('cancel_reason', ({ cancelReason }) => cancelReason),
    ...notes<Order>(),
  ],
  funding: [
    column('created_at', ({ createdAtMs }) => createdAtMs),
    column('time_utc', ({ createdAtMs }) => time(createdAtMs)),
    column('id', ({ id }) => id),
    column('market', ({ market }) => market),
    column('payment', ({ payment }) => payment),
    column('index', ({ index }) => index),
    ...notes<FundingPayment>(),
  ],
  transfers: [
    column('last_updated_at', ({ updatedAtMs }) => updatedAtMs),
    column('time_utc', ({ updatedAtMs }) => time(updatedAtMs)),
    column('id', ({ id }) => id),
    column('kind', ({ kind }) => kind),
    column('direction', ({ direction }) => direction?.toUpperCase() ?? ''),
    column('status', ({ status }) => status),
    column('token', ({ token }) => token),
    column('amount', ({ amount }) => amount),
    column('failure_reason', ({ failureReason }) => failureReason),
  ],
  trips: [
    column('opened_utc', ({ openedAtMs }) => time(openedAtMs)),
    column('closed_utc', ({ closedAtMs }) => time(closedAtMs)),
    column('market', ({ market }) => market),
    column('side', ({ side }) => side.toUpperCase()),
    column('size', ({ size }) => size),
    column('entry_price', ({ entryPrice }) => entryPrice),
    column('exit_price', ({ exitPrice }) => exitPrice),
    column('realized_pnl', ({ realizedPnl }) => realizedPnl),
    column('fees', ({ fees }) => fees),
    column('funding', ({ funding }) => funding),
    column('net', ({ net }) => net),
    column('currency', (_, __, currency) => currency),
    column('fills', ({ fills }) => fills),
    column('held_seconds', ({ openedAtMs, closedAtMs }) =>
      closedAtMs === null ? null : Math.round((closedAtMs - openedAtMs) / 1000),
    ),
    column('ended_by', ({ endedBy }) => endedBy),
    column('check', ({ check }) => check),
    column('id', ({ id }) => id),
    ...notes<RoundTrip>(),
  ],
  tax: [
    column('Date', (row) => taxTime(row)),
    column('Sent Amount', (row) => out(amountOfTax(row))),
    column('Sent Currency', (row, _, currency) =>
      out(amountOfTax(row)) === null ? null : currencyOf(row, currency),
    ),
    column('Received Amount', (row) => into(amountOfTax(row))),
    column('Received Currency', (row, _, currency) =>
      into(amountOfTax(row)) === null ? null : currencyOf(row, currency),
    ),
    column('Fee Amount', (row) => (row.kind === 'fill' && sign(row.fill.fee) > 0 ? row.fill.fee : null)),
    column('Fee Currency', (row, _, currency) =>
      row.kind === 'fill' && sign(row.fill.fee) > 0 ? row.fill.feeCurrency || currency : null,
    ),
    column('Label', (row) => labelOf(row)),
    column('Description', (row) => descriptionOf(row)),
    column('TxHash', (row) => idOf(row)),
  ],
}

const into = (amount: Decimal): Cell => (sign(amount) > 0 ? amount : null)
const out = (amount: Decimal): Cell => (sign(amount) < 0 ? abs(amount) : null)

/** What a row of a tax return brought or took, fees aside; a rebate is brought. */
function amountOfTax(row: TaxSource): Decimal {
  if (row.kind === 'funding') return row.payment.payment
  if (row.kind === 'transfer') return amountOf(row.transfer)
  const { realizedPnl, fee } = row.fill
  const rebate = sign(fee) < 0 ? abs(fee) : '0'
  return add(realizedPnl ?? '0', rebate)
}

function currencyOf(row: TaxSource, settlement: string): string {
  return row.kind === 'transfer' ? row.transfer.token || settlement : settlement
}

function labelOf(row: TaxSource): string {
  if (row.kind === 'funding') return 'funding fee'
  if (row.kind === 'transfer') return ''
  return row.fill.fillType === 'liquidation' ? 'liquidation' : 'realized gain'
}

function descriptionOf(row: TaxSource): string {
  if (row.kind === 'funding') return `Funding of ${row.payment.market}`
  if (row.kind === 'transfer') return row.transfer.kind
  const { side, size, market, price } = row.fill
  return `${sideWord[side]} ${size} ${market} at ${price}`
}

function idOf(row: TaxSource): string {
  if (row.kind === 'funding') return row.payment.id
  return row.kind === 'transfer' ? row.transfer.id : row.fill.id
}

/** Milliseconds are cut off: tax programs read none. */
function taxTime(row: TaxSource): string {
  return `${new Date(atMsOf(row)).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** When a row of a tax return happened. */
export function atMsOf(row: TaxSource): number {
  if (row.kind === 'funding') return row.payment.createdAtMs
  return row.kind === 'transfer' ? row.transfer.updatedAtMs : row.fill.createdAtMs
}
