import type { DockviewPanelApi, IDockviewPanelProps } from 'dockview-react'
import type { ReactNode } from 'react'
import {
  Activity,
  memo,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { flushSync } from 'react-dom'
import { RegistryContext } from '../../commands/registry'
import { useDesk } from '../../session'
import type { DeskState } from '../../state'
import { panelOf } from '../panels'
import { useDock } from './dock'
import { DockedContext } from './docked'

/**
 * A panel in the dock. It is drawn when it first comes in sight, and after those that come first; out of sight again
 * it keeps what was typed in it and hears no news.
 */
export const DockedPanel = memo(function DockedPanel({ api }: IDockviewPanelProps): ReactNode {
  const { slots } = useDock()
  const { id } = api
  const docked = useMemo(() => ({ id, slots }), [id, slots])
  const inSight = useInSight(api)
  const entry = panelOf(id)
  const isItsTurn = useTurn(entry?.comesFirst ?? false, inSight)
  const [wasSeen, setWasSeen] = useState(false)
  if (inSight && isItsTurn && !wasSeen) setWasSeen(true)
  const Component = wasSeen ? entry?.Component : undefined
  return (
    <DockedContext value={docked}>
      <Activity mode={inSight ? 'visible' : 'hidden'}>
        {Component ? <Component /> : <div className="panel-to-come" aria-busy={inSight} />}
      </Activity>
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

const pickLive = ({ connection }: DeskState): boolean => connection.phase === 'live'

/** As the page begins, what comes first is live first: after so long the other panels no longer wait for that. */
const liveByMs = 1_000
/** From then on a panel is drawn within this, however busy the page is. */
const waitsAtMostMs = 500

/**
 * Whether a panel may be drawn: those that come first at once, the others when those are live, and what the page was
 * told meanwhile is in them. One in sight doesn't keep a command waiting that it may answer.
 */
function useTurn(comesFirst: boolean, inSight: boolean): boolean {
  const registry = useContext(RegistryContext)
  const isLive = useDesk(pickLive)
  const [isItsTurn, setTurn] = useState(comesFirst)
  const [hasWaited, setWaited] = useState(() => performance.now() >= liveByMs)
  const mayGo = isLive || hasWaited
  useEffect(() => {
    if (isItsTurn || mayGo) return undefined
    const patience = setTimeout(() => setWaited(true), liveByMs - performance.now())
    return () => clearTimeout(patience)
  }, [isItsTurn, mayGo])
  useEffect(() => {
    if (isItsTurn || !mayGo) return undefined
    const waiting = requestIdleCallback(() => setTurn(true), { timeout: waitsAtMostMs })
    return () => cancelIdleCallback(waiting)
  }, [isItsTurn, mayGo])
  useEffect(() => {
    if (isItsTurn || !inSight) return undefined
    return registry.expect(() => flushSync(() => setTurn(true)))
  }, [registry, isItsTurn, inSight])
  return isItsTurn
}
