import type { i18n as I18n } from 'i18next'
import type { ReactNode } from 'react'
import { StickyNote } from 'lucide-react'
import { sign, subtract } from '../../money/decimal'
import type { Order } from '../../preload/model'
import type { Note, ReviewEntries, ReviewKind, RoundTrip } from '../../preload/review'
import { FillMarks } from '../fills/FillMarks'
import { Amount } from '../format/Amount'
import { Moment } from '../format/Moment'
import { OwnAmount } from '../format/OwnAmount'
import { OwnMoney } from '../format/OwnMoney'
import { MOMENT_WIDTH, FEE_PLACES } from '../format/places'
import type { MarketParts } from '../market/columns'
import {
  feeColumn,
  marketColumn,
  momentColumn,
  priceColumn,
  sideColumn,
  ownSizeColumn,
} from '../market/columns'
import { stateSentence } from '../orders/words'
import type { Column } from '../table/columns'
import { RowButton } from '../table/RowButton'
import { formatDuration } from './duration'
import { subjectOfEntry, type ReviewEntry } from './reader'

/** What the columns of a list are made with. */
export interface ColumnParts extends Omit<MarketParts, 't'> {
  i18n: I18n
  notes: ReadonlyMap<string, Note>
  open: (entry: ReviewEntry) => void
}

type Makers = { [K in ReviewKind]: (parts: ColumnParts) => Column<ReviewEntries[K]>[] }

const money = <T,>(
  id: string,
  label: string,
  value: (entry: T) => string | null,
  spare?: number,
): Column<T> => ({
  id,
  label,
  width: 84,
  align: 'end',
  ...(spare !== undefined && { spare }),
  sort: { kind: 'decimal', value },
  cell: (entry) => <OwnMoney value={value(entry)} signed toned />,
})

