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

/** Serves the page's files, and nothing else, by our scheme. */
export function servePages(): void {
  session.defaultSession.protocol.handle(pageScheme, ({ url, method }) => {
    const file = method === 'GET' ? findPageFile(rendererFolder, url) : null
    const body = file && read(file.path)
    if (!file || !body) return new Response(null, { status: 404 })
    return new Response(body, {
      headers: { 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff' },
    })
  })
}

/** In one piece, a millisecond at most: read otherwise it would stand in line again for each of several steps. */
function read(path: string): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    return null
  }
}
