import type { Result, Settings } from '../../preload/model'
import type { HandlerParts } from './handlers'

/** Takes a change of settings in, but for which exchange is on, and lets the session follow it. */
export type ChangeSettings = (patch: Partial<Settings>) => Result<Settings>

/** Where the custom exchange is. */
function placeOf({ customRestUrl, customWsUrl }: Settings): string {
  return `${customRestUrl} ${customWsUrl}`
}

/** Which way the exchange is reached. */
function wayOf({ proxy, proxyUrl }: Settings): string {
  return proxy === 'own' ? proxyUrl : proxy
}

/** Whether these settings, in the place of those, lead away from the exchange that is on. */
export function leadsAway(before: Settings, next: Partial<Settings>): boolean {
  const after = { ...before, ...next }
  if (after.environment !== before.environment) return true
  return after.environment === 'custom' && placeOf(after) !== placeOf(before)
}

/** The one way in which a person's change of settings reaches the session. */
export function createChangeSettings({
  session,
  settings,
  openSession,
}: Pick<HandlerParts, 'session' | 'settings' | 'openSession'>): ChangeSettings {
  return (patch) => {
    const before = settings.current
    const updated = settings.update(patch)
    if (!updated.ok) return updated
    const { tokenUsage, cancelOnDisconnect } = updated.value
    // The kind of an account is decided with each sign-in.
    const isRerouted = wayOf(before) !== wayOf(updated.value) && updated.value.environment !== 'sandbox'
    if (leadsAway(before, updated.value) || isRerouted || before.tokenUsage !== tokenUsage) void openSession()
    else if (before.cancelOnDisconnect !== cancelOnDisconnect)
      session()?.setCancelOnDisconnect(cancelOnDisconnect)
    return updated
  }
}
