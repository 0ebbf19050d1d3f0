import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Moment } from '../format/Moment'
import { MOMENT_WIDTH } from '../format/places'
import { Percent } from '../format/Percent'
import { useSession } from '../session'
import { useStore } from '../store'
import type { Column } from '../table/columns'
import { DataTable } from '../table/DataTable'
import type { FundingState } from './feed'
import { RATE_PLACES } from './FundingFigures'
import { compareRates, type ComparedRate } from './rates'

const pickComparisons = (state: FundingState): FundingState['comparisons'] => state.comparisons
const keyOf = ({ source }: ComparedRate): string => source

/** The same market's funding at other exchanges, as this one tells it. */
export function ComparisonTable(): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const comparisons = useStore(desk.funding.state, pickComparisons)
  const rates = useMemo(() => compareRates(comparisons), [comparisons])
  const columns = useMemo((): Column<ComparedRate>[] => {
    const rate = (
      id: string,
      label: string,
      places: number,
      value: (row: ComparedRate) => string | null,
      spare?: number,
      width = 88,
    ): Column<ComparedRate> => ({
      id,
      label,
      width,
      align: 'end',
      ...(spare !== undefined && { spare }),
      sort: { kind: 'decimal', value },
      cell: (row) => <Percent value={value(row)} places={places} toned />,
    })
    return [
      {
        id: 'source',
        label: t('funding.exchange'),
        width: 104,
        sort: { kind: 'text', value: keyOf },
        cell: ({ source, isOwn }) => <span className={isOwn ? 'strong' : ''}>{nameOf(source)}</span>,
      },
      rate('hourly', t('funding.hourly'), RATE_PLACES + 1, ({ hourly }) => hourly, 2),
      rate('8h', t('funding.rate8h'), RATE_PLACES, ({ per8h }) => per8h),
      rate('year', t('funding.perYear'), 2, ({ perYear }) => perYear),
      rate('lead', t('funding.lead'), 2, ({ lead }) => lead, 3, 124),
      {
        id: 'time',
        label: t('column.timeUtc'),
        width: MOMENT_WIDTH,
        moments: true,
        spare: 1,
        align: 'end',
        cell: ({ updatedAtMs }) => <Moment atMs={updatedAtMs} />,
      },
    ]
  }, [t])
  return (
    <DataTable
      label={t('funding.view.comparison')}
      items={rates}
      columns={columns}
      keyOf={keyOf}
      empty={t('funding.noComparison')}
    />
  )
}

/** The venue writes its words in capitals; an exchange is a name. */
function nameOf(source: string): string {
  return source.charAt(0).toUpperCase() + source.slice(1).toLowerCase()
}
