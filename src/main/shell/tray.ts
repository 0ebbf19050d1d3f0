import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { Snapshot } from '../../preload/model'
import type { Words } from '../words'
import { createTrayFace, type ShownWindows, type TrayActions } from './tray-face'
import { toTrayState, type TrayState } from './tray-words'

/** The tray icon. It only draws; what it draws is told by `show`. */
export interface DeskTray {
  show(snapshot: Snapshot, shown: ShownWindows): void
  /** Blinks until it is calmed, for half a minute at most. */
  flash(): void
  calm(): void
  destroy(): void
}

const blinkMs = 600
const blinksMost = 50

/** Puts the icon in the tray. */
export function createTray(iconFolder: string, words: Words, actions: TrayActions): DeskTray {
  const image = (state: TrayState) => nativeImage.createFromPath(join(iconFolder, `tray-${state}.png`))
  const tray = new Tray(image('offline'))
  tray.setTitle('Paradesk')
  let blinking: NodeJS.Timeout | undefined
  let blinks = 0
  const calm = (): void => {
    if (!blinking) return
    clearInterval(blinking)
    blinking = undefined
    tray.setImage(image(shown.state))
  }
  const blink = (): void => {
    if (blinks >= blinksMost) return calm()
    blinks += 1
    // Never with a face that is better than the truth.
    tray.setImage(
      image(blinks % 2 === 0 ? shown.state : shown.state === 'attention' ? 'offline' : 'attention'),
    )
  }
  tray.on('click', () => {
    calm()
    actions.toggleWindow()
  })
  let shown = { state: 'offline' as TrayState }
  const face = createTrayFace(
    {
      setToolTip: (text) => tray.setToolTip(text),
      setMenu: (lines) => tray.setContextMenu(Menu.buildFromTemplate(lines)),
    },
    { words, actions, replacesMenu: process.platform === 'linux' },
  )
  return {
    show(snapshot, windows) {
      const state = toTrayState(snapshot)
      if (state !== shown.state && !blinking) tray.setImage(image(state))
      face.show(snapshot, windows)
      shown = { state }
    },
    flash() {
      blinks = 0
      blinking ??= setInterval(blink, blinkMs)
    },
    calm,
    destroy() {
      clearInterval(blinking)
      face.stop()
      tray.destroy()
    },
  }
}
