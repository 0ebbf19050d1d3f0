import type { DockviewPanelApi, IDockviewPanelProps } from 'dockview-react'
import type { ReactNode } from 'react'
import { Activity, memo, useCallback, useMemo, useSyncExternalStore } from 'react'
import { panelOf } from '../panels'
import { useDock } from './dock'
import { DockedContext } from './docked'

/** A panel in the dock. Out of sight it keeps what was typed in it and hears no news. */
export const DockedPanel = memo(function DockedPanel({ api }: IDockviewPanelProps): ReactNode {
  const { slots } = useDock()
  const { id } = api
  const docked = useMemo(() => ({ id, slots }), [id, slots])
  const inSight = useInSight(api)
  const Component = panelOf(id)?.Component
  return (
    <DockedContext value={docked}>
      <Activity mode={inSight ? 'visible' : 'hidden'}>{Component && <Component />}</Activity>
    </DockedContext>
  )
})

function useInSight(api: DockviewPanelApi): boolean {
  const subscribe = useCallback(
    (tell: () => void) => {
      const listening = api.onDidVisibilityChange(tell)
      return () => listening.dispose()
    },
    [api],
  )
  const read = useCallback(() => api.isVisible, [api])
  return useSyncExternalStore(subscribe, read)
}
