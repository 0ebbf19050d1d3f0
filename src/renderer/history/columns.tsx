import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { subtract } from '../../money/decimal'
import type { Decimal, Fill, Order, TapeTrade } from '../../preload/model'
import type {
  AlgoOrder,
  FundingData,
  FundingPayment,
  HistoryEntries,
  HistoryKind,
  Liquidation,
  SettlementTransaction,
  TradeBust,
  Transfer,
} from '../../preload/records'
import { fillColumns } from '../fills/columns'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { Moment } from '../format/Moment'
import { Percent } from '../format/Percent'
import { MOMENT_WIDTH, FEE_PLACES, MONEY_PLACES } from '../format/places'
import type { MarketParts } from '../market/columns'
import { marketColumn, ownSizeColumn, priceColumn, sideColumn, sizeColumn } from '../market/columns'
import type { Column } from '../table/columns'
import { RowButton } from '../table/RowButton'
import type { Entry } from './reader'

/** What the columns of a history are made with. */
export interface ColumnParts extends MarketParts {
  /** Ids of the fills that were taken back. */
  busted: ReadonlySet<string>
}

/** Rates are small: as many places as tell two of them apart. */
const RATE_PLACES = 6

type Makers = { [K in HistoryKind]: (parts: ColumnParts) => Column<HistoryEntries[K]>[] }

/** The columns of a kind of history. The first cell of a row is a button that opens it. */
export function historyColumns(kind: HistoryKind, parts: ColumnParts): Column<Entry>[] {
  // Entries and columns are of the same kind.
  return makers[kind](parts) as unknown as Column<Entry>[]
}

const makers: Makers = {
  orders: (parts) => [...orderLike<Order>(parts), reasonColumn(parts)],
  algos: (parts) => [...orderLike<AlgoOrder>(parts), reasonColumn(parts)],
  fills: ({ t, markets, widest, busted }) =>
    fillColumns(t, markets, widest, new Set()).map((column) =>
      column.id === 'time'
        ? timeColumn(t, (fill: Fill) => fill.createdAtMs)
        : { ...column, cell: (fill) => struck(busted.has(fill.id), column.cell(fill), t) },
    ),
  fundingPayments: ({ t }) => [
    timeColumn(t, (entry: FundingPayment) => entry.createdAtMs),
    marketColumn(t),
    moneyColumn(t('column.payment'), ({ payment }) => payment, true),
    textColumn(t('column.fundingIndex'), 140, ({ index }) => index),
  ],
  fundingData: ({ t }) => [
    timeColumn(t, (entry: FundingData) => entry.createdAtMs),
    marketColumn(t),
    rateColumn('rate', t('column.funding'), ({ fundingRate }) => fundingRate),
    rateColumn('rate8h', t('funding.rate8h'), ({ fundingRate8h }) => fundingRate8h),
    {
      id: 'premium',
      label: t('column.premium'),
      width: 104,
      align: 'end',
      sort: { kind: 'decimal', value: ({ fundingPremium }) => fundingPremium },
      cell: ({ fundingPremium }) => <Amount value={fundingPremium} places={RATE_PLACES} signed />,
    },
    textColumn(t('column.fundingIndex'), 140, ({ fundingIndex }) => fundingIndex),
  ],
  transfers: ({ t }) => [
    timeColumn(t, (entry: Transfer) => entry.updatedAtMs),
    textColumn(t('column.type'), 120, ({ kind }) => venueWord.transferKind(t, kind)),
    moneyColumn(
      t('column.amount'),
      ({ amount }) => amount,
      false,
      ({ token }) => token,
    ),
    textColumn(t('column.state'), 120, ({ status }) => venueWord.transferStatus(t, status)),
    textColumn(t('column.reason'), 160, ({ failureReason }) => failureReason ?? ''),
  ],
  transactions: ({ t }) => [
    timeColumn(t, (entry: SettlementTransaction) => entry.completedAtMs),
    textColumn(t('column.type'), 130, ({ type }) => venueWord.transactionType(t, type)),
    textColumn(t('column.state'), 120, ({ state }) => venueWord.transactionState(t, state)),
    textColumn(t('column.cause'), 170, ({ id }) => id),
    textColumn(t('column.hash'), 220, ({ hash }) => hash),
  ],
  trades: (parts) => {
    const { t } = parts
    return [
      timeColumn(t, (entry: TapeTrade) => entry.createdAtMs),
      marketColumn(t),
      sideColumn(t),
      priceColumn(parts, { id: 'price', label: t('column.price'), value: ({ price }) => price }),
      sizeColumn(parts, { id: 'size', label: t('column.size'), value: ({ size }) => size }),
    ]
  },
  tradeBusts: ({ t }) => [
    timeColumn(t, (entry: TradeBust) => entry.createdAtMs),
    textColumn(t('column.fillId'), 260, ({ fillId }) => fillId),
  ],
  liquidations: ({ t }) => [
    timeColumn(t, (entry: Liquidation) => entry.createdAtMs),
    textColumn(t('column.hash'), 420, ({ id }) => id),
  ],
}

