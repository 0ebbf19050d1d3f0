import type { RefObject } from 'react'
import { useLayoutEffect, useMemo, useState } from 'react'
import type { Column } from './columns'
import { leftOutFor, withoutSpare } from './columns'

/** The columns the table has room for; all of them before it has been measured. */
export function useColumnsThatFit<T>(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column<T>[],
): readonly Column<T>[] {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = (): void => {
      // Out of sight it has no width of its own.
      if (element.clientWidth > 0) setRoom(element.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  const leftOut = leftOutFor(columns, room)
  return useMemo(() => withoutSpare(columns, leftOut), [columns, leftOut])
}
