import type { SideName, WindowName } from '../../preload/windows'

const sides: Record<SideName, true> = {
  monitor: true,
  markets: true,
  chart: true,
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
export function isPanel(name: WindowName): boolean {
  return name !== 'desk' && name !== 'monitor'
}
