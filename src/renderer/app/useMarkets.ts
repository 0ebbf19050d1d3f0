import { useMemo } from 'react'
import type { Market } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickMarkets = (state: DeskState): Market[] => state.markets

/** All markets by symbol. */
export function useMarkets(): ReadonlyMap<string, Market> {
  const markets = useDesk(pickMarkets)
  return useMemo(() => new Map(markets.map((market) => [market.symbol, market])), [markets])
}
