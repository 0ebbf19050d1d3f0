import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { useCommand } from '../commands/registry'

interface TicketFrameProps {
  busy: boolean
  onSubmit: () => void
  children: ReactNode
}

/** A form of the ticket: Enter in any of its fields presses its button, a held one presses once. */
export function TicketFrame({ busy, onSubmit, children }: TicketFrameProps): ReactNode {
  useCommand('ticket.send', onSubmit, !busy)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  // A key held down repeats itself; that is not another press.
  const ignoreRepeat = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.repeat) event.preventDefault()
  }
  return (
    <form className="ticket-form" onSubmit={submit} onKeyDown={ignoreRepeat} aria-busy={busy}>
      {children}
    </form>
  )
}
