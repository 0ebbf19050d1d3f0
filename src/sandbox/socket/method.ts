import { RpcError } from './rpc-error'
import type { Broadcast } from './broadcast'
import type { Client } from './client'
import type { Grant } from '../tokens'
import type { Json } from '../json'
import type { Subscriptions } from './subscriptions'
import type { Venue } from '../venue'

/** A client and what its requests may reach. */
export interface Session {
  readonly client: Client
  readonly venue: Venue
  readonly subscriptions: Subscriptions
  readonly broadcast: Broadcast
}

/** What a method answers, and what follows once the answer is on its way. */
export interface MethodAnswer {
  readonly result: Json
  readonly then?: () => void
}

/** One method of the socket; throws an RpcError or a VenueRefusal. */
export type Method = (session: Session, params: Record<string, unknown>) => MethodAnswer

/** What a client has authenticated for; throws 40300 without it, and for a token that may only look. */
export function requireTrading({ grant }: Client): Grant {
  if (!grant) throw new RpcError(40300, 'Permission denied', 'authentication required')
  if (grant.kind === 'readOnly') throw new RpcError(40300, 'Permission denied', 'INVALID_TOKEN_SCOPE')
  return grant
}
