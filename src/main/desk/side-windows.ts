import type { Carried, PanelName, SideName, Windows } from '../../preload/windows'
import type { AppWindow } from '../shell/window'
import type { WindowLines } from './window-lines'

/** The windows beside the desk: they come and go, and are open again at the next start. */
export interface SideWindows {
  list(): Windows
  /** Keeps what stands half-typed in a panel for the window it goes to. */
  carry(panel: PanelName, text: string): void
  /** Opens one, or brings it to the front. */
  open(name: SideName): void
  close(name: SideName): void
  /** Opens those again that were open when the app last ended; once, and without taking the focus. */
  restore(): void
  /** The app is on its way out: those that close now are to be open at the next start. */
  leave(): void
}

/** A window beside the desk, as far as this room needs it. */
type SideWindow = Pick<AppWindow, 'inSight' | 'heed' | 'show' | 'showQuietly' | 'close'>

interface Parts {
  windows: {
    readonly open: SideName[]
    of(name: SideName): SideWindow | undefined
    add(name: SideName): SideWindow
    drop(name: SideName): void
  }
  places: {
    /** Those that are to be open at the next start. */
    open: readonly SideName[]
    readonly screens: string
    onScreens(listener: () => void): void
  }
  lines: Pick<WindowLines, 'of' | 'open' | 'close' | 'push'>
  /** Which are open, or in sight, may be another now. */
  changed: () => void
  crashed: (name: SideName, reason: string) => void
}

/** No window beside the desk yet. */
export function createSideWindows({ windows, places, lines, changed, crashed }: Parts): SideWindows {
  // Of an earlier run, and not opened again in this one: as long as nobody decides otherwise they are kept.
  let wanted: readonly SideName[] = places.open
  let leaving = false
  let carried: Carried = {}

  const list = (): Windows => ({ open: windows.open, screens: places.screens, carried })

  function tell(): void {
    changed()
    if (leaving) return
    places.open = [...windows.open, ...wanted]
    lines.push('windows:changed', list())
  }

  const decideOn = (name: SideName): void => void (wanted = wanted.filter((one) => one !== name))

  function add(name: SideName): SideWindow {
    decideOn(name)
    const window = windows.add(name)
    const line = lines.open(name)
    const look = (): void => {
      line.setInSight(window.inSight)
      changed()
    }
    window.heed({
      hidesOnClose: () => false,
      mayClose: () => true,
      changed: look,
      looked: () => undefined,
      crashed: (reason) => crashed(name, reason),
      drawn: () => undefined,
      closed() {
        windows.drop(name)
        lines.close(name)
        tell()
      },
    })
    return window
  }

  places.onScreens(() => lines.push('windows:changed', list()))

  return {
    list,
    carry(panel, text) {
      carried = { ...carried, [panel]: text }
    },
    open(name) {
      const there = windows.of(name)
      if (there) return there.show()
      add(name).show()
      tell()
    },
    close: (name) => windows.of(name)?.close(),
    restore() {
      const missing = wanted
      for (const name of missing) add(name).showQuietly()
      if (missing.length > 0) tell()
    },
    leave() {
      leaving = true
    },
  }
}
