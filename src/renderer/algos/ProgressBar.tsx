import type { ReactNode } from 'react'
import type { Decimal } from '../../preload/model'

interface ProgressBarProps {
  label: string
  /** From 0 to 1. */
  done: Decimal
  /** How much of its time has passed, from 0 to 1: a tick on the bar; null where that isn't known. */
  passed: number | null
}

/** How far something is, and how far its time is. */
export function ProgressBar({ label, done, passed }: ProgressBarProps): ReactNode {
  // A width on the screen; nobody trades on it.
  const percent = Math.min(100, Number(done) * 100)
  return (
    <span
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(percent)}
    >
      <span className="progress-done" style={{ width: `${percent}%` }} />
      {passed !== null && <span className="progress-time" style={{ left: `${passed * 100}%` }} />}
    </span>
  )
}
