import type { FocusEvent, KeyboardEvent, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'

interface RowFocus {
  /** Key of the row Tab stops at. */
  tabStop: string | undefined
  onFocus: (event: FocusEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * One row of a table is a stop for Tab, the last one used; up and down move between the rows. When the row
 * that has the focus leaves, the focus goes to the table, not to a neighbour whose button would do harm.
 */
export function useRowFocus(
  scroller: RefObject<HTMLElement | null>,
  drawnKeys: readonly string[],
  currentKey: string | undefined,
): RowFocus {
  const [used, setUsed] = useState<string>()
  const inside = useRef(false)
  const tabStop =
    [used, currentKey].find((key) => key !== undefined && drawnKeys.includes(key)) ?? drawnKeys[0]

  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return
    inside.current = false
    scroller.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    // A row that is taken away doesn't tell that it had the focus; a press elsewhere does.
    const leave = (event: Event): void => {
      if (event.target instanceof Node && !scroller.current?.contains(event.target)) inside.current = false
    }
    document.addEventListener('focusin', leave)
    document.addEventListener('pointerdown', leave)
    return () => {
      document.removeEventListener('focusin', leave)
      document.removeEventListener('pointerdown', leave)
    }
  }, [scroller])

  return {
    tabStop,
    onFocus: ({ target }) => {
      const row = target.closest<HTMLElement>('tbody tr')
      inside.current = row !== null
      if (row?.dataset.key !== undefined) setUsed(row.dataset.key)
    },
    onKeyDown: (event) => {
      // With another key they are a command's.
      if (event.altKey || event.ctrlKey || event.metaKey) return
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      const next = neighbour(
        event.target as HTMLElement,
        event.key === 'ArrowDown',
        tabStop,
        scroller.current,
      )
      if (!next) return
      event.preventDefault()
      next.focus()
    },
  }
}

/** The button below or above the one that has the focus; from outside the rows, that of the row Tab stops at. */
function neighbour(
  from: HTMLElement,
  down: boolean,
  tabStop: string | undefined,
  scroller: HTMLElement | null,
): HTMLElement | null | undefined {
  const row = from.closest('tbody tr')
  if (!row) return scroller?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(tabStop ?? '')}"] button`)
  const place = [...row.querySelectorAll('button')].indexOf(from as HTMLButtonElement)
  const other = down ? row.nextElementSibling : row.previousElementSibling
  return other?.querySelectorAll<HTMLElement>('button')[place]
}
