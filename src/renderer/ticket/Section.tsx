import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId, useState } from 'react'

interface SectionProps {
  title: string
  /** Said beside the title while it is folded: what is chosen inside. */
  summary?: ReactNode
  /** Unfolded from the start, where something was typed in it elsewhere. */
  unfolded?: boolean
  children: ReactNode
}

/** A part of the ticket that is folded until it is asked for. */
export function Section({ title, summary, unfolded = false, children }: SectionProps): ReactNode {
  const [open, setOpen] = useState(unfolded)
  const id = useId()
  return (
    <div className="ticket-section" data-open={open || undefined}>
      <button
        type="button"
        className="ticket-section-face"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} strokeWidth={1.5} aria-hidden />
        {title}
        {!open && summary && <span className="ticket-section-summary">{summary}</span>}
      </button>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </div>
  )
}
