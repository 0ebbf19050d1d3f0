import { useEffect } from 'react'
import { useChosenMarket, useSession } from '../session'

/** Has main stream the book and the trades of the market on the screen, and of none while there is none. */
export function useWatchedMarket(): void {
  const { desk, workspace } = useSession()
  const symbol = useChosenMarket()?.symbol ?? null
  useEffect(() => {
    workspace.update((now) => ({ ...now, pickedPrice: null }))
    desk.watch(symbol)
  }, [desk, workspace, symbol])
}
