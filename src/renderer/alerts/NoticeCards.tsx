import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../problem'
import { useWorkspace } from '../session'
import type { Workspace } from '../workspace'
import { AlertCard } from './AlertCard'
import { useNotices } from './useNotices'

const pickNotices = (workspace: Workspace): Workspace['notices'] => workspace.notices

/** What failed here in this window. */
export function NoticeCards(): ReactNode {
  const { i18n } = useTranslation()
  const { dismiss } = useNotices()
  return useWorkspace(pickNotices).map((notice) => (
    <AlertCard
      key={notice.id}
      kind="rejection"
      title={notice.title}
      body={problemText(i18n, notice.problem)}
      onDismiss={() => dismiss(notice.id)}
    />
  ))
}
