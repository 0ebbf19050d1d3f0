import { createContext, useContext } from 'react'
import type { Desk } from '../preload/contract'
import type { SideName, WindowName, Windows } from '../preload/windows'
import { useSession } from './session'
import type { Readable } from './store'
import { createStore, useStore } from './store'

/** Which windows there are, as main tells of them; none where it doesn't answer. */
export async function openWindows(bridge: Desk = window.desk): Promise<Readable<Windows>> {
  const windows = createStore<Windows>({ open: [] })
  let told = false
  bridge.on('windows:changed', (next) => {
    told = true
    windows.set(next)
  })
  const first = await bridge.ask('window:list', null).catch(() => null)
  // What was told meanwhile is newer.
  if (first && !told) windows.set(first)
  return windows
}

/** Carries which windows there are down the tree. */
export const WindowsContext = createContext<Readable<Windows>>(createStore<Windows>({ open: [] }))

/** Whether that window is open beside the desk. */
export function useIsOpen(name: SideName): boolean {
  return useStore(useContext(WindowsContext), ({ open }) => open.includes(name))
}

/** What opens that window beside the desk, or closes it. */
export function useToggleWindow(name: SideName): () => void {
  const { desk } = useSession()
  const isOpen = useIsOpen(name)
  return () => void desk.ask(isOpen ? 'window:close' : 'window:open', { window: name })
}

/** Which window this page is for, by its address. */
export function windowOf(search: string): WindowName {
  return (new URLSearchParams(search).get('window') ?? 'desk') as WindowName
}
