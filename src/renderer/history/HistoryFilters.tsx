import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import { DayField } from '../controls/DayField'
import { MarketSelect } from '../market/MarketSelect'
import { historyKinds, type MarketUse, type Shelf } from './kinds'
import { periodNames, type CustomDays, type PeriodName } from './period'

interface HistoryFiltersProps {
  shelf: Shelf
  onShelf: (shelf: Shelf) => void
  marketUse: MarketUse
  market: string | null
  onMarket: (market: string | null) => void
  periodName: PeriodName
  onPeriod: (name: PeriodName) => void
  custom: CustomDays
  onCustom: (days: CustomDays) => void
}

const shelves: readonly Shelf[] = [...historyKinds, 'account']

/** What to read: which kind, of which market, from when to when. */
export function HistoryFilters(props: HistoryFiltersProps): ReactNode {
  const { shelf, onShelf, marketUse, market, onMarket, periodName, onPeriod, custom, onCustom } = props
  const { t } = useTranslation()
  return (
    <div className="history-filters">
      <select
        aria-label={t('history.kind')}
        value={shelf}
        onChange={({ target }) => onShelf(shelves.find((one) => one === target.value) ?? shelf)}
      >
        {shelves.map((one) => (
          <option key={one} value={one}>
            {t(`history.kind.${one}`)}
          </option>
        ))}
      </select>
      {marketUse !== 'none' && (
        <MarketSelect
          market={market}
          all={marketUse === 'choice' ? t('history.allMarkets') : undefined}
          onMarket={onMarket}
        />
      )}
      {shelf !== 'account' && (
        <Choice
          label={t('history.period')}
          value={periodName}
          options={periodNames.map((name) => ({ value: name, label: t(`history.period.${name}`) }))}
          onChange={onPeriod}
        />
      )}
      {shelf !== 'account' && periodName === 'custom' && (
        <span className="history-days">
          <DayField
            label={t('history.from')}
            value={custom.from}
            onChange={(from) => onCustom({ ...custom, from })}
          />
          –
          <DayField
            label={t('history.to')}
            value={custom.to}
            onChange={(to) => onCustom({ ...custom, to })}
          />
          <span className="faint">UTC</span>
        </span>
      )}
    </div>
  )
}
