import type { Problem } from '../../preload/model'
import { useSession } from '../session'

/** Raises and takes away what failed here in the window. */
export function useNotices(): {
  raise: (title: string, problem: Problem) => void
  dismiss: (id: string) => void
} {
  const { workspace } = useSession()
  return {
    raise: (title, problem) =>
      workspace.update((now) => ({
        ...now,
        notices: [...now.notices, { id: crypto.randomUUID(), title, problem }],
      })),
    dismiss: (id) =>
      workspace.update((now) => ({ ...now, notices: now.notices.filter((notice) => notice.id !== id) })),
  }
}
