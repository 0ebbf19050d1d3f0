import type { DockviewPanelApi, IDockviewPanelProps } from 'dockview-react'
import type { ReactNode } from 'react'
import { Activity, memo, useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { panelOf } from '../panels'
import { useDock } from './dock'
import { DockedContext } from './docked'

/**
 * A panel in the dock. It is drawn when it first comes in sight; out of sight again it keeps what was typed in it
 * and hears no news.
 */
export const DockedPanel = memo(function DockedPanel({ api }: IDockviewPanelProps): ReactNode {
  const { slots } = useDock()
  const { id } = api
  const docked = useMemo(() => ({ id, slots }), [id, slots])
  const inSight = useInSight(api)
  const [wasSeen, setWasSeen] = useState(inSight)
  if (inSight && !wasSeen) setWasSeen(true)
  const Component = wasSeen ? panelOf(id)?.Component : undefined
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
