import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../preload/model'
import type { Performance } from '../../preload/review'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { OwnMoney } from '../format/OwnMoney'
import { FEE_PLACES } from '../format/places'
import { formatPercent } from '../../notation/number'
import { useNotation } from '../format/useNotation'
import { useDesk, useUnrealizedPnl } from '../session'
import type { DeskState } from '../state'
import { formatDuration } from './duration'

const pickPositions = (state: DeskState): Position[] => state.positions

/** What a stretch came to, and what its round trips were like. */
export function Figures({ performance: { totals, trips } }: { performance: Performance }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const unrealized = useUnrealizedPnl(useDesk(pickPositions))
  const figure = (name: string, value: ReactNode, tone = ''): ReactNode => (
    <div className={tone}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  const money = (value: string | null): ReactNode => <OwnMoney value={value} signed toned />
  const span = (ms: number | null): ReactNode => (ms === null ? '–' : formatDuration(ms, t))
  return (
    <dl className="review-figures" aria-label={t('review.figures')}>
      {figure(t('review.net'), money(totals.net), 'lead')}
      {figure(t('review.realized'), money(totals.realizedPnl))}
      {figure(t('review.fees'), <OwnMoney value={totals.fees} />)}
      {Object.entries(totals.otherFees).map(([currency, fee]) => (
        <div key={currency}>
          <dt>{t('review.feesIn', { currency })}</dt>
          <dd>
            <OwnAmount value={fee} places={FEE_PLACES} unit={currency} />
          </dd>
        </div>
      ))}
      {figure(t('review.kind.funding'), money(totals.funding))}
      {figure(t('review.unrealizedNow'), money(unrealized), 'of-prices')}
      {figure(
        t('review.winRate'),
        trips.winRate === null ? (
          '–'
        ) : (
          <>
            {formatPercent(trips.winRate, { places: 1 }, notation)}{' '}
            <span className="dim">
              {t('review.wonOf', { wins: String(trips.wins), losses: String(trips.losses) })}
            </span>
          </>
        ),
        'apart',
      )}
      {figure(t('review.averageWin'), money(trips.averageWin))}
      {figure(t('review.averageLoss'), money(trips.averageLoss))}
      {figure(t('review.best'), money(trips.best))}
      {figure(t('review.worst'), money(trips.worst))}
      {figure(t('review.profitFactor'), <Amount value={trips.profitFactor} places={2} />)}
      {figure(t('review.expectancy'), money(trips.expectancy))}
      {figure(t('review.averageHold'), span(trips.averageHoldMs))}
      {figure(t('review.medianHold'), span(trips.medianHoldMs))}
    </dl>
  )
}
