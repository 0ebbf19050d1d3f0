import { createContext, useContext, useMemo, useState } from 'react'
import type { Order } from '../../preload/model'

/** Which orders of a table are ticked, by the venue's id. */
export interface Selection {
  ids: ReadonlySet<string>
  /** How many can be. */
  possible: number
  select: (id: string, chosen: boolean) => void
  selectAll: (chosen: boolean) => void
}

/** Carries the selection down to the cells. */
export const SelectionContext = createContext<Selection | null>(null)

/** The selection of the table above this cell. */
export function useSelectionHere(): Selection {
  const selection = useContext(SelectionContext)
  if (!selection) throw new Error('no table with a selection above this cell')
  return selection
}

/** A selection among these orders; one that leaves them is forgotten. */
export function useSelection(orders: readonly Order[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  // What the venue has not named yet can't be cancelled by its name. Joined, since an order that only changes
  // leaves the selection as it is, and with it the boxes of all rows.
  const names = orders.flatMap(({ id }) => id || []).join(' ')
  return useMemo(() => {
    const possible = names === '' ? [] : names.split(' ')
    return {
      ids: new Set(possible.filter((id) => chosen.has(id))),
      possible: possible.length,
      select: (id, isChosen) =>
        setChosen((now) => {
          const next = new Set(now)
          if (isChosen) next.add(id)
          else next.delete(id)
          return next
        }),
      selectAll: (isChosen) => setChosen(new Set(isChosen ? possible : [])),
    }
  }, [names, chosen])
}
