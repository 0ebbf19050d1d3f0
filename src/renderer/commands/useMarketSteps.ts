import { useChosenMarket, useSession } from '../session'
import { chooseMarket } from '../workspace'
import { useCommand } from './registry'

/** Answers the commands for the market below and above the chosen one: as the list has them, where there is one. */
export function useMarketSteps(): void {
  const { desk, workspace } = useSession()
  const chosen = useChosenMarket()
  const step = (by: 1 | -1) => (): void => {
    const { marketOrder } = workspace.get()
    const listed = marketOrder?.length ? marketOrder : desk.state.get().markets.map(({ symbol }) => symbol)
    const at = chosen ? listed.indexOf(chosen.symbol) : -1
    // From a market that is filtered out, down is to the first and up to the last.
    const next = at < 0 && by < 0 ? listed.at(-1) : listed.at((at + by) % listed.length)
    if (next !== undefined) workspace.update((now) => chooseMarket(now, next))
  }
  useCommand('market.next', step(1), chosen !== undefined)
  useCommand('market.previous', step(-1), chosen !== undefined)
}
