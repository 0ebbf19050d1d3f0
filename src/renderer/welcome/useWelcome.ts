import { useEffect } from 'react'
import { useSession } from '../session'

/** Greets a newcomer once; afterwards the welcome comes by its command only. */
export function useWelcome(): void {
  const { desk, workspace } = useSession()
  useEffect(() => {
    if (desk.state.get().settings.welcomed) return
    workspace.update((now) => ({ ...now, dialog: now.dialog ?? 'welcome' }))
  }, [desk, workspace])
}
