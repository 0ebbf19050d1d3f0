import type { ReactNode } from 'react'
import './progress.css'

interface ProgressBarProps {
  label: string
  /** From 0 to 1; null while nobody knows. */
  done: number | null
  /** How much of its time has passed, from 0 to 1: a tick on the bar; null where that isn't known. */
  passed?: number | null
}

/** How far something is, and how far its time is. */
export function ProgressBar({ label, done, passed = null }: ProgressBarProps): ReactNode {
  const percent = done === null ? null : Math.min(100, done * 100)
  return (
    <span
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === null ? undefined : Math.floor(percent)}
    >
      {percent === null ? (
        <span className="progress-unknown" />
      ) : (
        <span className="progress-done" style={{ width: `${percent}%` }} />
      )}
      {passed !== null && <span className="progress-time" style={{ left: `${passed * 100}%` }} />}
    </span>
  )
}
