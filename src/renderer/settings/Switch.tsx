import type { ReactNode } from 'react'
import { useId } from 'react'

interface SwitchProps {
  label: string
  /** What it does, in one line. */
  effect: string
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}

/** One setting that is on or off. */
export function Switch({ label, effect, checked, disabled, onChange }: SwitchProps): ReactNode {
  const id = useId()
  return (
    <div className="option">
      <label className="check option-switch">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={id} className="hint option-effect">
        {effect}
      </p>
    </div>
  )
}
