import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

interface MarketSelectProps {
  /** Null where none, or all of them, are meant. */
  market: string | null
  /** What stands for all of them; without it one has to be chosen. */
  all?: string | undefined
  onMarket: (market: string | null) => void
}

const pickMarkets = (state: DeskState): Market[] => state.markets

/** One of the exchange's markets, or one that it has no longer. */
export function MarketSelect({ market, all, onMarket }: MarketSelectProps): ReactNode {
  const { t } = useTranslation()
  const markets = useDesk(pickMarkets)
  const isListed = market === null || markets.some(({ symbol }) => symbol === market)
  return (
    <select
      className="market-select"
      aria-label={t('column.market')}
      value={market ?? ''}
      onChange={({ target }) => onMarket(target.value === '' ? null : target.value)}
    >
      {all !== undefined && <option value="">{all}</option>}
      {!isListed && <option value={market}>{market}</option>}
      {markets.map(({ symbol }) => (
        <option key={symbol} value={symbol}>
          {symbol}
        </option>
      ))}
    </select>
  )
}
