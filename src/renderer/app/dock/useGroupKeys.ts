import type { DockviewApi } from 'dockview-react'
import { useEffect } from 'react'

/** F6 moves the focus to the next group of tabs, with Shift to the one before, as they lie on the screen. */
export function useGroupKeys(api: DockviewApi | null): void {
  useEffect(() => {
    if (!api) return
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      if (document.querySelector('dialog[open]')) return
      const groups = api.groups.map(({ element }) => element).sort(inReadingOrder)
      const now = groups.findIndex((group) => group.contains(document.activeElement))
      const next = event.shiftKey ? (now < 0 ? -1 : now - 1) : (now + 1) % groups.length
      event.preventDefault()
      groups.at(next)?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [api])
}

function inReadingOrder(a: HTMLElement, b: HTMLElement): number {
  const [one, other] = [a.getBoundingClientRect(), b.getBoundingClientRect()]
  return one.top - other.top || one.left - other.left
}
