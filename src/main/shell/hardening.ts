import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { app, session } from 'electron'
import { createLull } from './lull'

const rendererFolder = join(import.meta.dirname, '../renderer')

/** The one page there is: all windows show it, each a part of it. */
export const pagePath = join(rendererFolder, 'index.html')

/** A page asks for its next file within so long, where nothing holds it up. */
const momentMs = 15
/** One that has asked for nothing by then is not waited for. */
const patienceMs = 500

/**
 * Shuts everything the page does not need. Called once, before any window. Resolves when the first page has been
 * given what it begins with.
 */
export function hardenSession(): Promise<void> {
  const asking = createLull(momentMs, patienceMs)
  // SECURITY: the page has no network of its own; it may load its own files and nothing else.
  const allowed = pathToFileURL(rendererFolder + '/').href
  session.defaultSession.webRequest.onBeforeRequest((details, decide) => {
    if (details.resourceType === 'script') asking.hear()
    decide({ cancel: !(details.url.startsWith(allowed) || details.url.startsWith('devtools://')) })
  })
  // SECURITY: no camera, no clipboard reading, no location: nothing is granted.
  session.defaultSession.setPermissionRequestHandler((_, __, decide) => decide(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  app.on('web-contents-created', (_, contents) => {
    // SECURITY: the page stays the page: no navigation, no new windows, no webviews.
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  return asking.come
}

/** Whether a frame's URL is our own page. */
export function isOurPage(url: string): boolean {
  return url.startsWith('file:') && fileURLToPath(new URL(url)) === pagePath
}
