import type { ReactNode } from 'react'
import { AccountsDialog } from '../accounts/AccountsDialog'
import { AlertStrip } from '../alerts/AlertStrip'
import { BalancesPanel } from '../balances/BalancesPanel'
import { FillsPanel } from '../fills/FillsPanel'
import { LanguageContext } from '../format/useLanguage'
import { MarketHeader } from '../market/MarketHeader'
import { MarketsPanel } from '../markets/MarketsPanel'
import { NoticeBar } from '../notice/NoticeBar'
import { CancelAllDialog } from '../orders/CancelAllDialog'
import { OpenOrdersPanel } from '../orders/OpenOrdersPanel'
import { PositionsPanel } from '../positions/PositionsPanel'
import type { EnvironmentName } from '../../preload/model'
import { useDesk, useSession, useWorkspace } from '../session'
import { SettingsDialog } from '../settings/SettingsDialog'
import type { DeskState } from '../state'
import { OrderTicket } from '../ticket/OrderTicket'
import { TopBar } from '../topbar/TopBar'
import type { DialogName, Workspace } from '../workspace'
import { DepthPanels } from './DepthPanels'
import { useAppearance } from './useAppearance'
import { useShow } from './useShow'
import { useWatchedMarket } from './useWatchedMarket'
import './app.css'

const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment
const pickLanguage = (state: DeskState): string => state.runtime.language
const pickDialog = (workspace: Workspace): DialogName | null => workspace.dialog

/** The whole desk. */
export function App(): ReactNode {
  const { workspace } = useSession()
  const environment = useDesk(pickEnvironment)
  const language = useDesk(pickLanguage)
  const dialog = useWorkspace(pickDialog)
  useAppearance()
  useShow()
  useWatchedMarket()
  const close = (): void => workspace.update((now) => ({ ...now, dialog: null }))
  return (
    <LanguageContext value={language}>
      <div className="desk" data-environment={environment}>
        <TopBar />
        <NoticeBar />
        <main className="desk-body">
          <MarketsPanel />
          <MarketHeader />
          <DepthPanels />
          <OrderTicket />
          <OpenOrdersPanel />
          <PositionsPanel />
          <FillsPanel />
          <BalancesPanel />
        </main>
        <AlertStrip />
      </div>
      {dialog === 'accounts' && <AccountsDialog onClose={close} />}
      {dialog === 'settings' && <SettingsDialog onClose={close} />}
      {dialog === 'cancelAll' && <CancelAllDialog onClose={close} />}
    </LanguageContext>
  )
}
