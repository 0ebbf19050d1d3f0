/** A panel of the dock, which can have a window of its own as well. */
export type PanelName =
  | 'markets'
  | 'chart'
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

/** Which windows there are. */
export interface Windows {
  /** Those open beside the desk. */
  open: SideName[]
}
