import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { app } from 'electron'
import { serveCommands } from './ipc'
import { peekEnvironment } from './settings/peek'
import { tellChromium } from './shell/chromium'
import { recallDrawing } from './shell/drawing'
import { readFlags, type Flags } from './shell/flags'
import { hardenSession } from './shell/hardening'
import { wasOpenedAtLogin } from './shell/login-start'
import { setMenu } from './shell/menu'
import { claimPageScheme, servePages } from './shell/page-scheme'
import { createSandboxProcess } from './shell/sandbox-process'
import { markStart } from './shell/start-marker'
import { createWindowPlaces } from './shell/window-places'
import { hasTrayHost } from './shell/tray-host'
import { createAppWindows } from './shell/windows'

/** Opens the window first: its page is loaded while main reads the code of its rooms. */
async function run(flags: Flags): Promise<void> {
  const marker = markStart(app.getPath('userData'))
  const drawing = recallDrawing(app.getPath('userData'), process.versions.electron, Date.now())
  // Drawing by a broken driver is what most often takes an app down as it starts; where there is none, none is tried.
  if (marker.isSafe || drawing.isSoftware) app.disableHardwareAcceleration()
  // Sooner than Electron would make one of its own.
  setMenu()
  await app.whenReady()
  hardenSession()
  servePages()
  const sandbox = createSandboxProcess(flags.sandboxSeed)
  // It takes longest to come up; whoever needs it hears whether it did.
  const environment = flags.environment ?? peekEnvironment(app.getPath('userData'))
  if (environment === 'sandbox' && !marker.isSafe) sandbox.start().catch(() => undefined)
  const places = createWindowPlaces(join(app.getPath('userData'), 'windows.json'))
  const windows = createAppWindows(join(app.getAppPath(), 'resources', 'icons', 'app.png'), places)
  const serve = serveCommands((frame) => windows.find(frame))
  const isHidden = !marker.isSafe && (flags.hidden || wasOpenedAtLogin()) && (await hasTrayHost())
  if (!isHidden) windows.desk.show()
  const { joinRooms } = await import('./rooms')
  // Main's young objects have had the room that a start takes; what comes after it gets by with that.
  setFlagsFromString('--semi-space-growth-factor=1')
  await joinRooms({ flags, marker, drawing, windows, places, sandbox, serve })
}

function begin(): void {
  let flags: Flags
  try {
    flags = readFlags(process.argv.slice(1))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'Bad flags.'}\n`)
    app.exit(2)
    return
  }
  if (flags.userDataDir !== null) {
    mkdirSync(flags.userDataDir, { recursive: true })
    app.setPath('userData', flags.userDataDir)
  }
  app.setAppUserModelId('desk.paradesk')
  claimPageScheme()
  tellChromium()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  void run(flags).catch(async (error: unknown) => {
    const { redact } = await import('./log')
    process.stderr.write(
      `Paradesk could not start: ${redact(error instanceof Error ? error.message : 'unknown')}\n`,
    )
    app.exit(1)
  })
}

begin()
