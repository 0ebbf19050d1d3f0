import { leadsAway, type ChangeSettings } from './change-settings'
import { notConnected, type HandlerParts, type Handlers } from './handlers'
import { askToLeave } from './leaving'
import type { Reach } from './reach'

interface ConnectionParts extends HandlerParts {
  changeSettings: ChangeSettings
  reach: Reach
  /** Ends the app; the person has been asked. */
  quit: () => void
}

/** The commands about the connection, and the one that changes settings. */
export function createConnectionHandlers({
  session,
  settings,
  openSession,
  switchTo,
  changeSettings,
  reach,
  quit,
}: ConnectionParts): Pick<
  Handlers,
  'environment:select' | 'settings:update' | 'connection:retry' | 'away:dismiss' | 'app:quit'
> {
  let warned = false

  return {
    async 'environment:select'({ environment, acceptsOpenOrders }) {
      const isAway = environment !== settings.current.environment
      const problem = isAway ? askToLeave(session(), acceptsOpenOrders) : null
      return problem ? { ok: false, problem } : switchTo(environment, null)
    },
    async 'settings:update'({ acceptsOpenOrders, ...patch }) {
      // Which exchange is on is changed by the commands that check whether it can be reached.
      const { environment: _, accounts: __, ...plain } = patch
      const problem = leadsAway(settings.current, plain) ? askToLeave(session(), acceptsOpenOrders) : null
      return problem ? { ok: false, problem } : changeSettings(plain)
    },
    async 'connection:retry'() {
      const open = session()
      if (!open) return openSession()
      // The embedded exchange may have ended; asked for, it begins anew at another address.
      const reachable = open.environment === 'sandbox' && (await reach.endpointsOf('sandbox'))
      if (reachable && (!reachable.ok || reachable.value.restUrl !== open.restUrl)) return openSession()
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
