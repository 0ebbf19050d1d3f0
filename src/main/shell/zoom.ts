import type { WebContents } from 'electron'
import { factorOf } from '../windows/zoom-steps'

/**
 * Lets Ctrl + and Ctrl - make all of a window larger and smaller, and Ctrl 0 as it was: no menu of ours does. `keep`
 * is told each new size.
 */
export function letZoom(contents: WebContents, keep: (factor: number) => void): void {
  contents.on('before-input-event', (event, { type, key, control, meta, alt }) => {
    if (type !== 'keyDown' || alt || !(process.platform === 'darwin' ? meta : control)) return
    const factor = factorOf(key, contents.getZoomFactor())
    if (factor === null) return
    event.preventDefault()
    contents.setZoomFactor(factor)
    keep(factor)
  })
}
