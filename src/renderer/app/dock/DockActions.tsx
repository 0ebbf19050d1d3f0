import type { IDockviewHeaderActionsProps } from 'dockview-react'
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import { panelOf } from '../panels'
import type { ActionSlots } from './docked'
import { useDock } from './dock'
import { OldWord } from './OldWord'

/** The end of a strip of tabs: there the panel in front has its actions. */
export function DockActions({ activePanel }: IDockviewHeaderActionsProps): ReactNode {
  const { slots } = useDock()
  return activePanel && <Slot key={activePanel.id} id={activePanel.id} slots={slots} />
}

function Slot({ id, slots }: { id: string; slots: ActionSlots }): ReactNode {
  const hold = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      slots.update((now) => new Map(now).set(id, element))
      return () =>
        slots.update((now) => {
          const left = new Map(now)
          // Its panel may have moved on to another strip already.
          if (left.get(id) === element) left.delete(id)
          return left
        })
    },
    [id, slots],
  )
  const feed = panelOf(id)?.feed
  return (
    <div className="dock-actions">
      {feed && <OldWord feed={feed} />}
      <div className="dock-slot" ref={hold} />
    </div>
  )
}
