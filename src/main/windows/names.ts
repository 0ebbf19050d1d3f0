import type { PanelName, SideName, WindowName } from '../../preload/windows'

const sides: Record<SideName, true> = {
  monitor: true,
  markets: true,
  chart: true,
  chart2: true,
  book: true,
  tape: true,
  ticket: true,
  positions: true,
  orders: true,
  algos: true,
  fills: true,
  activity: true,
  history: true,
  review: true,
  alerts: true,
  funding: true,
  balances: true,
}

/** Every window there can be beside the desk. */
export const sideNames = Object.keys(sides) as SideName[]

/** Whether a word names a window beside the desk. */
export function isSideName(word: unknown): word is SideName {
  return typeof word === 'string' && Object.hasOwn(sides, word)
}

/** Whether a window shows a panel of the dock. */
export function isPanel(name: WindowName): name is PanelName {
  return name !== 'desk' && name !== 'monitor'
}

/** Every panel of the dock. */
export const panelNames: readonly PanelName[] = sideNames.filter(isPanel)
