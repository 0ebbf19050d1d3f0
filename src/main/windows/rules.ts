import type { CommandName, EventName } from '../../preload/contract'
import type { WindowName } from '../../preload/windows'
import { isPanel } from './names'

/** What one window hears and no other: a tone played twice is a fill told twice. */
const toOneOnly: ReadonlySet<EventName> = new Set(['alert:sounded', 'app:leaving', 'desk:show'])

/** What the monitor shows nothing of. */
const notForMonitor: ReadonlySet<EventName> = new Set([
  'market:book',
  'market:tape',
  'market:trades',
  'market:funding',
  'budget:changed',
  'past:changed',
  'review:exporting',
  'look:changed',
  'windows:changed',
])

/** All that the monitor asks for: it looks, and sends nothing. */
const ofMonitor: ReadonlySet<CommandName> = new Set(['desk:snapshot', 'window:list', 'window:show'])

/** Whether an event is for exactly one window. */
export function isForOne(event: EventName): boolean {
  return toOneOnly.has(event)
}

/** The one that hears what is for one only: the desk, else a panel's window, else whichever there is. */
export function toOne(hearing: readonly WindowName[]): WindowName | undefined {
  return hearing.find((name) => name === 'desk') ?? hearing.find(isPanel) ?? hearing[0]
}

/** Whether a window hears of an event that is for all. */
export function hears(name: WindowName, event: EventName): boolean {
  return name !== 'monitor' || !notForMonitor.has(event)
}

/** Whether a window may ask this at all. */
export function mayAsk(name: WindowName, command: CommandName): boolean {
  return name !== 'monitor' || ofMonitor.has(command)
}
