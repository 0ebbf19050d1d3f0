import type { MouseEvent, ReactNode } from 'react'
import { useState } from 'react'

interface SureButtonProps {
  /** What the button says first. */
  ask: string
  /** What it says before it does it. */
  sure: string
  hint?: string
  danger?: boolean
  disabled?: boolean
  onSure: () => void
}

/**
 * A button that does what it says at the second press; going elsewhere takes the first one back. The second click of a
 * double click is no press of its own: nobody has read what it asks.
 */
export function SureButton({ ask, sure, hint, danger, disabled, onSure }: SureButtonProps): ReactNode {
  const [asked, setAsked] = useState(false)
  const press = (event: MouseEvent): void => {
    if (event.detail === 2) return
    setAsked(!asked)
    if (asked) onSure()
  }
  return (
    <button
      type="button"
      className={asked && danger ? 'danger-button' : asked ? '' : 'quiet'}
      title={hint}
      disabled={disabled}
      onClick={press}
      onBlur={() => setAsked(false)}
    >
      {asked ? sure : ask}
    </button>
  )
}
