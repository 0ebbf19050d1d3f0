import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import type { WindowName } from '../../preload/windows'
import { formOf } from '../windows/forms'
import { pageOf } from '../windows/page'
import type { WindowPlaces } from './window-places'
import { letZoom } from './zoom'

const crashWindowMs = 60_000
const reloadsAllowed = 3

/** A window of the app: made when shown, kept when hidden. */
export interface AppWindow {
  /** The window as it can be used; null also while it is on its way out. */
  readonly current: BrowserWindow | null
  readonly visible: boolean
  /** Whether anybody could see it: not hidden, not minimised. */
  readonly inSight: boolean
  /** Whether there is a page that takes things in. */
  readonly canHear: boolean
  /** From now on this decides over the window and hears of it. Until then closing it is the end of it. */
  heed(keeper: WindowKeeper): void
  /** The person is working in it. */
  readonly focused: boolean
  show(): void
  /** Opens it without taking the focus from where it is. */
  showQuietly(): void
  hide(): void
  /** Closes it for good, whatever its keeper would say. */
  close(): void
  /** Asks for a look, where nobody is looking: the desktop shows it on the window's icon. */
  flash(): void
  /** Puts the colour of the theme in use behind the page. */
  ground(): void
  /** Lets the window close for good: the app is on its way out. */
  release(): void
}

/** Who decides over a window, and hears of it. */
export interface WindowKeeper {
  /** Whether closing hides the window instead of ending it. */
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
  /** It is gone. */
  closed: () => void
}

/** What is behind a page before it has drawn itself. */
function groundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#0b0d10' : '#f6f7f9'
}

/** A window not yet opened; it opens where it was. */
export function createAppWindow(name: WindowName, iconPath: string, places: WindowPlaces): AppWindow {
  const { minimum, isOnTop } = formOf(name)
  let window: BrowserWindow | null = null
  let keeper: WindowKeeper | null = null
  let leaving = false
  let isDrawn = false
  let crashes: number[] = []

  function open(isQuiet: boolean): BrowserWindow {
    const { isMaximized, ...bounds } = places.placeOf(name)
    const opened = new BrowserWindow({
      ...bounds,
      minWidth: minimum.width,
      minHeight: minimum.height,
      alwaysOnTop: isOnTop,
      show: false,
      title: 'Paradesk',
      backgroundColor: groundColor(),
      autoHideMenuBar: true,
      webPreferences: {
        preload: join(import.meta.dirname, '../preload/index.cjs'),
        // SECURITY: the page is untrusted: its own process sandbox, its own world, no Node.
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        // Kept after the first run, not after several.
        v8CacheOptions: 'bypassHeatCheck',
        zoomFactor: places.zoomOf(name),
        // An alert sounds also before anyone has touched the window.
        autoplayPolicy: 'no-user-gesture-required',
        devTools: !app.isPackaged,
      },
    })
    opened.once('ready-to-show', () => {
      // Only now: a picture of that size takes its time to be read, and the page is not to wait for it. A Mac has the app's.
      if (process.platform !== 'darwin') opened.setIcon(iconPath)
      if (isMaximized) opened.maximize()
      if (isQuiet) opened.showInactive()
      else opened.show()
    })
    places.follow(name, opened)
    letZoom(opened.webContents, (factor) => places.keepZoom(name, factor))
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
      keeper?.closed()
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
    void opened.loadURL(pageOf(name))
    return opened
  }

  /** The window, unless it is on its way out: its page goes before it does, and must not be asked from then on. */
  function living(): BrowserWindow | null {
    return window && !window.isDestroyed() && !window.webContents.isDestroyed() ? window : null
  }

  return {
    get current() {
      return living()
    },
    get visible() {
      return living()?.isVisible() ?? false
    },
    get inSight() {
      const shown = living()
      return shown !== null && shown.isVisible() && !shown.isMinimized()
    },
    get canHear() {
      return living()?.webContents.isCrashed() === false
    },
    heed(next) {
      keeper = next
      if (isDrawn) next.drawn()
    },
    get focused() {
      return living()?.isFocused() ?? false
    },
    show() {
      if (!window) {
        window = open(false)
        return
      }
      const shown = living()
      if (!shown) return
      if (shown.webContents.isCrashed()) shown.webContents.reload()
      if (shown.isMinimized()) shown.restore()
      shown.show()
      shown.focus()
    },
    showQuietly() {
      window ??= open(true)
    },
    hide: () => living()?.hide(),
    close() {
      leaving = true
      living()?.close()
    },
    flash: () => living()?.flashFrame(true),
    ground: () => living()?.setBackgroundColor(groundColor()),
    release() {
      leaving = true
    },
  }
}
