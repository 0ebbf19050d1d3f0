import { screen } from 'electron'
import { toScreens, type Screens } from '../windows/screens'

/** The screens there are now. */
export function readScreens(): Screens {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  return toScreens([main, ...others])
}

/** Calls back when one has come, gone or changed; the desktop may tell of one change several times. */
export function onScreens(listener: () => void): void {
  screen.on('display-added', listener)
  screen.on('display-removed', listener)
  screen.on('display-metrics-changed', listener)
}
