import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarketRemoval } from '../../preload/records'
import { useNotices } from '../alerts/useNotices'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickRemovals = (state: DeskState): MarketRemoval[] => state.removedMarkets
const keyOf = ({ symbol, atMs }: MarketRemoval): string => `${symbol} ${atMs}`

/** Says of each market that goes off the exchange that it is gone, and at which price it was settled. */
export function useRemovalNotices(): void {
  const { t } = useTranslation()
  const removals = useDesk(pickRemovals)
  const { raise } = useNotices()
  // What had gone before the window opened is no news.
  const told = useRef(new Set(removals.map(keyOf)))
  useEffect(() => {
    for (const removal of removals) {
      if (told.current.has(keyOf(removal))) continue
      told.current.add(keyOf(removal))
      const { symbol: market, settlementPrice } = removal
      const values = settlementPrice === null ? { market } : { market, price: settlementPrice }
      const code = settlementPrice === null ? 'market.removed' : 'market.settled'
      raise(t('market.removedTitle', { market }), { code, values })
    }
  }, [removals, raise, t])
}
