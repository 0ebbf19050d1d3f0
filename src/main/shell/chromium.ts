import { app } from 'electron'

/** V8 takes up to sixteen twice for young objects, nearly all of which are garbage within a second; two are as quick. */
const pageYoungHeapMegabytes = 2

/** Tells Chromium what it shall do otherwise than by itself; before the app is ready. */
export function tellChromium(): void {
  const { commandLine } = app
  commandLine.appendSwitch('js-flags', `--max-semi-space-size=${pageYoungHeapMegabytes}`)
  // The page has no network and main's sockets are Node's: a process for Chromium's own would be started and kept for
  // nothing. Elsewhere that process is shut in more tightly than main is, and stays.
  if (process.platform !== 'linux') return
  const asked = commandLine.getSwitchValue('enable-features')
  commandLine.appendSwitch('enable-features', [asked, 'NetworkServiceInProcess2'].filter(Boolean).join(','))
}
