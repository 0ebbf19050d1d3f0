import type { Decimal } from './model'

/** A panel of the dock, which can have a window of its own as well. */
export type PanelName =
  | 'markets'
  | 'chart'
  | 'chart2'
  | 'book'
  | 'tape'
  | 'ticket'
  | 'positions'
  | 'orders'
  | 'algos'
  | 'fills'
  | 'activity'
  | 'history'
  | 'review'
  | 'alerts'
  | 'funding'
  | 'balances'

/** A window beside the desk: the monitor, or that of a panel. */
export type SideName = 'monitor' | PanelName

/** A window of the app. */
export type WindowName = 'desk' | SideName

/** What stands half-typed in the panels, as JSON: it goes with a panel into a window of its own and back. */
export type Carried = Partial<Record<PanelName, string>>

/** Which windows there are. */
export interface Windows {
  /** Those open beside the desk. */
  open: SideName[]
  carried: Carried
  /** A name for the screens there are and how they lie to each other. */
  screens: string
}

/** By how many ticks of its market the book can be grouped. */
export type BookMultiple = '1' | '2' | '5' | '10' | '50' | '100'

/** What all windows look at together; nothing of it is true of the account. */
export interface Look {
  market: string | null
  /** The price last picked from the book, and when in milliseconds. */
  pickedPrice: { price: Decimal; at: number } | null
  bookView: { multiple: BookMultiple; interactive: boolean }
  /** An order brought to the front, and how often that was. */
  shown: { orderId: string; times: number } | null
}

/** What a page that begins is told of the windows; without a look before one of them has looked at anything. */
export interface WindowsNow extends Windows {
  look: Look | null
}

/** A dialog of the desk that does not belong to what is traded, and so not into another window either. */
export type DeskDialog =
  | 'accounts'
  | 'settings'
  | 'exportSettings'
  | 'importSettings'
  | 'exchange'
  | 'diagnostics'
  | 'support'
  | 'palette'
  | 'shortcuts'
  | 'away'
  | 'alertRules'
  | 'welcome'
  | 'tour'
