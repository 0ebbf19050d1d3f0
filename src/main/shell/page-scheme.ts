import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { protocol, session } from 'electron'
import { findPageFile, pageScheme } from '../windows/page'

const rendererFolder = join(import.meta.dirname, '../renderer')

/**
 * Makes our scheme known to Chromium, before it is ready: an origin like any other, without the rights that a file has.
 * What is compiled of its scripts is kept from one start to the next, which files are refused; Chromium checks it
 * against the script and its own version.
 */
export function claimPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/**
 * Serves the page's files, and nothing else, by our scheme. Each in one piece: `handle` makes streams, whose every step
 * stands in line in this thread behind the rooms, and reads all of node's fetch before the first.
 */
export function servePages(): void {
  session.defaultSession.protocol.registerBufferProtocol(pageScheme, ({ url, method }, answer) => {
    const file = method === 'GET' ? findPageFile(rendererFolder, url) : null
    const data = file && read(file.path)
    if (!file || !data) return answer({ statusCode: 404, data: Buffer.alloc(0) })
    answer({ data, headers: { 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff' } })
  })
}

/** At once, a millisecond at most: what is awaited would stand in line again. */
function read(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
