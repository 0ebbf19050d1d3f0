import { createContext, useContext } from 'react'
import type { Desk } from '../preload/contract'
import type { Look, SideName, WindowName, Windows } from '../preload/windows'
import { useSession } from './session'
import type { Readable } from './store'
import { createStore, useStore } from './store'

const none: Windows = { open: [], screens: '', carried: {} }

/** Which windows there are as main tells of them, and what they looked at when this page began. */
export async function openWindows(
  bridge: Desk = window.desk,
): Promise<{ windows: Readable<Windows>; look: Look | null }> {
  const windows = createStore(none)
  let told = false
  bridge.on('windows:changed', (next) => {
    told = true
    windows.set(next)
  })
  // Without an answer there are none: the page is of use all the same.
  const now = await bridge.ask('window:list', null).catch(() => null)
  // What was told meanwhile is newer.
  if (now && !told) windows.set({ open: now.open, screens: now.screens, carried: now.carried })
  return { windows, look: now?.look ?? null }
}

/** Carries down the tree which window this page is for. */
export const WindowNameContext = createContext<WindowName>('desk')

/** Carries which windows there are down the tree. */
export const WindowsContext = createContext<Readable<Windows>>(createStore(none))

/** Which windows there are, to be read and watched. */
export function useWindows(): Readable<Windows> {
  return useContext(WindowsContext)
}

/** Whether that window is open beside the desk. */
export function useIsOpen(name: SideName): boolean {
  return useStore(useWindows(), ({ open }) => open.includes(name))
}

/** What opens that window beside the desk, or closes it. */
export function useToggleWindow(name: SideName): () => void {
  const { desk } = useSession()
  const isOpen = useIsOpen(name)
  return () => void desk.ask(isOpen ? 'window:close' : 'window:open', { window: name })
}

/** Which window this page is for, by its address: each is a host of its own. */
export function windowOf(hostname: string): WindowName {
  return hostname as WindowName
}
