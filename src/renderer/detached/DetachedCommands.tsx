import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { isInEachWindow } from '../app/OpenDialog'
import { useAppCommands } from '../commands/useAppCommands'
import { useUndo } from '../commands/useUndo'
import { useSession, useWorkspace } from '../session'
import type { DialogName, Workspace } from '../workspace'

const pickDialog = (workspace: Workspace): DialogName | null => workspace.dialog

/** Draws nothing: answers commands from below their registry, and leaves the desk's dialogs to the desk. */
export function DetachedCommands(): ReactNode {
  const { desk, workspace } = useSession()
  const dialog = useWorkspace(pickDialog)
  useAppCommands()
  useUndo()
  useEffect(() => {
    if (dialog === null || isInEachWindow(dialog)) return
    workspace.update((now) => ({ ...now, dialog: null }))
    void desk.ask('window:show', { target: dialog, id: '' })
  }, [desk, workspace, dialog])
  return null
}
