import type { Answer, Argument, DeskCommand, WindowCommand } from '../../preload/contract'
import type { EnvironmentName, Result } from '../../preload/model'
import type { WindowName } from '../../preload/windows'
import type { Profiles } from '../accounts/profiles'
import type { Session } from '../session/session'
import type { SettingsStore } from '../settings/settings'
import type { Vault } from '../vault/vault'

/** A handler for every command of the contract, but for those about the windows. */
export type Handlers = {
  [C in DeskCommand]: (argument: Argument<C>) => Promise<Answer<C>> | Answer<C>
}

/** A handler for each command about the windows; it hears which window asks. */
export type WindowHandlers = { [C in WindowCommand]: (argument: Argument<C>, from: WindowName) => Answer<C> }

/** What the desk lends to its handlers. */
export interface HandlerParts {
  /** The session that is on; null between two. */
  session: () => Session | null
  settings: SettingsStore
  profiles: Profiles
  vault: Vault
  /** Opens the session that the settings name, in place of the one that is on. */
  openSession: () => Promise<Result<null>>
  /** Goes to an environment that can be reached; a later wish that was granted first stands. */
  switchTo: (environment: EnvironmentName, profileId: string | null) => Promise<Result<null>>
}

/** The answer to whatever needs a session while there is none. */
export function notConnected(): Result<never> {
  return { ok: false, problem: { code: 'order.notLive' } }
}
