import { writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { dirname, join } from 'node:path'
import { app, powerMonitor, shell } from 'electron'
import type { Events } from '../preload/contract'
import { createPaperProfile } from './accounts/paper'
import { createProfiles } from './accounts/profiles'
import { createAdmissionVenue } from './desk/admission'
import { createDesk, type Desk } from './desk/desk'
import { proxyEntry } from './desk/proxy-handlers'
import { createProxyRoute } from './desk/proxy-route'
import { createReach } from './desk/reach'
import { createSideWindows } from './desk/side-windows'
import { createWindowHandlers } from './desk/window-handlers'
import { createWindowLines } from './desk/window-lines'
import { sendNews, type Served } from './ipc'
import { argumentSchemas } from './ipc-arguments'
import { giveWay, later, repeat } from './later'
import { openJournal } from './journal/open-journal'
import { createLog } from './log'
import { createSettingsStore } from './settings/settings'
import { onEndSignal } from './shell/end-signals'
import { pickFile, pickPlace } from './shell/file-picker'
import type { Drawing } from './shell/drawing'
import { givenBy, type Flags } from './shell/flags'
import { canNotify, createNotifier } from './shell/notification'
import { offerEditMenu } from './shell/edit-menu'
import { createGlobalShortcut } from './shell/global-shortcut'
import { createLoginItem } from './shell/login-start'
import { watchNetwork } from './shell/network-watch'
import { isLoopbackOnly } from './shell/runtime-lock'
import type { StartMarker } from './shell/start-marker'
import type { SandboxProcess } from './shell/sandbox-process'
import { resolveProxy } from './shell/system-proxy'
import { hasTrayHost } from './shell/tray-host'
import { createTray, type DeskTray } from './shell/tray'
import type { WindowPlaces } from './shell/window-places'
import type { AppWindows } from './shell/windows'
import { toVersions } from './support/versions'
import { createKeychain } from './vault/keychain'
import { createQuickHash } from './vault/quick-hash'
import { loadLibraryHash } from './vault/stark'
import { createVault } from './vault/vault'
import { createWords, toNotation } from './words'

const trayPaintMs = 500
/** A desk that has been on the screen for so long has come to health. */
const healthyAfterMs = 20_000

/** What there is before the rooms are: how this run was started and draws, and what is on its way: the window's page, the sandbox. */
interface Threshold {
  flags: Flags
  marker: StartMarker
  drawing: Drawing
  windows: AppWindows
  places: WindowPlaces
  sandbox: SandboxProcess
  /** Answers the page from now on. */
  serve: (served: Served) => void
}

/** Builds the rooms, joins them and starts the desk. */
export async function joinRooms({
  flags,
  marker,
  drawing,
  windows,
  places,
  sandbox,
  serve,
}: Threshold): Promise<void> {
  // The page comes up meanwhile, and its files pass through this thread: it is given way to between the pieces.
  await giveWay()
  const window = windows.desk
  const userData = app.getPath('userData')
  const resources = join(app.getAppPath(), 'resources')
  const icons = join(resources, 'icons')
  const logFile = join(userData, 'logs', 'paradesk.log')
  const log = createLog({ file: logFile, console: 'warn' })
  process.on('uncaughtException', (error) => log.error('uncaught', { error }))
  process.on('unhandledRejection', (reason) => log.error('unhandled', { reason }))

  const settings = createSettingsStore(userData, givenBy(flags))
  sandbox.onGone(() => {
    log.error('the sandbox exchange ended unasked')
    if (settings.current.environment === 'sandbox') void desk.start()
  })
  windows.setTheme(settings.current.theme)
  const trayHost = hasTrayHost()
  await giveWay()
  const words = await createWords(toNotation(settings.current, app.getLocale()))
  offerEditMenu(words)
  const quickHash = createQuickHash({ library: loadLibraryHash, onOff: () => desk.hearHashOff() })
  const vault = createVault(createKeychain('Paradesk'), quickHash)
  const profiles = createProfiles(userData)
  const kept = openJournal({
    directory: join(userData, 'journal'),
    log,
    nowMs: Date.now,
    retentionDays: settings.current.journalDays,
  })
  if (!kept.ok) log.error('the journal could not be opened', { why: kept.problem.code })
  const loopbackOnly = isLoopbackOnly(process.versions.electron, process.resourcesPath)
  const proxyRoute = createProxyRoute({
    settings: () => settings.current,
    env: process.env,
    resolve: resolveProxy,
    openLogin: () => vault.openLogin(proxyEntry),
  })
  const reach = createReach({
    settings: () => settings.current,
    sandbox: async () => {
      const address = await sandbox.start()
      if (flags.sandboxControlFile) writeFileSync(flags.sandboxControlFile, JSON.stringify(address))
      return { restUrl: address.rest, wsUrl: address.ws }
    },
    given: flags.endpoints,
    loopbackOnly,
    tunnelTo: (url) => proxyRoute.tunnelTo(url),
  })
  const trayAvailable = await trayHost

  let decided = false
  let left = false
  let gone = false
  let tray: DeskTray | null = null
  let painting: NodeJS.Timeout | undefined
  let recovering: NodeJS.Timeout | undefined
  const paint = (): void => {
    painting ??= setTimeout(() => {
      painting = undefined
      // Whatever a desktop has not told of its windows is found out here.
      lookAround()
      tray?.show(desk.snapshot(), { desk: window.visible, monitor: windows.open.includes('monitor') })
    }, trayPaintMs)
  }
  const lines = createWindowLines({
    send: (name, news, serial) => sendNews(windows.of(name)?.current ?? null, news, serial),
    later,
    snapshot: () => desk.snapshot(),
    canHear: (name) => windows.of(name)?.canHear ?? false,
  })
  lines.open('desk')
  const lookAround = (): void => {
    for (const name of ['desk', ...windows.open] as const)
      lines.of(name)?.setInSight(windows.of(name)?.inSight ?? false)
  }
  const sides = createSideWindows({
    windows,
    places,
    lines,
    changed: paint,
    crashed: (name, reason) => log.error('a window crashed', { name, reason }),
  })
  window.heed({
    hidesOnClose: () => trayAvailable && settings.current.closeToTray,
    mayClose: () => decided || !desk.askBeforeLeaving(),
    changed() {
      lookAround()
      paint()
    },
    looked: () => tray?.calm(),
    crashed(reason) {
      clearTimeout(recovering)
      log.error('the window crashed', { reason })
    },
    drawn: () => {
      // A start that is careful opens nothing but the desk.
      if (!marker.isSafe) {
        sides.restore()
        drawing.note(app.getGPUFeatureStatus().gpu_compositing)
      }
      clearTimeout(recovering)
      recovering = setTimeout(() => marker.clear(), healthyAfterMs)
    },
    // The others are its companions: without it the app would run on with nothing to lead it.
    closed: () => !left && process.platform !== 'darwin' && app.quit(),
  })
  lookAround()
  const show = (target: Events['desk:show']['target'], id: string): void => {
    window.show()
    lines.push('desk:show', { target, id })
  }
  const notify = createNotifier(join(icons, 'app.png'), ({ orderId, market }) => {
    if (orderId !== null) show('order', orderId)
    else if (market !== null) show('market', market)
    else window.show()
  })
  const quit = (): void => {
    decided = true
    app.quit()
  }
  const panicKey = createGlobalShortcut(() => show('panic', ''))
  const admission = createAdmissionVenue(reach)
  const desk: Desk = createDesk({
    settings,
    profiles,
    vault,
    words,
    log,
    reach,
    admission,
    makePaperProfile: () => createPaperProfile(vault, (publicKey) => sandbox.openAccount(publicKey)),
    journal: kept,
    pickFile: () => pickFile(windows.front),
    runtime: {
      appVersion: app.getVersion(),
      electronVersion: process.versions.electron,
      loopbackOnly,
      trayAvailable,
    },
    safeMode: marker.isSafe ? { crashedStarts: marker.crashedStarts } : null,
    support: {
      logFile,
      versions: toVersions(app.getVersion()),
      pickPlace: (name) => pickPlace(windows.front, name),
      writeFile: (path, content) => writeFile(path, content),
      showLogs: () => shell.openPath(dirname(logFile)),
    },
    windowQueue: () => lines.queue,
    orderHash: () => ({ state: quickHash.state, ...quickHash.counts }),
    systemLocale: app.getLocale(),
    push: (event, payload) => lines.push(event, payload),
    canRing: canNotify,
    ring(alert) {
      // The desktop holds main until it has taken a notification: what it is about is on its way by then.
      lines.hasten()
      notify(alert)
    },
    flash: () => {
      if (window.focused) return
      window.flash()
      tray?.flash()
    },
    changed: paint,
    proxyRoute,
    loginItem: createLoginItem(),
    panicKey,
    quit,
  })

  const windowHandlers = createWindowHandlers({
    sides,
    lines,
    show: ({ target, id }) => show(target, id),
  })
  serve({
    handlers: {
      ...desk.handlers,
      ...windowHandlers,
      'safe:leave'(asked) {
        sides.restore()
        return desk.handlers['safe:leave'](asked)
      },
    },
    schemas: argumentSchemas,
    lines,
    log,
  })
  settings.on(({ theme, logLevel, panicShortcut }) => {
    windows.setTheme(theme)
    log.setLevel(logLevel)
    panicKey.listenFor(panicShortcut)
  })
  log.setLevel(settings.current.logLevel)
  if (!panicKey.listenFor(settings.current.panicShortcut)) log.warn('another program has the panic shortcut')
  tray = createTray(icons, words, {
    toggleWindow: () => (window.visible ? window.hide() : window.show()),
    toggleMonitor: () => (windows.open.includes('monitor') ? sides.close('monitor') : sides.open('monitor')),
    togglePause: () => settings.update({ notificationsPaused: !settings.current.notificationsPaused }),
    showMarket: (market) => show('market', market),
    cancelAll: () => show('cancelAll', ''),
    panic: () => show('panic', ''),
    quit: () => app.quit(),
  })
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  // A machine that goes down waits for nobody's answer.
  onEndSignal(quit)
  powerMonitor.on('resume', () => desk.dropNow())
  watchNetwork({
    read: networkInterfaces,
    every: repeat,
    onLost: () => desk.dropNow(),
    onFound: () => desk.retryNow(),
  })

  app.on('before-quit', (event) => {
    // Without a window nobody can be asked: orders stay.
    if (!decided && window.current !== null && desk.askBeforeLeaving()) {
      event.preventDefault()
      window.show()
      return
    }
    if (gone) return
    // Also when asked again: what ends must end whole, or orders meant to stay would go with the line.
    event.preventDefault()
    sides.leave()
    windows.release()
    if (left) return
    left = true
    clearTimeout(painting)
    clearTimeout(recovering)
    marker.clear()
    places.flush()
    tray?.destroy()
    tray = null
    void desk
      .stop()
      .then(() => (kept.ok ? kept.value.journal.close() : undefined))
      .finally(() => sandbox.stop())
      .finally(() => {
        gone = true
        app.quit()
      })
  })
  // A window that is not shown is never drawn: what has connected has come to health as well.
  if (window.current === null) recovering = setTimeout(() => marker.clear(), healthyAfterMs)
  await giveWay()
  await desk.start()
}
