import { useEffect } from 'react'
import { multiply } from '../../money/decimal'
import { useChosenMarket, useSession, useWorkspace } from '../session'
import type { BookView, Workspace } from '../workspace'

const pickBookView = (workspace: Workspace): BookView => workspace.bookView

/** Has main stream the book and the trades of the market on the screen, and of none while there is none. */
export function useWatchedMarket(): void {
  const { desk, workspace } = useSession()
  const market = useChosenMarket()
  const { multiple, interactive } = useWorkspace(pickBookView)
  const symbol = market?.symbol ?? null
  const tick = market && multiple !== '1' ? multiply(market.priceTickSize, multiple) : null
  useEffect(() => {
    // The one that stands in for a choice is chosen from now on, so that it stays when the list changes.
    workspace.update((now) => ({ ...now, market: now.market ?? symbol, pickedPrice: null }))
  }, [workspace, symbol])
  useEffect(() => desk.watch(symbol, { tick, interactive }), [desk, symbol, tick, interactive])
}
