import { createContext, useCallback, useContext } from 'react'
import type { Store } from '../../store'
import { createStore, useStore } from '../../store'

/** Where the panels in sight put their actions, by panel. */
export type ActionSlots = Store<ReadonlyMap<string, HTMLElement>>

/** Tells a panel that it lies in the dock, under which id. */
export const DockedContext = createContext<{ id: string; slots: ActionSlots } | null>(null)

const noSlots: ActionSlots = createStore<ReadonlyMap<string, HTMLElement>>(new Map())

/** Where this panel's actions go; undefined while there is no such place, 'undocked' outside the dock. */
export function useActionsSlot(): HTMLElement | undefined | 'undocked' {
  const docked = useContext(DockedContext)
  const id = docked?.id ?? ''
  const slot = useStore(
    docked?.slots ?? noSlots,
    useCallback((slots) => slots.get(id), [id]),
  )
  return docked ? slot : 'undocked'
}
