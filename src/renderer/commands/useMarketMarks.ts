import { withFavourite } from '../markets/list'
import { useChosenMarket, useSession } from '../session'
import { useCommand } from './registry'

/** As many as the settings keep. */
const MOST_MUTED = 200

/** Answers the commands that mark the chosen market: as a favourite, and as one that does not ring. */
export function useMarketMarks(): void {
  const { desk } = useSession()
  const symbol = useChosenMarket()?.symbol
  const settings = () => desk.state.get().settings
  useCommand(
    'market.favourite',
    () => {
      if (symbol === undefined) return
      const { favourites } = settings()
      const isOne = !favourites.includes(symbol)
      void desk.ask('settings:update', { favourites: withFavourite(favourites, symbol, isOne) })
    },
    symbol !== undefined,
  )
  useCommand(
    'market.mute',
    () => {
      if (symbol === undefined) return
      const { mutedMarkets } = settings()
      const others = mutedMarkets.filter((one) => one !== symbol)
      const muted = others.length < mutedMarkets.length ? others : [...others, symbol].slice(-MOST_MUTED)
      void desk.ask('settings:update', { mutedMarkets: muted })
    },
    symbol !== undefined,
  )
}
