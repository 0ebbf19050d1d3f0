import { SquareArrowDownLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccountName } from '../accounts/useAccountName'
import { NoticeCards } from '../alerts/NoticeCards'
import { useFeedPhase } from '../app/feed'
import { Lost } from '../app/Lost'
import { OpenDialog } from '../app/OpenDialog'
import { panelOf, type PanelEntry } from '../app/panels'
import { useAppearance } from '../app/useAppearance'
import { useLook } from '../app/useLook'
import { useTones } from '../app/useTones'
import { useWatchedMarket } from '../app/useWatchedMarket'
import { createRegistry, RegistryContext } from '../commands/registry'
import { useCommandKeys } from '../commands/useCommandKeys'
import { LeavingDialog } from '../exchange/LeavingDialog'
import { NotationContext } from '../format/useNotation'
import { SideHead } from '../honest/SideHead'
import { MarketName } from '../market/MarketName'
import type { EnvironmentName, Settings } from '../../preload/model'
import { useChosenMarket, useDesk } from '../session'
import type { DeskState } from '../state'
import { useToggleWindow, WindowNameContext } from '../windows'
import { DetachedCommands } from './DetachedCommands'
import '../app/app.css'
import '../alerts/alerts.css'
import './detached.css'

const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment
const pickShortcuts = (state: DeskState): Settings['shortcuts'] => state.settings.shortcuts

/** Panels that show the chosen market, which the window names where the desk's header isn't. */
const ofMarket: readonly string[] = ['chart', 'book', 'tape', 'ticket', 'funding']

/** A panel of the dock in a window of its own. */
export function Detached(): ReactNode {
  const panel = panelOf(useContext(WindowNameContext))
  const notation = useAppearance()
  if (!panel) return <Lost />
  return (
    <NotationContext value={notation}>
      <DetachedPanel panel={panel} />
    </NotationContext>
  )
}

function DetachedPanel({ panel: { id, title, Component } }: { panel: PanelEntry }): ReactNode {
  const { t } = useTranslation()
  const environment = useDesk(pickEnvironment)
  const arePricesOld = useFeedPhase('market') !== 'live'
  const account = useAccountName()
  const market = useChosenMarket()
  const putBack = useToggleWindow(id)
  const [registry] = useState(createRegistry)
  const heading = t(title)
  useCommandKeys(registry, useDesk(pickShortcuts))
  useLook()
  useWatchedMarket()
  useTones()
  useEffect(() => {
    document.title = `${heading} · ${account}`
  }, [heading, account])
  return (
    <RegistryContext value={registry}>
      <DetachedCommands />
      <main
        className="desk detached"
        data-environment={environment}
        data-prices-old={arePricesOld || undefined}
      >
        <SideHead
          account={account}
          subject={
            market &&
            ofMarket.includes(id) && (
              <span className="strong">
                <MarketName symbol={market.symbol} />
              </span>
            )
          }
          actions={
            <button
              type="button"
              className="icon-button"
              aria-label={t('dock.putBack')}
              title={t('dock.putBack')}
              onClick={putBack}
            >
              <SquareArrowDownLeft size={14} strokeWidth={1.5} aria-hidden />
            </button>
          }
        />
        <Component />
        <aside className="alerts" aria-label={t('alerts.title')}>
          <div role="alert">
            <NoticeCards />
          </div>
        </aside>
      </main>
      <OpenDialog />
      <LeavingDialog />
    </RegistryContext>
  )
}
