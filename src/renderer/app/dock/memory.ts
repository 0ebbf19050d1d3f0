import { isSame } from '../../settings-file/same'

/** Layouts by name, as main keeps them: each a JSON text. */
export type KeptLayouts = Readonly<Record<string, string>>

/** Main takes no longer text. */
const LONGEST = 50_000

const DELAY_MS = 500

/** The layouts a person has made, written when they have settled. */
export interface LayoutMemory {
  recall(name: string): string | undefined
  /** Written half a second after the last call, together with what else came meanwhile. */
  keep(name: string, text: string): void
  forget(name: string): void
  /** Hears which layouts main keeps now; whether others than before, by another hand: those stand then. */
  hear(kept: KeptLayouts): boolean
  /** Writes at once what waits. */
  flush(): void
}

/** A memory that starts with these layouts and writes all of them with each change. */
export function createLayoutMemory(
  start: KeptLayouts,
  write: (layouts: Record<string, string>) => void,
): LayoutMemory {
  let layouts = { ...start }
  let told = start
  let written: KeptLayouts[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = (): void => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    written = [...written, layouts]
    write({ ...layouts })
  }
  const change = (next: Record<string, string>): void => {
    layouts = next
    clearTimeout(timer)
    timer = setTimeout(flush, DELAY_MS)
  }
  return {
    recall: (name) => layouts[name],
    keep(name, text) {
      if (text.length <= LONGEST && layouts[name] !== text) change({ ...layouts, [name]: text })
    },
    forget(name) {
      if (!(name in layouts)) return
      const { [name]: _, ...others } = layouts
      change(others)
    },
    hear(kept) {
      if (isSame(kept, told)) return false
      told = kept
      const own = written.findIndex((one) => isSame(one, kept))
      written = written.slice(own + 1)
      if (own >= 0) return false
      clearTimeout(timer)
      timer = undefined
      layouts = { ...kept }
      return true
    },
    flush,
  }
}
