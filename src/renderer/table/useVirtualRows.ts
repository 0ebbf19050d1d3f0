import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { useLayoutEffect } from 'react'

interface VirtualRowsOptions {
  scroller: RefObject<HTMLElement | null>
  count: number
  /** Of each, in pixels. */
  rowHeight: number
  /** Rows that are drawn on either side of those in sight. */
  overscan: number
  /** Otherwise all of them are drawn. */
  enabled?: boolean
  /** Pixels at the top that rows lie under. */
  scrollPaddingStart?: number
  /** What there is room for before the scroller has been measured. */
  initialRect?: { width: number; height: number }
}

/** Which rows of a table are drawn, and the pixels of those left out before and after them. */
export interface VirtualRows {
  drawn: number[]
  before: number
  after: number
}

/** Draws those rows of equal height that one looks at. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { scroller, count, rowHeight, enabled = true, ...more } = options
  const virtualizer = useVirtualizer({
    count,
    enabled,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    ...more,
  })
  // It keeps what it has measured until it is told.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  if (!enabled) return { drawn: [...Array(count).keys()], before: 0, after: 0 }
  const drawn = virtualizer.getVirtualItems().map(({ index }) => index)
  const last = drawn.at(-1) ?? count - 1
  return { drawn, before: (drawn[0] ?? 0) * rowHeight, after: (count - 1 - last) * rowHeight }
}
