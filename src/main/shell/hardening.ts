import { app, session } from 'electron'
import { pageScheme } from '../windows/page'

/** Shuts everything the page does not need. Called once, before any window. */
export function hardenSession(): void {
  // SECURITY: the page has no network of its own; it may load its own files and nothing else, of no other scheme.
  const allowed = `${pageScheme}://`
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
