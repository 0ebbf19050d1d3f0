import { notConnected, type HandlerParts, type Handlers } from './handlers'

interface ConnectionParts extends HandlerParts {
  /** Ends the app; the person has been asked. */
  quit: () => void
}

/** The commands about the connection and the settings behind it. */
export function createConnectionHandlers({
  session,
  settings,
  openSession,
  switchTo,
  quit,
}: ConnectionParts): Pick<
  Handlers,
  'environment:select' | 'settings:update' | 'connection:retry' | 'away:dismiss' | 'app:quit'
> {
  let warned = false

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
      const { tokenUsage, cancelOnDisconnect } = updated.value
      // The kind of an account is decided with each sign-in.
      if ((moved && updated.value.environment === 'custom') || before.tokenUsage !== tokenUsage)
        void openSession()
      else if (before.cancelOnDisconnect !== cancelOnDisconnect)
        session()?.setCancelOnDisconnect(cancelOnDisconnect)
      return updated
    },
    async 'connection:retry'() {
      const open = session()
      if (!open) return openSession()
      open.retryNow()
      return { ok: true, value: null }
    },
    'away:dismiss'() {
      session()?.dismissAway()
      return { ok: true, value: null }
    },
    async 'app:quit'({ orders }) {
      if (orders === 'cancel') {
        const cancelled = await (session()?.cancelAll(null, null) ?? notConnected())
        if (!cancelled.ok) return cancelled
      } else if (!warned && !((await session()?.disarm()) ?? true)) {
        // Asked a second time, the person has read it.
        warned = true
        return { ok: false, problem: { code: 'order.notDisarmed' } }
      }
      quit()
      return { ok: true, value: null }
    },
  }
}
