import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LeaveOrdersDialog } from '../accounts/LeaveOrdersDialog'
import { AlertStrip } from '../alerts/AlertStrip'
import { createRegistry, RegistryContext } from '../commands/registry'
import { useCommandKeys } from '../commands/useCommandKeys'
import { LeavingDialog } from '../exchange/LeavingDialog'
import { NotationContext } from '../format/useNotation'
import { MarketHeader } from '../market/MarketHeader'
import { useRemovalNotices } from '../market/useRemovalNotices'
import { NoticeBar } from '../notice/NoticeBar'
import type { EnvironmentName, Runtime, Settings } from '../../preload/model'
import { useDesk, useSession, useWorkspace } from '../session'
import { SafeScreen } from '../safe-mode/SafeScreen'
import type { DeskState } from '../state'
import { TopBar } from '../topbar/TopBar'
import { useWindows } from '../windows'
import type { Workspace } from '../workspace'
import { createDock, DockContext } from './dock/dock'
import { Dock } from './dock/Dock'
import { useFeedPhase } from './feed'
import { MarketsSheet } from './MarketsSheet'
import { panelOf } from './panels'
import { DeskCommands } from './DeskCommands'
import { OpenDialog, useDialogsRead } from './OpenDialog'
import { useAppearance } from './useAppearance'
import { useLook } from './useLook'
import { useShow } from './useShow'
import { useTones } from './useTones'
import { useWatchedMarket } from './useWatchedMarket'
import './app.css'

const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment
const pickShortcuts = (state: DeskState): Settings['shortcuts'] => state.settings.shortcuts
const pickArmed = (workspace: Workspace): boolean => workspace.armed
const pickSafeMode = (state: DeskState): Runtime['safeMode'] => state.runtime.safeMode

/** The whole desk, or what stands in for it after starts that crashed. */
export function App(): ReactNode {
  const safeMode = useDesk(pickSafeMode)
  const notation = useAppearance()
  return (
    <NotationContext value={notation}>
      {safeMode ? <SafeScreen crashedStarts={safeMode.crashedStarts} /> : <WholeDesk />}
    </NotationContext>
  )
}

function WholeDesk(): ReactNode {
  const { desk } = useSession()
  const { i18n } = useTranslation()
  const windows = useWindows()
  const [dock] = useState(() =>
    createDock(desk, windows, (id) => {
      const panel = panelOf(id)
      return panel ? i18n.t(panel.title) : id
    }),
  )
  const environment = useDesk(pickEnvironment)
  const pricesAreOld = useFeedPhase('market') !== 'live'
  const armed = useWorkspace(pickArmed)
  const [registry] = useState(createRegistry)
  useCommandKeys(registry, useDesk(pickShortcuts))
  useShow(dock)
  useWatchedMarket()
  useRemovalNotices()
  useTones()
  useLook()
  useDialogsRead()
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
        <OpenDialog />
        <LeaveOrdersDialog />
        <LeavingDialog />
      </RegistryContext>
    </DockContext>
  )
}
