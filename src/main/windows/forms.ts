import type { WindowName } from '../../preload/windows'

/** Width and height in pixels. */
export interface Extent {
  width: number
  height: number
}

/** What a window is like until somebody changes it. */
export interface WindowForm {
  minimum: Extent
  preferred: Extent
  /** Stays above the windows of other programs. */
  isOnTop: boolean
}

const desk: WindowForm = {
  minimum: { width: 1024, height: 640 },
  preferred: { width: 1600, height: 1000 },
  isOnTop: false,
}

/** The form of a window. */
export function formOf(_name: WindowName): WindowForm {
  return desk
}
