import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useEffectEvent, useState } from 'react'

interface HoldButtonProps {
  label: string
  /** Said to those who can't see the bar grow. */
  hint: string
  disabled?: boolean
  /** How long it must be held, in milliseconds. */
  holdMs?: number
  onHeld: () => void
}

const HOLD_MS = 900

/** A button that does what it says only once it has been held down, by pointer or key; let go, nothing happens. */
export function HoldButton({ label, hint, disabled, holdMs = HOLD_MS, onHeld }: HoldButtonProps): ReactNode {
  const [held, setHeld] = useState(false)
  const finish = useEffectEvent(() => {
    setHeld(false)
    onHeld()
  })
  useEffect(() => {
    if (!held) return
    const timer = setTimeout(() => finish(), holdMs)
    return () => clearTimeout(timer)
  }, [held, holdMs])
  const isPress = ({ key }: KeyboardEvent): boolean => key === 'Enter' || key === ' '
  return (
    <button
      type="button"
      className="hold-button danger-button"
      title={hint}
      aria-description={hint}
      disabled={disabled}
      data-held={held || undefined}
      style={{ '--hold': `${holdMs}ms` } as React.CSSProperties}
      onPointerDown={(event) => event.button === 0 && setHeld(true)}
      onPointerUp={() => setHeld(false)}
      onPointerLeave={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (!isPress(event)) return
        event.preventDefault()
        if (!event.repeat) setHeld(true)
      }}
      onKeyUp={(event) => isPress(event) && setHeld(false)}
    >
      <span className="hold-bar" aria-hidden />
      <span className="hold-label">{label}</span>
    </button>
  )
}
