import type { Gvariant } from './gvariant'
import type { BusObject, SessionBus } from './session-bus'

/** The bus name a tray's host owns. */
export const trayWatcher = 'org.kde.StatusNotifierWatcher'
const itemFace = 'org.kde.StatusNotifierItem'
const menuFace = 'com.canonical.dbusmenu'

/** An icon in the tray as its app describes it. */
export interface TrayItem {
  object: BusObject
  id: string
  title: string
  toolTip: string
  status: string
  iconName: string
  /** Where the menu is on the bus; null without one. */
  menuPath: string | null
}

/** A line of a tray icon's menu. */
export interface TrayMenuEntry {
  id: number
  label: string
  type: 'standard' | 'separator'
  enabled: boolean
  visible: boolean
  /** Null for a line that cannot be ticked. */
  checked: boolean | null
  children: TrayMenuEntry[]
}

/** The items the tray shows now. */
export async function readTrayItems(bus: SessionBus): Promise<TrayItem[]> {
  const watcher = { name: trayWatcher, path: '/StatusNotifierWatcher' }
  const registered = await bus.property(watcher, trayWatcher, 'RegisteredStatusNotifierItems')
  const addresses = Array.isArray(registered) ? registered.map(String) : []
  return Promise.all(addresses.map((address) => readItem(bus, toBusObject(address))))
}

/** Presses an icon with the first mouse button. */
export async function activate(bus: SessionBus, item: TrayItem): Promise<void> {
  await bus.call(item.object, `${itemFace}.Activate`, '0', '0')
}

/** The lines of an icon's menu, empty where it has none. */
export async function readTrayMenu(bus: SessionBus, item: TrayItem): Promise<TrayMenuEntry[]> {
  if (item.menuPath === null) return []
  const menu = { name: item.object.name, path: item.menuPath }
  const [, root] = await bus.call(menu, `${menuFace}.GetLayout`, '0', '-1', '@as []')
  return toMenuEntry(root ?? []).children
}

/** Chooses a line of an icon's menu; false where the app has put another menu in its place since it was read. */
export async function chooseTrayMenu(bus: SessionBus, item: TrayItem, entryId: number): Promise<boolean> {
  const menu = { name: item.object.name, path: item.menuPath ?? '/' }
  try {
    await bus.call(menu, `${menuFace}.Event`, String(entryId), 'clicked', '<0>', '0')
    return true
  } catch (error) {
    // What the menu's owner says of an id it does not know: nothing was chosen.
    if (error instanceof Error && error.message.includes('error occurred in Event')) return false
    throw error
  }
}

/** Splits a registered item's address: a bus name, with the object's path behind it unless it is the usual one. */
export function toBusObject(address: string): BusObject {
  const slash = address.indexOf('/')
  if (slash < 0) return { name: address, path: '/StatusNotifierItem' }
  return { name: address.slice(0, slash), path: address.slice(slash) }
}

/** Reads a menu's layout: a triple of id, properties and children. */
export function toMenuEntry(layout: Gvariant): TrayMenuEntry {
  const [id, properties, children] = Array.isArray(layout) ? layout : []
  const given = properties instanceof Map ? properties : new Map<Gvariant, Gvariant>()
  const toggleState = given.get('toggle-state')
  return {
    id: typeof id === 'number' ? id : 0,
    // An underscore marks the access key, two of them stand for one.
    label: toText(given.get('label')).replace(/_(.)/g, '$1'),
    type: given.get('type') === 'separator' ? 'separator' : 'standard',
    enabled: given.get('enabled') !== false,
    visible: given.get('visible') !== false,
    checked: given.get('toggle-type') ? toggleState === 1 : null,
    children: Array.isArray(children) ? children.map(toMenuEntry) : [],
  }
}

async function readItem(bus: SessionBus, object: BusObject): Promise<TrayItem> {
  const read = async (name: string) => bus.property(object, itemFace, name)
  const text = async (name: string) => toText(await read(name))
  const toolTip = await read('ToolTip')
  return {
    object,
    id: await text('Id'),
    title: await text('Title'),
    // A tooltip is icon name, pictures, title and description.
    toolTip: Array.isArray(toolTip)
      ? [toText(toolTip[2]), toText(toolTip[3])].filter(Boolean).join('\n')
      : '',
    status: await text('Status'),
    iconName: await text('IconName'),
    menuPath: (await text('Menu')) || null,
  }
}

function toText(value: Gvariant | undefined): string {
  return typeof value === 'string' ? value : ''
}
