import { readFile } from 'node:fs/promises'
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
  session.defaultSession.protocol.handle(pageScheme, async ({ url, method }) => {
    const file = method === 'GET' ? findPageFile(rendererFolder, url) : null
    const body = file && (await readFile(file.path).catch(() => null))
    if (!file || !body) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(body), {
      headers: { 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff' },
    })
  })
}
