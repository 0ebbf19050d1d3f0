import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import { DayField } from '../controls/DayField'
import { periodNames } from '../history/period'
import { MarketSelect } from '../market/MarketSelect'
import type { ReviewFiltering } from './useReviewFilter'

interface ReviewFiltersProps {
  filtering: ReviewFiltering
  /** Whether rows are looked for, too, and which tags there are. */
  rows: { tags: readonly string[] } | null
}

/** Of which market and days, and which rows. */
export function ReviewFilters({ filtering: { choices, choose }, rows }: ReviewFiltersProps): ReactNode {
  const { t } = useTranslation()
  const { market, side, tag, text, periodName, custom } = choices
  return (
    <>
      <MarketSelect
        market={market}
        all={t('history.allMarkets')}
        onMarket={(next) => choose({ market: next })}
      />
      <Choice
        label={t('history.period')}
        value={periodName}
        options={periodNames.map((name) => ({ value: name, label: t(`history.period.${name}`) }))}
        onChange={(name) => choose({ periodName: name })}
      />
      {periodName === 'custom' && (
        <span className="history-days">
          <DayField
            label={t('history.from')}
            value={custom.from}
            onChange={(from) => choose({ custom: { ...custom, from } })}
          />
          –
          <DayField
            label={t('history.to')}
            value={custom.to}
            onChange={(to) => choose({ custom: { ...custom, to } })}
          />
          <span className="faint">UTC</span>
        </span>
      )}
      {rows && (
        <>
          <select
            aria-label={t('column.side')}
            value={side ?? ''}
            onChange={({ target: { value } }) =>
              choose({ side: value === 'buy' || value === 'sell' ? value : null })
            }
          >
            <option value="">{t('review.bothSides')}</option>
            <option value="buy">{t('review.side.buy')}</option>
            <option value="sell">{t('review.side.sell')}</option>
          </select>
          <select
            aria-label={t('review.tag')}
            value={tag ?? ''}
            onChange={({ target }) => choose({ tag: target.value === '' ? null : target.value })}
          >
            <option value="">{t('review.anyTag')}</option>
            {tag !== null && !rows.tags.includes(tag) && <option value={tag}>{tag}</option>}
            {rows.tags.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
          <input
            type="search"
            aria-label={t('review.search')}
            placeholder={t('review.search')}
            maxLength={200}
            value={text}
            onChange={({ target }) => choose({ text: target.value })}
          />
        </>
      )}
    </>
  )
}
