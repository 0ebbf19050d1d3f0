import type { ReactNode } from 'react'
import type { Side } from '../../preload/model'

interface SubmitButtonProps {
  side: Side
  /** What pressing it does: 'Buy 0.10 BTC at 97,120.5'. */
  children: ReactNode
  disabled: boolean
  /** Nothing is missing or wrong: pressing sends. */
  ready: boolean
  /** Id of what is said against sending. */
  describedBy: string
}

/** The button that sends. */
export function SubmitButton({ side, children, disabled, ready, describedBy }: SubmitButtonProps): ReactNode {
  return (
    <button
      type="submit"
      className={`submit ${side === 'buy' ? 'up' : 'down'} ${ready ? 'ready' : ''}`}
      disabled={disabled}
      // The second click of a double click is no second order, however fast the first one was answered.
      onClick={(event) => {
        if (event.detail > 1) event.preventDefault()
      }}
      aria-describedby={describedBy}
    >
      {children}
    </button>
  )
}
