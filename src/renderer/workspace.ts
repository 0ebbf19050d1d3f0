import type { Alert, Decimal, Problem } from '../preload/model'
import type { Multiple } from './book/ladder'
import type { Store } from './store'
import { createStore } from './store'

/** Which dialog is open. */
export type DialogName =
  | 'accounts'
  | 'settings'
  | 'exportSettings'
  | 'importSettings'
  | 'cancelAll'
  | 'exchange'
  | 'diagnostics'
  | 'support'
  | 'palette'
  | 'shortcuts'
  | 'panic'
  | 'away'
  | 'alertRules'
  | 'welcome'
  | 'tour'

/** Something that failed here in the window and waits to be read. */
export interface Notice {
  id: string
  title: string
  problem: Problem
}

/** What the person looks at; nothing of it is true of the account. */
export interface Workspace {
  /** The market chosen; null until one is, then the first of the list stands in. */
  market: string | null
  dialog: DialogName | null
  /** An order to bring to the front, with a count so that asking twice scrolls twice. */
  shown: { orderId: string; times: number } | null
  dismissed: ReadonlySet<Alert['id']>
  notices: readonly Notice[]
  /** Whether the market list is asked for: unfolded where the dock has none, in front where it has. */
  marketsOpen: boolean
  /** The price last picked from the book, and when in milliseconds, so that picking it twice is heard twice. */
  pickedPrice: { price: Decimal; at: number } | null
  bookView: BookView
  /** A price pressed in the book is sent at once, for the chosen market. */
  armed: boolean
  /** The order this window sent last, by its client id; null before one was. */
  lastSent: string | null
  /** The last import of settings can still be undone. */
  importUndo: boolean
}

/** How the book is looked at. */
export interface BookView {
  /** By how many ticks its prices are grouped. */
  multiple: Multiple
  /** With the RPI orders in it. */
  interactive: boolean
}

/** The workspace with this market chosen; a price picked from another is forgotten, and nothing stays armed. */
export function chooseMarket(now: Workspace, market: string): Workspace {
  return { ...now, market, pickedPrice: null, armed: now.armed && now.market === market }
}

/** A workspace with nothing chosen. */
export function createWorkspace(): Store<Workspace> {
  return createStore<Workspace>({
    market: null,
    dialog: null,
    shown: null,
    dismissed: new Set(),
    notices: [],
    marketsOpen: false,
    pickedPrice: null,
    bookView: { multiple: '1', interactive: false },
    armed: false,
    lastSent: null,
    importUndo: false,
  })
}
