import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { app, session } from 'electron'

const rendererFolder = join(import.meta.dirname, '../renderer')

/** The one page there is: all windows show it, each a part of it. */
export const pagePath = join(rendererFolder, 'index.html')

/** Shuts everything the page does not need. Called once, before any window. */
export function hardenSession(): void {
  // SECURITY: the page has no network of its own; it may load its own files and nothing else.
  const allowed = pathToFileURL(rendererFolder + '/').href
  session.defaultSession.webRequest.onBeforeRequest((details, decide) => {
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
}

/** Whether a frame's URL is our own page. */
export function isOurPage(url: string): boolean {
  return url.startsWith('file:') && fileURLToPath(new URL(url)) === pagePath
}
