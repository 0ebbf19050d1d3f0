import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { BrowserWindow } from 'electron'
import type { SideName, WindowName } from '../../preload/windows'
import { formOf } from '../windows/forms'
import { readPlaceBook } from '../windows/place-book'
import { besides, pickPlace, type Place } from '../windows/places'
import { onScreens, readScreens } from './screens'

/** Where the windows are on which screens, remembered from run to run. */
export interface WindowPlaces {
  /** Where a window that is opened now goes. */
  placeOf(name: WindowName): Place
  /** Remembers from now on where a person puts it, and puts it back when screens come and go. */
  follow(name: WindowName, window: BrowserWindow): void
  /** How large everything in a window is drawn. */
  zoomOf(name: WindowName): number
  keepZoom(name: WindowName, factor: number): void
  /** The windows beside the desk that are open, to be open again at the next start. */
  open: readonly SideName[]
  /** A short name for the screens there are. */
  readonly screens: string
  /** Calls back when the windows are in their places on other screens than before. */
  onScreens(listener: () => void): void
  /** Writes at once what waits. */
  flush(): void
}

/** A window that is dragged tells of each pixel. */
const settleMs = 500
/** What a window does so soon after it was placed is the desktop's doing, not a person's. */
const placedMs = 1_000

/** Places as an earlier run has left them in this file; whatever is wrong with it, windows open where they are seen. */
export function createWindowPlaces(file: string): WindowPlaces {
  const book = readPlaceBook(read(file))
  const followed = new Map<WindowName, BrowserWindow>()
  const moved = new Set<WindowName>()
  const placedAtMs = new Map<WindowName, number>()
  const listeners = new Set<() => void>()
  let settling: NodeJS.Timeout | undefined
  let replacing: NodeJS.Timeout | undefined

  function flush(): void {
    clearTimeout(settling)
    settling = undefined
    if (moved.size === 0) return
    const { name: screens } = readScreens()
    for (const name of moved) {
      const window = followed.get(name)
      if (window) book.keep(screens, name, placeNow(window))
    }
    moved.clear()
    write(file, book.toText())
  }

  function note(name: WindowName, window: BrowserWindow): void {
    const isByDesktop = Date.now() - (placedAtMs.get(name) ?? 0) < placedMs
    if (isByDesktop || replacing || window.isMinimized() || window.isFullScreen()) return
    moved.add(name)
    clearTimeout(settling)
    settling = setTimeout(flush, settleMs)
  }

  /** On screens that are known each window goes back to where it was; on others it stays, if it can be seen. */
  function replace(): void {
    replacing = undefined
    const { name: screens, workAreas } = readScreens()
    for (const [name, window] of followed) {
      const now = placeNow(window)
      const { isMaximized, ...bounds } = pickPlace(book.recall(screens, name) ?? now, formOf(name), workAreas)
      placedAtMs.set(name, Date.now())
      if (now.isMaximized && !isMaximized) window.unmaximize()
      if (!now.isMaximized || !isMaximized) window.setBounds(bounds)
      if (isMaximized && !now.isMaximized) window.maximize()
    }
    for (const listener of listeners) listener()
  }

  onScreens(() => {
    // Where the desktop has put windows meanwhile is no place of a person's.
    clearTimeout(settling)
    moved.clear()
    clearTimeout(replacing)
    replacing = setTimeout(replace, settleMs)
  })

  return {
    get open() {
      return book.open
    },
    set open(names) {
      book.open = names
      write(file, book.toText())
    },
    zoomOf: (name) => book.zoomOf(name),
    keepZoom(name, factor) {
      book.keepZoom(name, factor)
      write(file, book.toText())
    },
    get screens() {
      return readScreens().id
    },
    onScreens: (listener) => void listeners.add(listener),
    placeOf(name) {
      const { name: screens, workAreas } = readScreens()
      placedAtMs.set(name, Date.now())
      const remembered = book.recall(screens, name) ?? book.last(name)
      const place = pickPlace(remembered, formOf(name), workAreas)
      if (remembered) return place
      const taken = [...followed.values()].map((window) => window.getBounds())
      return pickPlace(besides(place, taken), formOf(name), workAreas)
    },
    follow(name, window) {
      followed.set(name, window)
      const noteIt = (): void => note(name, window)
      window.on('move', noteIt)
      window.on('resize', noteIt)
      window.on('maximize', noteIt)
      window.on('unmaximize', noteIt)
      // The first showing is when a desktop adds its frame.
      window.once('show', () => placedAtMs.set(name, Date.now()))
      window.on('close', flush)
      window.on('closed', () => followed.delete(name))
    },
    flush,
  }
}

function placeNow(window: BrowserWindow): Place {
  return { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Whole or not at all; a disk that refuses costs a place, no more. */
function write(file: string, text: string): void {
  try {
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  } catch {
    return
  }
}
