import { BrowserWindow, nativeTheme, type WebFrameMain } from 'electron'
import type { Theme } from '../../preload/model'
import type { SideName, WindowName } from '../../preload/windows'
import { isPageOf } from '../windows/page'
import { findSender } from '../windows/sender'
import { createAppWindow, type AppWindow } from './window'
import type { WindowPlaces } from './window-places'

/** The windows of the app: the desk, and those open beside it. */
export interface AppWindows {
  readonly desk: AppWindow
  /** Those open beside the desk. */
  readonly open: SideName[]
  of(name: WindowName): AppWindow | undefined
  /** Which window a call comes from; null for everybody who is not the page of one of ours. */
  find(frame: WebFrameMain | null): WindowName | null
  /** The one a person is working in, else the desk's. */
  readonly front: BrowserWindow | null
  /** Makes a window beside the desk, which is forgotten when it closes; not yet shown. */
  add(name: SideName): AppWindow
  drop(name: SideName): void
  setTheme(theme: Theme): void
  /** Lets all of them close for good: the app is on its way out. */
  release(): void
}

/** The windows of an app that has just started: a desk not yet opened. */
export function createAppWindows(iconPath: string, places: WindowPlaces): AppWindows {
  const desk = createAppWindow('desk', iconPath, places)
  const all = new Map<WindowName, AppWindow>([['desk', desk]])
  const sides = (): SideName[] => [...all.keys()].filter((name) => name !== 'desk')
  return {
    desk,
    get open() {
      return sides()
    },
    of: (name) => all.get(name),
    find(frame) {
      const owners = [...all].map(([name, { current }]) => ({
        name,
        mainFrame: current?.webContents.mainFrame ?? null,
      }))
      return findSender(frame, owners, isPageOf)
    },
    get front() {
      return BrowserWindow.getFocusedWindow() ?? desk.current
    },
    add(name) {
      const window = createAppWindow(name, iconPath, places)
      all.set(name, window)
      return window
    },
    drop: (name) => void all.delete(name),
    setTheme(theme) {
      nativeTheme.themeSource = theme
      for (const window of all.values()) window.ground()
    },
    release() {
      for (const window of all.values()) window.release()
    },
  }
}
