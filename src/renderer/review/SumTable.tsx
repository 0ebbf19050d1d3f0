import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewSums, TripFigures } from '../../preload/review'
import { OwnMoney } from '../format/OwnMoney'
import { formatCompact, formatPercent } from '../../notation/number'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'
import type { Column } from '../table/columns'
import { DataTable } from '../table/DataTable'
import { RowButton } from '../table/RowButton'

interface SumRow extends ReviewSums {
  /** A market or a day. */
  name: string
  trips?: TripFigures
}

interface SumTableProps {
  label: string
  /** Of the first column. */
  head: string
  rows: SumRow[]
  /** How the first column writes a row's name. */
  write?: (name: string) => string
  onPick?: (name: string) => void
}

const asIs = (name: string): string => name

/** Realised, fees, funding and what is left of them, line by line. */
export function SumTable({ label, head, rows, write = asIs, onPick }: SumTableProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const own = useOwnText()
  const columns = useMemo((): Column<SumRow>[] => {
    const money = (
      id: string,
      title: string,
      value: (row: SumRow) => string,
      spare?: number,
    ): Column<SumRow> => ({
      id,
      label: title,
      width: 82,
      align: 'end',
      ...(spare !== undefined && { spare }),
      sort: { kind: 'decimal', value },
      cell: (row) => <OwnMoney value={value(row)} signed={id !== 'fees'} toned={id !== 'fees'} />,
    })
    return [
      {
        id: 'name',
        label: head,
        width: 112,
        sort: { kind: 'text', value: ({ name }) => name },
        cell: ({ name }) =>
          onPick ? (
            <RowButton
              className="plain"
              aria-label={t('review.showDay', { day: write(name) })}
              onClick={() => onPick(name)}
            >
              {write(name)}
            </RowButton>
          ) : (
            write(name)
          ),
      },
      money('net', t('review.net'), ({ net }) => net),
      money('realized', t('review.realized'), ({ realizedPnl }) => realizedPnl),
      money('fees', t('review.fees'), ({ fees }) => fees, 3),
      money('funding', t('review.kind.funding'), ({ funding }) => funding, 2),
      {
        id: 'fills',
        label: t('review.fillCount'),
        width: 48,
        align: 'end',
        spare: 4,
        sort: { kind: 'number', value: ({ fills }) => fills },
        cell: ({ fills }) => fills,
      },
      {
        id: 'volume',
        label: t('review.volume'),
        width: 66,
        align: 'end',
        spare: 1,
        sort: { kind: 'decimal', value: ({ volume }) => volume },
        cell: ({ volume }) => own(formatCompact(volume, notation)),
      },
      ...(rows.some(({ trips }) => trips)
        ? [
            {
              id: 'wins',
              label: t('review.winRate'),
              width: 70,
              align: 'end' as const,
              spare: 5,
              cell: ({ trips }: SumRow) =>
                trips?.winRate ? formatPercent(trips.winRate, { places: 0 }, notation) : '–',
            },
          ]
        : []),
    ]
  }, [t, notation, own, head, write, onPick, rows])
  return (
    <section className="review-sums">
      <h3>{label}</h3>
      <DataTable label={label} items={rows} columns={columns} keyOf={({ name }) => name} empty="" />
    </section>
  )
}
