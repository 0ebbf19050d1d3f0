import type { IncomingMessage } from 'node:http'

/** Where a request goes; the root for a target that makes no URL. */
export function requestUrl({ url = '/' }: IncomingMessage): URL {
  const text = `http://localhost${url}`
  return new URL(url.startsWith('/') && URL.canParse(text) ? text : 'http://localhost/')
}
