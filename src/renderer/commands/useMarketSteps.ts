import { useChosenMarket, useSession } from '../session'
import { chooseMarket } from '../workspace'
import { useCommand } from './registry'

/** Answers the commands for the market after and before the chosen one. */
export function useMarketSteps(): void {
  const { desk, workspace } = useSession()
  const chosen = useChosenMarket()
  const step = (by: 1 | -1) => (): void => {
    const { markets } = desk.state.get()
    const at = markets.findIndex(({ symbol }) => symbol === chosen?.symbol)
    const next = markets.at((at + by) % markets.length)
    if (next) workspace.update((now) => chooseMarket(now, next.symbol))
  }
  useCommand('market.next', step(1), chosen !== undefined)
  useCommand('market.previous', step(-1), chosen !== undefined)
}
