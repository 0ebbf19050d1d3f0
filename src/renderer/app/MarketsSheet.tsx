import type { ReactNode } from 'react'
import { MarketsPanel } from '../markets/MarketsPanel'
import { useWorkspace } from '../session'
import { useStore } from '../store'
import type { Workspace } from '../workspace'
import { useDock } from './dock/dock'

const pickOpen = (workspace: Workspace): boolean => workspace.marketsOpen
const hasMarkets = (opened: readonly string[]): boolean => opened.includes('markets')

/** The list of markets, unfolded over the desk from the market's name while the dock has none. */
export function MarketsSheet(): ReactNode {
  const open = useWorkspace(pickOpen)
  const docked = useStore(useDock().opened, hasMarkets)
  return (
    open &&
    !docked && (
      <div className="markets-sheet">
        <MarketsPanel />
      </div>
    )
  )
}
