import type { HandlerParts, Handlers } from './handlers'

/** The commands about the connection and the settings behind it. */
export function createConnectionHandlers({
  session,
  settings,
  openSession,
  switchTo,
}: HandlerParts): Pick<Handlers, 'environment:select' | 'settings:update' | 'connection:retry'> {
  return {
    'environment:select': ({ environment }) => switchTo(environment, null),
    async 'settings:update'(patch) {
      const before = settings.current
      // Which exchange is on is changed by the commands that check whether it can be reached.
      const { environment: _, accounts: __, ...plain } = patch
      const updated = settings.update(plain)
      if (!updated.ok) return updated
      const moved =
        before.customRestUrl !== updated.value.customRestUrl ||
        before.customWsUrl !== updated.value.customWsUrl
      if (moved && updated.value.environment === 'custom') void openSession()
      return updated
    },
    async 'connection:retry'() {
      const open = session()
      if (!open) return openSession()
      open.retryNow()
      return { ok: true, value: null }
    },
  }
}
