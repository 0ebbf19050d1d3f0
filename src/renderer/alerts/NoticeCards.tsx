import type { ReactNode } from 'react'
import { useProblemText } from '../useProblemText'
import { useWorkspace } from '../session'
import type { Workspace } from '../workspace'
import { AlertCard } from './AlertCard'
import { useNotices } from './useNotices'

const pickNotices = (workspace: Workspace): Workspace['notices'] => workspace.notices

/** What failed here in this window. */
export function NoticeCards(): ReactNode {
  const sayProblem = useProblemText()
  const { dismiss } = useNotices()
  return useWorkspace(pickNotices).map((notice) => (
    <AlertCard
      key={notice.id}
      kind="rejection"
      title={notice.title}
      body={sayProblem(notice.problem)}
      onDismiss={() => dismiss(notice.id)}
    />
  ))
}
