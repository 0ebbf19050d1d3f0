import type { DockviewApi, DockviewTheme } from 'dockview-react'
import { DockviewReact } from 'dockview-react'
import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../session'
import type { Workspace } from '../../workspace'
import { useDock } from './dock'
import { DockActions } from './DockActions'
import { DockedPanel } from './DockedPanel'
import { DockTab } from './DockTab'
import { EmptyDock } from './EmptyDock'
import { useGroupKeys } from './useGroupKeys'
import 'dockview-react/dist/styles/dockview.css'
import './dock.css'

const theme: DockviewTheme = { name: 'desk', className: 'dock-theme', dndTabIndicator: 'line' }
const components = { panel: DockedPanel }
const pickMarketsOpen = (workspace: Workspace): boolean => workspace.marketsOpen

/** The panels of the desk, to be dragged, stacked, stretched and closed. */
export function Dock(): ReactNode {
  const dock = useDock()
  const { i18n } = useTranslation()
  const [api, setApi] = useState<DockviewApi | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const marketsOpen = useWorkspace(pickMarketsOpen)
  useEffect(() => {
    if (api && box.current) return dock.attach(api, box.current)
    return undefined
  }, [dock, api])
  useEffect(() => dock.retitle(), [dock, i18n.language])
  useEffect(() => {
    if (!marketsOpen || !dock.opened.get().includes('markets')) return
    // In sight already it has the focus in its search, which being made active would take from it.
    if (!api?.getPanel('markets')?.api.isVisible) dock.open('markets')
  }, [dock, api, marketsOpen])
  useGroupKeys(api)
  return (
    <main className="dock" ref={box}>
      <DockviewReact
        components={components}
        defaultTabComponent={DockTab}
        rightHeaderActionsComponent={DockActions}
        watermarkComponent={EmptyDock}
        defaultRenderer="onlyWhenVisible"
        theme={theme}
        disableFloatingGroups
        announcements={false}
        onReady={(event) => setApi(event.api)}
      />
    </main>
  )
}
