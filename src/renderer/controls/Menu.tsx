import { ChevronDown } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'

interface MenuProps {
  /** What the closed menu shows. */
  face: ReactNode
  label: string
  children: ReactNode
}

/** A button that unfolds a menu: arrows move, Escape and a press outside close it. */
export function Menu({ face, label, children }: MenuProps): ReactNode {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    itemsOf(root.current)[0]?.focus()
    const closeOutside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [open])

  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    if (event.key === 'Tab') setOpen(false)
    const items = itemsOf(root.current)
    const now = items.indexOf(document.activeElement as HTMLElement)
    const next = { ArrowDown: (now + 1) % items.length, ArrowUp: now - 1, Home: 0, End: -1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    items.at(next)?.focus()
  }

  return (
    <div className="menu" ref={root} onKeyDown={open ? move : undefined}>
      <button
        ref={button}
        type="button"
        className="menu-face"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {face}
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </button>
      {open && (
        <div className="menu-sheet" role="menu" aria-label={label} onClick={close}>
          {children}
        </div>
      )}
    </div>
  )
}

function itemsOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role^=menuitem]:not([disabled])') ?? [])]
}

/** Some items of a menu under one title. */
export function MenuGroup({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const titleId = useId()
  return (
    <div role="group" aria-labelledby={titleId}>
      <div className="menu-title" id={titleId}>
        {title}
      </div>
      {children}
    </div>
  )
}
