import { Fields } from '../fields'
import { RpcError } from './rpc-error'
import { channelMethods } from './channel-methods'
import { requireAllowed } from '../cidrs'
import { orderMethods } from './order-methods'
import type { Method, MethodAnswer, Session } from './method'

/** The socket's methods by name. */
export const methods: Readonly<Record<string, Method>> = { auth, ...channelMethods, ...orderMethods }

function auth({ client, venue }: Session, params: Record<string, unknown>): MethodAnswer {
  const check = venue.tokens.check(new Fields(params).text('bearer'))
  if (!check.ok) {
    const malformed = check.why === 'malformed'
    throw new RpcError(
      malformed ? 40110 : 40111,
      malformed ? 'Malformed bearer token' : 'Invalid bearer token',
      check.message,
    )
  }
  requireAllowed(check.allowedCidrs, client.ip)
  client.grant = check.grant
  return { result: { node_id: 'sandbox' } }
}
