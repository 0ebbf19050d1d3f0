import { RpcError } from './rpc-error'
import { VenueRefusal } from '../refusal'
import { isObject, parseObject, toJson } from '../json'
import { methods } from './methods'
import type { Clock } from '../clock'
import type { Json, JsonObject } from '../json'
import type { Session } from './method'

/** Answers one message of a client. Whatever it holds, there is an answer. */
export function answerRpc(session: Session, text: string | undefined): void {
  const startedNs = process.hrtime.bigint()
  const respond = (id: Json, outcome: JsonObject): void => {
    session.client.reply(
      toJson({ jsonrpc: '2.0', ...outcome, id, ...timing(session.venue.clock, startedNs) }),
    )
  }
  const request = text === undefined ? undefined : parseObject(text)
  if (!request) {
    const invalid = text !== undefined && isJson(text)
    respond(null, {
      error: invalid
        ? { code: -32600, message: 'Invalid request' }
        : { code: -32700, message: 'Parse error' },
    })
    return
  }
  const id = typeof request.id === 'string' || typeof request.id === 'number' ? request.id : null
  const act = (): (() => void) => {
    try {
      const { result, then } = call(session, request)
      return () => {
        respond(id, { result })
        then?.()
      }
    } catch (error) {
      return () => respond(id, { error: errorShape(error) })
    }
  }
  const { faults, later } = session.venue
  const fault = faults.takeRpc(String(request.method), isObject(request.params) && request.params.channel)
  if (!fault) return act()()
  const { answer, after, delayMs = 0 } = fault
  if (answer === 'late') {
    const answered = after ? act() : undefined
    return later.after(delayMs, () => (answered ?? act())())
  }
  if (after) act()
  if (answer !== 'lost') respond(id, { error: { code: answer, message: 'asked for by the control' } })
}

function call(session: Session, request: Record<string, unknown>) {
  if (request.jsonrpc !== '2.0' || typeof request.method !== 'string')
    throw new RpcError(-32600, 'Invalid request')
  const method = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined
  if (!method) throw new RpcError(-32601, 'Method not found')
  const params = request.params ?? {}
  if (!isObject(params)) throw new RpcError(-32602, 'Invalid method parameters')
  return method(session, params)
}

function errorShape(error: unknown): JsonObject {
  if (error instanceof RpcError) return { code: error.code, message: error.message, data: error.data }
  if (error instanceof VenueRefusal) {
    const unreadable = error.code === 'BINDING_ERROR' || error.code === 'VALIDATION_ERROR'
    return {
      code: unreadable ? -32602 : 100,
      message: unreadable ? 'Invalid method parameters' : 'Method error',
      data: { error: error.code, message: error.message },
    }
  }
  return { code: -32603, message: 'Internal error' }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

// In nanoseconds, as the specification says of these fields in spite of their names.
function timing(clock: Clock, startedNs: bigint): JsonObject {
  const usDiff = process.hrtime.bigint() - startedNs
  const usOut = clock.nowNs()
  return { usIn: usOut - usDiff, usDiff, usOut }
}
