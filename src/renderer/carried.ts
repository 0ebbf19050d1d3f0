import type { Dispatch, SetStateAction } from 'react'
import { createContext, useContext, useEffect, useState } from 'react'
import type { Carried, PanelName } from '../preload/windows'

/** What stands half-typed in the panels of this window, and in those that come into it. */
export interface Carrier {
  /** What a panel has kept under this name about this subject; undefined for nothing. */
  read(panel: PanelName, name: string, subject: string): unknown
  /** Keeps it, and has main keep it for another window; what is as `atFirst` is only told where there was something. */
  write(panel: PanelName, name: string, kept: Kept, atFirst: unknown): void
  /** Takes over what main keeps of all windows. */
  take(carried: Carried): void
}

/** A value, and what it is about: of another market it is not taken up. */
type Kept = readonly [subject: string, value: unknown]

const nothing: Carrier = { read: () => undefined, write: () => undefined, take: () => undefined }

/** Carries what is carried down the tree; without one, what is typed stays where it is. */
export const CarrierContext = createContext<Carrier>(nothing)

/** A carrier with nothing in it yet; `tell` has main keep what a panel has, as a text. */
export function createCarrier(tell: (panel: PanelName, text: string) => void): Carrier {
  const known = new Map<string, Record<string, Kept>>()
  return {
    read(panel, name, subject) {
      const [about, value] = known.get(panel)?.[name] ?? []
      return about === subject ? value : undefined
    },
    write(panel, name, kept, atFirst) {
      const before = known.get(panel)
      const old: Kept = before?.[name] ?? [kept[0], atFirst]
      if (JSON.stringify(old) === JSON.stringify(kept)) return
      const next = { ...before, [name]: kept }
      known.set(panel, next)
      tell(panel, JSON.stringify(next))
    },
    take(carried) {
      for (const [panel, text] of Object.entries(carried)) known.set(panel, parse(text))
    },
  }
}

function parse(text: string): Record<string, Kept> {
  try {
    return JSON.parse(text) as Record<string, Kept>
  } catch {
    return {}
  }
}

/**
 * A state of a panel that goes with it into a window of its own and back. `atFirst` must be the same at each call;
 * what was kept about another subject counts for nothing.
 */
export function useCarried<T>(
  panel: PanelName,
  name: string,
  atFirst: T,
  subject = '',
): [T, Dispatch<SetStateAction<T>>] {
  const carrier = useContext(CarrierContext)
  const [value, setValue] = useState(() => (carrier.read(panel, name, subject) as T | undefined) ?? atFirst)
  useEffect(
    () => carrier.write(panel, name, [subject, value], atFirst),
    [carrier, panel, name, subject, value, atFirst],
  )
  return [value, setValue]
}
