import type { SideName, WindowName } from '../../preload/windows'
import { isSideName } from './names'
import { readPlace, type Place } from './places'
import { readFactor, usual } from './zoom-steps'

/** Where the windows were on one arrangement of screens. */
interface Page {
  screens: string
  places: ReadonlyMap<WindowName, Place>
}

/** What is remembered of the windows from run to run. */
export interface PlaceBook {
  /** Where a window was on these screens. */
  recall(screens: string, name: WindowName): Place | null
  /** Where a window was last, whatever the screens were. */
  last(name: WindowName): Place | null
  keep(screens: string, name: WindowName, place: Place): void
  /** How large everything in a window is drawn, on whatever screens. */
  zoomOf(name: WindowName): number
  keepZoom(name: WindowName, factor: number): void
  /** The windows beside the desk that were open. */
  open: readonly SideName[]
  /** All of it as a text to be read again. */
  toText(): string
}

/** The arrangements remembered; the one longest out of use goes first. */
const pagesKept = 12
const longestName = 400

/** What an earlier run has left in a text; what of it makes no sense is left out. */
export function readPlaceBook(text: string | null): PlaceBook {
  const raw = parse(text)
  // The one in use lately comes first.
  let pages = listOf(raw, 'pages').flatMap(readPage).slice(0, pagesKept)
  let open: readonly SideName[] = [...new Set(listOf(raw, 'open').filter(isSideName))]
  const zooms = new Map(readZooms(fieldOf(raw, 'zooms')))
  return {
    recall: (screens, name) => pages.find((page) => page.screens === screens)?.places.get(name) ?? null,
    last: (name) => pages.find(({ places }) => places.has(name))?.places.get(name) ?? null,
    keep(screens, name, place) {
      const before = pages.find((page) => page.screens === screens)
      const page = { screens, places: new Map(before?.places).set(name, place) }
      pages = [page, ...pages.filter((other) => other !== before)].slice(0, pagesKept)
    },
    zoomOf: (name) => zooms.get(name) ?? usual,
    keepZoom: (name, factor) => void zooms.set(name, factor),
    get open() {
      return open
    },
    set open(names) {
      open = names
    },
    toText: () =>
      JSON.stringify({
        open,
        zooms: Object.fromEntries(zooms),
        pages: pages.map(({ screens, places }) => ({ screens, places: Object.fromEntries(places) })),
      }),
  }
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function listOf(value: unknown, name: string): unknown[] {
  const list = fieldOf(value, name)
  return Array.isArray(list) ? list : []
}

function readPage(raw: unknown): Page[] {
  const screens = fieldOf(raw, 'screens')
  const places = fieldOf(raw, 'places')
  if (typeof screens !== 'string' || screens.length > longestName) return []
  if (typeof places !== 'object' || places === null) return []
  return [{ screens, places: new Map(readByName(places, readPlace)) }]
}

function readZooms(raw: unknown): [WindowName, number][] {
  return typeof raw === 'object' && raw !== null ? readByName(raw, readFactor) : []
}

/** What is kept of each window; what makes no sense, or is of no window, is left out. */
function readByName<T>(raw: object, read: (one: unknown) => T | null): [WindowName, T][] {
  return Object.entries(raw).flatMap(([name, one]): [WindowName, T][] => {
    const value = read(one)
    return value !== null && (name === 'desk' || isSideName(name)) ? [[name, value]] : []
  })
}