const makers: Makers = {
  trips: (parts) => {
    const { t } = parts.i18n
    const of = { ...parts, t }
    return [
      {
        id: 'closed',
        label: t('review.closed'),
        width: MOMENT_WIDTH,
        moments: true,
        sort: { kind: 'number', value: ({ closedAtMs }) => closedAtMs ?? Number.MAX_SAFE_INTEGER },
        cell: ({ closedAtMs }) =>
          closedAtMs === null ? (
            <span className="tag accent">{t('review.stillOpen')}</span>
          ) : (
            <Moment atMs={closedAtMs} />
          ),
      },
      marketColumn(t),
      sideColumn(t),
      ownSizeColumn(of, { id: 'size', label: t('column.size'), value: (trip) => trip.size }),
      {
        ...priceColumn<RoundTrip>(of, {
          id: 'entry',
          label: t('column.entry'),
          value: (trip) => trip.entryPrice,
        }),
        spare: 7,
      },
      {
        ...priceColumn<RoundTrip>(of, {
          id: 'exit',
          label: t('review.exit'),
          value: (trip) => trip.exitPrice,
        }),
        spare: 6,
      },
      money('realized', t('review.realized'), (trip) => trip.realizedPnl, 5),
      {
        id: 'fees',
        label: t('review.fees'),
        width: 72,
        align: 'end',
        spare: 3,
        sort: { kind: 'decimal', value: (trip) => trip.fees },
        cell: (trip) => <OwnMoney value={trip.fees} />,
      },
      money('funding', t('review.kind.funding'), (trip) => trip.funding, 2),
      {
        ...money('net', t('review.net'), (trip: ReviewEntries['trips']) => trip.net),
        cell: (trip) => (
          <span className="strong">
            <OwnMoney value={trip.net} signed toned />
          </span>
        ),
      },
      {
        id: 'held',
        label: t('review.held'),
        width: 76,
        align: 'end',
        spare: 4,
        sort: { kind: 'number', value: ({ openedAtMs, closedAtMs }) => (closedAtMs ?? 0) - openedAtMs },
        cell: ({ openedAtMs, closedAtMs }) =>
          closedAtMs === null ? <span className="faint">–</span> : formatDuration(closedAtMs - openedAtMs, t),
      },
      {
        id: 'marks',
        label: t('review.marks'),
        width: 96,
        spare: 1,
        cell: ({ endedBy, check }) => (
          <span className="tags">
            {endedBy !== null && endedBy !== 'fill' && (
              <span className={endedBy === 'liquidation' ? 'tag danger' : 'tag'}>
                {t(`fillType.${endedBy}`)}
              </span>
            )}
            {check !== 'exact' && (
              <span
                className={check === 'different' ? 'tag warning' : 'tag'}
                title={t(`review.check.${check}.why`)}
              >
                {t(`review.check.${check}`)}
              </span>
            )}
          </span>
        ),
      },
      noteColumn('trips', parts),
    ]
  },
  fills: (parts) => {
    const { t } = parts.i18n
    const of = { ...parts, t }
    return [
      momentColumn(t, (fill) => fill.createdAtMs),
      marketColumn(t),
      sideColumn(t),
      priceColumn(of, { id: 'price', label: t('column.price'), value: (fill) => fill.price }),
      ownSizeColumn(of, { id: 'size', label: t('column.size'), value: (fill) => fill.size }),
      { ...feeColumn<ReviewEntries['fills']>(t), spare: 2 },
      money('pnl', t('review.realized'), (fill) => fill.realizedPnl),
      {
        id: 'marks',
        label: t('column.liquidity'),
        width: 110,
        spare: 1,
        sort: { kind: 'text', value: (fill) => fill.liquidity },
        cell: (fill) => (
          <FillMarks fill={fill}>
            {fill.busted && <span className="tag warning">{t('review.busted')}</span>}
          </FillMarks>
        ),
      },
      noteColumn('fills', parts),
    ]
  },
  orders: (parts) => {
    const { t } = parts.i18n
    const of = { ...parts, t }
    return [
      momentColumn(t, (order) => order.createdAtMs),
      marketColumn(t),
      sideColumn(t),
      {
        id: 'type',
        label: t('column.type'),
        width: 92,
        spare: 1,
        sort: { kind: 'text', value: (order) => order.type },
        cell: (order) => t(`type.${order.type}`),
      },
      priceColumn(of, {
        id: 'price',
        label: t('column.price'),
        // An order at the market has none.
        value: (order) => (sign(order.price) === 0 ? null : order.price),
      }),
      {
        ...priceColumn<Order>(of, {
          id: 'average',
          label: t('column.avgPrice'),
          value: (order) => order.avgFillPrice,
        }),
        spare: 2,
      },
      ownSizeColumn(of, { id: 'size', label: t('column.size'), value: (order) => order.size }),
      ownSizeColumn(of, {
        id: 'filled',
        label: t('column.filled'),
        value: (order) => subtract(order.size, order.remainingSize),
      }),
      {
        id: 'state',
        label: t('column.state'),
        width: 120,
        spare: 3,
        sort: { kind: 'text', value: (order) => order.state },
        cell: (order) => {
          const sentence = stateSentence(parts.i18n, order)
          return <span title={sentence}>{sentence}</span>
        },
      },
      noteColumn('orders', parts),
    ]
  },
  funding: (parts) => {
    const { t } = parts.i18n
    return [
      momentColumn(t, (payment) => payment.createdAtMs),
      marketColumn(t),
      {
        id: 'payment',
        label: t('column.payment'),
        width: 110,
        align: 'end',
        sort: { kind: 'decimal', value: (payment) => payment.payment },
        // Small, and one by one as they are in the history.
        cell: (payment) => <OwnAmount value={payment.payment} places={FEE_PLACES} signed toned />,
      },
      {
        id: 'index',
        label: t('column.fundingIndex'),
        width: 130,
        align: 'end',
        spare: 1,
        cell: (payment) => <Amount value={payment.index} places={FEE_PLACES} />,
      },
      noteColumn('funding', parts),
    ]
  },
}

/** The columns of that list. */
export function reviewColumns(kind: ReviewKind, parts: ColumnParts): Column<ReviewEntry>[] {
  return makers[kind](parts) as unknown as Column<ReviewEntry>[]
}

function noteColumn<K extends ReviewKind>(
  kind: K,
  { i18n, notes, open }: ColumnParts,
): Column<ReviewEntries[K]> {
  const { t } = i18n
  return {
    id: 'note',
    label: t('review.note'),
    width: 120,
    pinned: true,
    cell: (entry) => (
      <NoteCell
        note={notes.get(subjectOfEntry(kind, entry))}
        label={t('review.details')}
        onOpen={() => open(entry)}
      />
    ),
  }
}

function NoteCell({
  note,
  label,
  onOpen,
}: {
  note: Note | undefined
  label: string
  onOpen: () => void
}): ReactNode {
  return (
    <span className="review-note" title={note?.words}>
      <RowButton
        className="quiet"
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation()
          onOpen()
        }}
      >
        <StickyNote size={14} strokeWidth={1.5} aria-hidden />
      </RowButton>
      {note?.tags.map((tag) => (
        <span key={tag} className="tag">
          {tag}
        </span>
      ))}
      <span className="dim">{note?.words}</span>
    </span>
  )
}
