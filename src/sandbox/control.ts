import { VenueRefusal } from './refusal'
import { controlActions } from './control-actions'
import { parseObject, toJson } from './json'
import { readBody } from './rest/body'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JsonObject } from './json'
import type { Strings } from './control-actions'

/** Answers POST /control/{verb}: {ok: true, …}, or 400 and {ok: false, message}. */
export async function answerControl(
  strings: Strings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let then: (() => void) | undefined
  const goAway = (forMs: number): void => void (then = () => strings.goAway(forMs))
  const answer = await outcomeOf({ ...strings, goAway }, request)
  if (then) response.setHeader('Connection', 'close').once('close', then)
  response.writeHead(answer.ok ? 200 : 400, { 'content-type': 'application/json; charset=utf-8' })
  response.end(toJson(answer))
}

async function outcomeOf(strings: Strings, request: IncomingMessage): Promise<JsonObject & { ok: boolean }> {
  try {
    const verb = (request.url ?? '').replace(/^\/control\/?/, '')
    const action = Object.hasOwn(controlActions, verb)
      ? controlActions[verb as keyof typeof controlActions]
      : undefined
    const text = await readBody(request)
    const ask = text === '' ? {} : parseObject(text)
    // State may also be looked at with a plain GET.
    const mayAsk = request.method === 'POST' || (request.method === 'GET' && verb === 'state')
    if (!action || !mayAsk) throw new VenueRefusal('NOT_FOUND', `no such verb: ${request.method} ${verb}`)
    if (!ask) throw new VenueRefusal('BINDING_ERROR', 'the body must be a JSON object')
    return { ok: true, ...action(strings, ask) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'unknown failure' }
  }
}
