import { VenueRefusal } from '../refusal'
import { parseObject } from '../json'
import type { IncomingMessage } from 'node:http'

const MAX_BODY_BYTES = 256 * 1024

/** The request's body as text. Throws a VenueRefusal when it is too long. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) throw new VenueRefusal('BINDING_ERROR', 'request body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** The object a body holds. Throws a VenueRefusal when it holds none. */
export function objectIn(body: string): Record<string, unknown> {
  const object = parseObject(body)
  if (!object) throw new VenueRefusal('BINDING_ERROR', 'request body must be a JSON object')
  return object
}
