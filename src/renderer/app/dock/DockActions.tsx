import type { IDockviewHeaderActionsProps } from 'dockview-react'
import { SquareArrowOutUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { panelOf, type PanelEntry } from '../panels'
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
  const panel = panelOf(id)
  return (
    <div className="dock-actions">
      {panel && <OldWord feed={panel.feed} />}
      <div className="dock-slot" ref={hold} />
      {panel && <DetachButton panel={panel} />}
    </div>
  )
}

function DetachButton({ panel }: { panel: PanelEntry }): ReactNode {
  const { t } = useTranslation()
  const dock = useDock()
  const title = t('dock.detach', { panel: t(panel.title) })
  return (
    <button
      type="button"
      className="icon-button dock-detach"
      aria-label={title}
      title={title}
      onClick={() => dock.detach(panel.id)}
    >
      <SquareArrowOutUpRight size={14} strokeWidth={1.5} aria-hidden />
    </button>
  )
}
