import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountsDialog } from '../accounts/AccountsDialog'
import { AlertStrip } from '../alerts/AlertStrip'
import { AwayDialog } from '../away/AwayDialog'
import { CommandPalette } from '../commands/CommandPalette'
import { createRegistry, RegistryContext } from '../commands/registry'
import { ShortcutsDialog } from '../commands/ShortcutsDialog'
import { useCommandKeys } from '../commands/useCommandKeys'
import { DiagnosticsDialog } from '../diagnostics/DiagnosticsDialog'
import { ExchangeDialog } from '../exchange/ExchangeDialog'
import { LeavingDialog } from '../exchange/LeavingDialog'
import { LanguageContext } from '../format/useLanguage'
import { MarketHeader } from '../market/MarketHeader'
import { useRemovalNotices } from '../market/useRemovalNotices'
import { NoticeBar } from '../notice/NoticeBar'
import { CancelAllDialog } from '../orders/CancelAllDialog'
import { PanicDialog } from '../panic/PanicDialog'
import type { EnvironmentName, Runtime, Settings } from '../../preload/model'
import { useDesk, useSession, useWorkspace } from '../session'
import { SafeScreen } from '../safe-mode/SafeScreen'
import { SettingsDialog } from '../settings/SettingsDialog'
import type { DeskState } from '../state'
import { SupportDialog } from '../support/SupportDialog'
import { TopBar } from '../topbar/TopBar'
import type { DialogName, Workspace } from '../workspace'
import { createDock, DockContext } from './dock/dock'
import { Dock } from './dock/Dock'
import { useFeedPhase } from './feed'
import { MarketsSheet } from './MarketsSheet'
import { panelOf } from './panels'
import { DeskCommands } from './DeskCommands'
import { useAppearance } from './useAppearance'
import { useShow } from './useShow'
import { useWatchedMarket } from './useWatchedMarket'
import './app.css'

const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment
const pickLanguage = (state: DeskState): string => state.runtime.language
const pickShortcuts = (state: DeskState): Settings['shortcuts'] => state.settings.shortcuts
const pickDialog = (workspace: Workspace): DialogName | null => workspace.dialog

const pickArmed = (workspace: Workspace): boolean => workspace.armed
const pickSafeMode = (state: DeskState): Runtime['safeMode'] => state.runtime.safeMode

/** The whole desk, or what stands in for it after starts that crashed. */
export function App(): ReactNode {
  const safeMode = useDesk(pickSafeMode)
  const language = useDesk(pickLanguage)
  useAppearance()
  return (
    <LanguageContext value={language}>
      {safeMode ? <SafeScreen crashedStarts={safeMode.crashedStarts} /> : <WholeDesk />}
    </LanguageContext>
  )
}

function WholeDesk(): ReactNode {
  const { desk, workspace } = useSession()
  const { i18n } = useTranslation()
  const [dock] = useState(() =>
    createDock(desk, (id) => {
      const panel = panelOf(id)
      return panel ? i18n.t(panel.title) : id
    }),
  )
  const environment = useDesk(pickEnvironment)
  const pricesAreOld = useFeedPhase('market') !== 'live'
  const armed = useWorkspace(pickArmed)
  const dialog = useWorkspace(pickDialog)
  const [registry] = useState(createRegistry)
  useCommandKeys(registry, useDesk(pickShortcuts))
  useShow(dock)
  useWatchedMarket()
  useRemovalNotices()
  const close = (): void => workspace.update((now) => ({ ...now, dialog: null }))
  return (
    <DockContext value={dock}>
      <RegistryContext value={registry}>
        <DeskCommands dock={dock} />
        <div
          className="desk"
          data-environment={environment}
          data-armed={armed || undefined}
          data-prices-old={pricesAreOld || undefined}
        >
          <TopBar />
          <NoticeBar />
          <MarketHeader />
          <div className="desk-body">
            <Dock />
            <MarketsSheet />
          </div>
          <AlertStrip />
        </div>
        {dialog === 'accounts' && <AccountsDialog onClose={close} />}
        {dialog === 'settings' && <SettingsDialog onClose={close} />}
        {dialog === 'cancelAll' && <CancelAllDialog onClose={close} />}
        {dialog === 'exchange' && <ExchangeDialog onClose={close} />}
        {dialog === 'diagnostics' && <DiagnosticsDialog onClose={close} />}
        {dialog === 'support' && <SupportDialog onClose={close} />}
        {dialog === 'palette' && <CommandPalette onClose={close} />}
        {dialog === 'shortcuts' && <ShortcutsDialog onClose={close} />}
        {dialog === 'panic' && <PanicDialog onClose={close} />}
        {dialog === 'away' && <AwayDialog onClose={close} />}
        <LeavingDialog />
      </RegistryContext>
    </DockContext>
  )
}
