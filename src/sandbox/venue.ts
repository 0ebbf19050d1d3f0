import type { AlgoEntry } from './algo-entry'
import type { ApiTokens } from './api-tokens'
import type { Clock } from './clock'
import type { Exchange } from './exchange/exchange'
import type { Faults } from './faults'
import type { KeyRing } from './keys'
import type { Later } from './later'
import type { Limits } from './limits'
import type { Messages } from './messages'
import type { OrderEntry } from './order-entry'
import type { Profiles } from './profiles'
import type { Quanta } from './exchange/types'
import type { Tokens } from './tokens'

/** What every door of the sandbox (REST, socket, control) shares. */
export interface Venue {
  readonly exchange: Exchange
  readonly clock: Clock
  readonly keys: KeyRing
  readonly tokens: Tokens
  readonly apiTokens: ApiTokens
  readonly messages: Messages
  readonly limits: Limits
  readonly profiles: Profiles
  readonly later: Later
  readonly faults: Faults
  readonly orders: OrderEntry
  readonly algoEntry: AlgoEntry
  /** What a new account starts with, in the settlement asset. */
  readonly deposit: Quanta
  /** Whether public channels are served as JSON to sockets that did not negotiate SBE. */
  readonly jsonPublic: boolean
}
