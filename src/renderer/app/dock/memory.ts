import { isSame } from '../../settings-file/same'

/** Layouts by name, as main keeps them: each a JSON text. */
export type KeptLayouts = Readonly<Record<string, string>>

/** Main takes no longer text. */
const LONGEST = 50_000

const DELAY_MS = 500

/** As many as fit with room to spare into what main takes. */
const MOST = 40

/** What a name is of, whatever the screens: all before its '@'. */
const stemOf = (name: string): string => name.split('@')[0] ?? name

/** The layouts a person has made, written when they have settled. Each is of some screens, named after an '@'. */
export interface LayoutMemory {
  /** The layout of that name, or where these screens have none the one made last on others; '' is as it came. */
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
    recall: (name) => layouts[name] ?? standInFor(layouts, name),
    keep(name, text) {
      if (text.length <= LONGEST && layouts[name] !== text) change(withNewest(layouts, name, text))
    },
    forget(name) {
      const { [name]: own, ...others } = layouts
      // Those of other screens must not stand in for what was just laid out anew.
      if (standInFor(others, name) !== undefined) change(withNewest(others, name, ''))
      else if (own !== undefined) change(others)
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

/** The one made last comes last. */
function standInFor(layouts: KeptLayouts, name: string): string | undefined {
  return Object.entries(layouts).findLast(([other]) => stemOf(other) === stemOf(name))?.[1]
}

function withNewest(layouts: KeptLayouts, name: string, text: string): Record<string, string> {
  const others = Object.entries(layouts).filter(([other]) => other !== name)
  return Object.fromEntries([...others.slice(1 - MOST), [name, text]])
}
