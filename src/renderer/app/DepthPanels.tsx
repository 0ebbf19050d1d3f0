import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BookPanel } from '../book/BookPanel'
import { Choice } from '../controls/Choice'
import { useSession, useWorkspace } from '../session'
import { TapePanel } from '../tape/TapePanel'
import type { DepthView, Workspace } from '../workspace'

const pickView = (workspace: Workspace): DepthView => workspace.depthView

/** The book over the tape; where there is no room for both, one of the two by choice. */
export function DepthPanels(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const view = useWorkspace(pickView)
  return (
    <div className="depth" data-view={view}>
      <div className="depth-choice">
        <Choice
          label={t('depth.choice')}
          value={view}
          onChange={(depthView) => workspace.update((now) => ({ ...now, depthView }))}
          options={[
            { value: 'book', label: t('depth.book') },
            { value: 'tape', label: t('tape.title') },
          ]}
        />
      </div>
      <BookPanel />
      <TapePanel />
    </div>
  )
}
