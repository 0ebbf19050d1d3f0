import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf } from '../../money/decimal'
import type { MarketRemoval } from '../../preload/records'
import { formatNumber } from '../../notation/number'
import { useNotation } from '../format/useNotation'

/** What became of a market that is gone, and what to do. */
export function RemovalText({ removal }: { removal: MarketRemoval }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const { symbol: market, settlementPrice } = removal
  if (settlementPrice === null) return t('market.removed', { market })
  const price = formatNumber(settlementPrice, { places: placesOf(settlementPrice) }, notation)
  return t('market.settled', { market, price })
}
