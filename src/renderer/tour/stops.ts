/** A part of the desk the tour stops at, and where it is on the page. */
export interface Stop {
  id: 'account' | 'market' | 'chart' | 'book' | 'ticket' | 'positions' | 'line'
  selector: string
}

/** From whose money it is to what to do in an emergency. */
const STOPS: readonly Stop[] = [
  { id: 'account', selector: '.topbar-account' },
  { id: 'market', selector: '.market-header' },
  { id: 'chart', selector: '.panel.chart' },
  { id: 'book', selector: '.panel.book' },
  { id: 'ticket', selector: '.panel.ticket' },
  { id: 'positions', selector: '.panel.positions' },
  { id: 'line', selector: '.connection' },
]

/** The stops whose part is in sight in the layout as it is. */
export function stopsInSight(isInSight: (selector: string) => boolean): readonly Stop[] {
  return STOPS.filter(({ selector }) => isInSight(selector))
}
