import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'

/** Levels of a side the exchange tells. */
const MOST = 15

/** Rows a side before the panel has been measured. */
const UNMEASURED = 8

/** How many rows each side of the ladder has room for, the head and the middle set aside; at least one. */
export function useRowsThatFit(scroller: RefObject<HTMLElement | null>): number {
  const [rows, setRows] = useState(UNMEASURED)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = (): void => {
      const heightOf = (part: string): number => element.querySelector<HTMLElement>(part)?.offsetHeight ?? 0
      const room = element.clientHeight - heightOf('thead') - heightOf('.ladder-middle')
      const row = heightOf('.ladder-row')
      // Out of sight: next to nothing to draw, but a row to measure by when it is back.
      if (element.clientHeight === 0) setRows(1)
      else if (row > 0) setRows(Math.min(MOST, Math.max(1, Math.floor(room / row / 2))))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    // Which is taller in another density, while the panel is as it was.
    const row = element.querySelector('.bids .ladder-row')
    if (row) observer.observe(row)
    return () => observer.disconnect()
  }, [scroller])
  return rows
}
