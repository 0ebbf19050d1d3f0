import type { WindowName } from '../../preload/windows'

/** A frame of a page, told from others by its identity. */
interface Frame {
  readonly url: string
}

/** A window of ours, with the main frame it has now. */
interface Owner<F extends Frame> {
  name: WindowName
  mainFrame: F | null
}

/**
 * Which of our windows a call comes from; null for everybody else. SECURITY: only the main frame of a window of our
 * own that shows its own page is let in, whatever else runs in the app.
 */
export function findSender<F extends Frame>(
  frame: F | null,
  owners: Iterable<Owner<F>>,
  isPageOf: (name: WindowName, url: string) => boolean,
): WindowName | null {
  if (frame === null) return null
  for (const { name, mainFrame } of owners) {
    if (mainFrame === frame) return isPageOf(name, frame.url) ? name : null
  }
  return null
}
