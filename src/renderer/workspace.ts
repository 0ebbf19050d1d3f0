import type { Alert, Decimal, Problem } from '../preload/model'
import type { ExportForm } from '../preload/review'
import type { DeskDialog, Look } from '../preload/windows'
import type { Multiple } from './book/ladder'
import type { Store } from './store'
import { createStore } from './store'

/** Which dialog is open: one of the desk's, or one about orders, which any window has. */
export type DialogName = DeskDialog | 'cancelAll' | 'panic'

/** Something that failed here in the window and waits to be read. */
export interface Notice {
  id: string
  title: string
  problem: Problem
}

/** Whether to go on although open orders stay behind. */
export interface LeaveQuestion {
  /** That they would, as main says it. */
  problem: Problem
  decide: (goes: boolean) => void
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
  /** The markets as the list has them, by their symbols; null while there is none. */
  marketOrder: readonly string[] | null
  /** The price last picked from the book, and when in milliseconds, so that picking it twice is heard twice. */
  pickedPrice: PickedPrice | null
  bookView: BookView
  /** A price pressed in the book is sent at once, for the chosen market. */
  armed: boolean
  /** The order this window sent last, by its client id; null before one was. */
  lastSent: string | null
  /** Something waits for the person to say whether open orders are left behind for it. */
  leaving: LeaveQuestion | null
  /** The review is to be written to a file of this form, once it is in sight; null while it is not. */
  exporting: ExportForm | null
}

/** A price picked from the book. */
export interface PickedPrice {
  price: Decimal
  at: number
  /** In another window: it fills a field here, and never sends. */
  elsewhere?: true
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

/** What of a workspace other windows look at too. */
export function lookOf({
  market,
  pickedPrice: picked,
  bookView: { multiple, interactive },
  shown,
}: Pick<Workspace, keyof Look>): Look {
  return {
    market,
    pickedPrice: picked && { price: picked.price, at: picked.at },
    bookView: { multiple, interactive },
    shown: shown && { orderId: shown.orderId, times: shown.times },
  }
}

/** The workspace as another window looks at it. Nothing stays armed on another market, nor sends for a price from there. */
export function withLook(now: Workspace, { market, pickedPrice, bookView, shown }: Look): Workspace {
  const isKnown = pickedPrice?.at === now.pickedPrice?.at && pickedPrice?.price === now.pickedPrice?.price
  return {
    ...now,
    market,
    armed: now.armed && now.market === market,
    pickedPrice: isKnown ? now.pickedPrice : pickedPrice && { ...pickedPrice, elsewhere: true },
    bookView: isSameView(bookView, now.bookView) ? now.bookView : bookView,
    shown: shown?.times === now.shown?.times && shown?.orderId === now.shown?.orderId ? now.shown : shown,
  }
}

function isSameView(a: BookView, b: BookView): boolean {
  return a.multiple === b.multiple && a.interactive === b.interactive
}

/** A workspace that looks at what the other windows do; without any, with nothing chosen. */
export function createWorkspace(look: Look | null = null): Store<Workspace> {
  return createStore<Workspace>({
    market: look?.market ?? null,
    dialog: null,
    shown: null,
    dismissed: new Set(),
    notices: [],
    marketsOpen: false,
    marketOrder: null,
    pickedPrice: null,
    bookView: look?.bookView ?? { multiple: '1', interactive: false },
    armed: false,
    lastSent: null,
    leaving: null,
    exporting: null,
  })
}
