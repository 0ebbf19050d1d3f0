import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { app, BrowserWindow, nativeTheme, session } from 'electron'
import type { Theme } from '../../preload/model'

const rendererFolder = join(import.meta.dirname, '../renderer')
const page = join(rendererFolder, 'index.html')

const crashWindowMs = 60_000
const reloadsAllowed = 3

/** The desk's window: made when shown, kept when hidden. */
export interface DeskWindow {
  readonly current: BrowserWindow | null
  readonly visible: boolean
  /** Whether anybody could see it: not hidden, not minimised. */
  readonly inSight: boolean
  /** From now on this decides over the window and hears of it. Until then closing it is the end of it. */
  heed(keeper: WindowKeeper): void
  /** The person is working in it. */
  readonly focused: boolean
  show(): void
  hide(): void
  /** Asks for a look, where nobody is looking: the desktop shows it on the window's icon. */
  flash(): void
  setTheme(theme: Theme): void
  /** Lets the window close for good: the app is on its way out. */
  release(): void
}

/** Who decides over the window, and hears of it. */
export interface WindowKeeper {
  /** Whether closing hides the window instead of quitting. */
  hidesOnClose: () => boolean
  /** Asked before a window that does not hide is closed; false leaves it open. */
  mayClose: () => boolean
  /** Whether anybody can see it may be another now. */
  changed: () => void
  /** The person has come to it. */
  looked: () => void
  crashed: (reason: string) => void
  /** The page has been loaded, for the first time or again. */
  drawn: () => void
}

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

/** Whether a frame's URL is the desk's own page. */
export function isDeskPage(url: string): boolean {
  return url.startsWith('file:') && fileURLToPath(new URL(url)) === page
}

/** What is behind the page before it has drawn itself. */
function ground(): string {
  return nativeTheme.shouldUseDarkColors ? '#0b0d10' : '#f6f7f9'
}

/** A window not yet opened. */
export function createDeskWindow(iconPath: string): DeskWindow {
  let window: BrowserWindow | null = null
  let keeper: WindowKeeper | null = null
  let leaving = false
  let isDrawn = false
  let crashes: number[] = []

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      width: 1600,
      height: 1000,
      minWidth: 1024,
      minHeight: 640,
      show: false,
      title: 'Paradesk',
      icon: iconPath,
      backgroundColor: ground(),
      autoHideMenuBar: true,
      webPreferences: {
        preload: join(import.meta.dirname, '../preload/index.cjs'),
        // SECURITY: the page is untrusted: its own process sandbox, its own world, no Node.
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        // An alert sounds also before anyone has touched the window.
        autoplayPolicy: 'no-user-gesture-required',
        devTools: !app.isPackaged,
      },
    })
    opened.once('ready-to-show', () => opened.show())
    const changed = (): void => keeper?.changed()
    opened.on('show', changed)
    opened.on('hide', changed)
    opened.on('minimize', changed)
    opened.on('restore', changed)
    opened.on('focus', () => {
      opened.flashFrame(false)
      keeper?.looked()
    })
    opened.on('close', (event) => {
      if (leaving || !keeper) return
      const hides = keeper.hidesOnClose()
      if (hides || !keeper.mayClose()) event.preventDefault()
      if (hides) opened.hide()
    })
    opened.on('closed', () => {
      window = null
      changed()
    })
    opened.webContents.on('render-process-gone', (_, { reason }) => {
      keeper?.crashed(reason)
      crashes = [...crashes.filter((atMs) => Date.now() - atMs < crashWindowMs), Date.now()]
      // A page that crashes again and again would only burn the machine; the tray and the bell go on.
      if (!leaving && reason !== 'clean-exit' && crashes.length <= reloadsAllowed) opened.webContents.reload()
    })
    opened.webContents.on('did-finish-load', () => {
      isDrawn = true
      keeper?.drawn()
    })
    void opened.loadFile(page)
    return opened
  }

  return {
    get current() {
      return window
    },
    get visible() {
      return window?.isVisible() ?? false
    },
    get inSight() {
      return window !== null && window.isVisible() && !window.isMinimized()
    },
    heed(next) {
      keeper = next
      if (isDrawn) next.drawn()
    },
    get focused() {
      return window?.isFocused() ?? false
    },
    show() {
      if (!window) {
        window = open()
        return
      }
      if (window.webContents.isCrashed()) window.webContents.reload()
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    hide: () => window?.hide(),
    flash: () => window?.flashFrame(true),
    setTheme(theme) {
      nativeTheme.themeSource = theme
      window?.setBackgroundColor(ground())
    },
    release() {
      leaving = true
    },
  }
}
