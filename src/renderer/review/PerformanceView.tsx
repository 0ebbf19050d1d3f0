import type { ReactNode } from 'react'
import { lazy, Suspense, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Performance, ReviewFilter } from '../../preload/review'
import { formatDay } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import { Trouble } from '../honest/Trouble'
import { BoneLines, ReadingWord } from '../table/Bones'
import { CheckLine } from './CheckLine'
import { Figures } from './Figures'
import { MonthCalendar } from './MonthCalendar'
import { SumTable } from './SumTable'
import { usePerformance } from './usePerformance'

// The chart's library comes with the first chart.
const EquityCurve = lazy(async () => ({ default: (await import('./EquityCurve')).EquityCurve }))

interface PerformanceViewProps {
  filter: ReviewFilter
  /** Somebody wants to see what made a day what it was. */
  onDay: (day: string) => void
}

/** How a stretch of time went: figures, curve, calendar, market by market and day by day. */
export function PerformanceView({ filter, onDay }: PerformanceViewProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const writeDay = useCallback((day: string) => formatDay(Date.parse(day), notation), [notation])
  const { reading, again } = usePerformance(filter)
  if (reading.phase === 'loading')
    return (
      <div className="table-empty">
        <ReadingWord />
        <BoneLines />
      </div>
    )
  if (reading.phase === 'failed')
    return (
      <div className="table-empty">
        <Trouble what={t('review.failed')} problem={reading.problem} onRetry={again} />
      </div>
    )
  const { performance } = reading
  if (isEmpty(performance))
    return (
      <p className="table-empty" role="status">
        {t('review.empty.performance')}
      </p>
    )
  return (
    <div className="review-performance">
      <Figures performance={performance} />
      <Suspense
        fallback={
          <figure className="review-curve">
            <div className="review-canvas" />
          </figure>
        }
      >
        <EquityCurve points={performance.curve} />
      </Suspense>
      <MonthCalendar days={performance.days} onDay={onDay} />
      <SumTable
        label={t('review.byMarket')}
        head={t('column.market')}
        rows={performance.markets.map(({ market, ...sums }) => ({ name: market, ...sums }))}
      />
      <SumTable
        label={t('review.byDay')}
        head={t('review.day')}
        rows={performance.days.toReversed().map(({ day, ...sums }) => ({ name: day, ...sums }))}
        write={writeDay}
        onPick={onDay}
      />
      <CheckLine check={performance.check} currency={performance.settlementCurrency} />
    </div>
  )
}

function isEmpty({ totals, days }: Performance): boolean {
  return totals.fills === 0 && days.length === 0
}
