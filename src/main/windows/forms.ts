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
  /** Where it begins: in the middle of the screen, or out of the way. */
  begins: 'middle' | 'corner'
  /** Stays above the windows of other programs. */
  isOnTop: boolean
}

const desk: WindowForm = {
  minimum: { width: 1024, height: 640 },
  preferred: { width: 1600, height: 1000 },
  begins: 'middle',
  isOnTop: false,
}

const monitor: WindowForm = {
  minimum: { width: 280, height: 160 },
  preferred: { width: 400, height: 260 },
  begins: 'corner',
  isOnTop: true,
}

const tall: WindowForm = {
  minimum: { width: 260, height: 240 },
  preferred: { width: 340, height: 680 },
  begins: 'middle',
  isOnTop: false,
}

const wide: WindowForm = {
  minimum: { width: 360, height: 160 },
  preferred: { width: 960, height: 360 },
  begins: 'middle',
  isOnTop: false,
}

const chart: WindowForm = {
  ...wide,
  minimum: { width: 360, height: 240 },
  preferred: { width: 960, height: 600 },
}

const forms: Partial<Record<WindowName, WindowForm>> = {
  desk,
  monitor,
  chart,
  chart2: chart,
  markets: tall,
  book: tall,
  tape: tall,
  ticket: tall,
}

/** The form of a window; tables are wide. */
export function formOf(name: WindowName): WindowForm {
  return forms[name] ?? wide
}
