import type { IDockviewPanelHeaderProps } from 'dockview-react'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../session'
import type { PanelEntry } from '../panels'
import { panelOf } from '../panels'
import { OldWord } from './OldWord'

const countNone = (): number => 0

/** The tab of a panel, which is its head: title, count, and whether its numbers may be old. */
export function DockTab({ api }: IDockviewPanelHeaderProps): ReactNode {
  const panel = panelOf(api.id)
  return panel && <Face panel={panel} onClose={() => api.close()} />
}

function Face({ panel, onClose }: { panel: PanelEntry; onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const count = useDesk(panel.count ?? countNone)
  return (
    <div className="dock-tab" onAuxClick={(event) => event.button === 1 && onClose()}>
      <span className="dock-tab-title">{t(panel.title)}</span>
      {(count > 0 || panel.keepsRoom) && <span className="count" data-count={count || undefined} />}
      <OldWord feed={panel.feed} silent />
      {/* For the mouse; the keyboard closes the tab it is on with Delete. */}
      <button
        type="button"
        className="dock-tab-close"
        tabIndex={-1}
        aria-label={t('dock.close', { panel: t(panel.title) })}
        title={t('dock.close', { panel: t(panel.title) })}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation()
          onClose()
        }}
      >
        <X size={14} strokeWidth={1.5} aria-hidden />
      </button>
    </div>
  )
}