function orderLike<T extends Order | AlgoOrder>(parts: ColumnParts): Column<T>[] {
  const { t } = parts
  return [
    timeColumn(t, (order: T) => order.createdAtMs),
    marketColumn(t),
    sideColumn(t),
    {
      id: 'type',
      label: t('column.type'),
      width: 78,
      cell: (order) => ('type' in order ? t(`type.${order.type}`) : t(`history.algo.${order.kind}`)),
    },
    priceColumn(parts, {
      id: 'price',
      label: t('column.price'),
      value: (order) => ('price' in order && order.price !== '0' ? order.price : null),
    }),
    {
      ...priceColumn<T>(parts, {
        id: 'avg',
        label: t('column.avgPrice'),
        value: ({ avgFillPrice }) => avgFillPrice,
      }),
      spare: 2,
    },
    ownSizeColumn(parts, { id: 'size', label: t('column.size'), value: ({ size }) => size }),
    ownSizeColumn(parts, {
      id: 'filled',
      label: t('column.filled'),
      value: ({ size, remainingSize }) => subtract(size, remainingSize),
    }),
    {
      id: 'state',
      label: t('column.state'),
      width: 76,
      sort: { kind: 'text', value: ({ state }) => state },
      cell: ({ state }) => t(`orderState.${state}`),
    },
  ]
}

function reasonColumn<T extends { cancelReason: string | null }>({ t }: ColumnParts): Column<T> {
  return {
    id: 'reason',
    label: t('column.reason'),
    width: 150,
    spare: 1,
    cell: ({ cancelReason }) => {
      const text = cancelReason
        ? t(`cancel.${cancelReason}`, { ns: 'problem', defaultValue: cancelReason })
        : ''
      return <span title={text}>{text}</span>
    },
  }
}

function timeColumn<T>(t: TFunction, atMs: (entry: T) => number | null): Column<T> {
  return {
    id: 'time',
    label: t('column.timeUtc'),
    width: MOMENT_WIDTH,
    moments: true,
    sort: { kind: 'number', value: atMs },
    cell: (entry) => {
      const at = atMs(entry)
      return (
        <RowButton className="plain" aria-haspopup="dialog">
          {at === null ? <span className="faint">–</span> : <Moment atMs={at} />}
        </RowButton>
      )
    },
  }
}

function moneyColumn<T>(
  label: string,
  value: (entry: T) => Decimal,
  signed: boolean,
  unit?: (entry: T) => string,
): Column<T> {
  return {
    id: 'money',
    label,
    width: 130,
    align: 'end',
    sort: { kind: 'decimal', value },
    cell: (entry) => (
      <OwnAmount
        value={value(entry)}
        places={signed ? FEE_PLACES : MONEY_PLACES}
        signed={signed}
        toned={signed}
        {...(unit && { unit: unit(entry) })}
      />
    ),
  }
}

function rateColumn<T>(id: string, label: string, value: (entry: T) => Decimal | null): Column<T> {
  return {
    id,
    label,
    width: 104,
    align: 'end',
    sort: { kind: 'decimal', value },
    cell: (entry) => <Percent value={value(entry)} places={RATE_PLACES} toned />,
  }
}

function textColumn<T>(label: string, width: number, text: (entry: T) => string): Column<T> {
  return {
    id: label,
    label,
    width,
    sort: { kind: 'text', value: text },
    cell: (entry) => <span title={text(entry)}>{text(entry)}</span>,
  }
}

/** The venue's word in ours where we have one, else its own. */
export const venueWord = {
  transferKind: (t: TFunction, word: string): string =>
    t(`transferKind.${word}` as 'transferKind.DEPOSIT', { defaultValue: word }),
  transferStatus: (t: TFunction, word: string): string =>
    t(`transferStatus.${word}` as 'transferStatus.PENDING', { defaultValue: word }),
  transactionType: (t: TFunction, word: string): string =>
    t(`transactionType.${word}` as 'transactionType.TRANSACTION_FILL', { defaultValue: word }),
  transactionState: (t: TFunction, word: string): string =>
    t(`transactionState.${word}` as 'transactionState.RECEIVED', { defaultValue: word }),
}

function struck(isBusted: boolean, cell: ReactNode, t: TFunction): ReactNode {
  return isBusted ? (
    <s className="busted" title={t('history.busted')}>
      {cell}
    </s>
  ) : (
    cell
  )
}
