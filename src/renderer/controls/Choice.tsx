import type { ReactNode } from 'react'
import { useId } from 'react'
import { StillInput } from './StillInput'

interface ChoiceProps<V extends string> {
  label: string
  /** Null where none of them is chosen. */
  value: V | null
  options: readonly { value: V; label: string; tone?: 'up' | 'down' }[]
  onChange: (value: V) => void
  disabled?: boolean
}

/** One of a few, all in sight: a group of radio buttons drawn as segments. */
export function Choice<V extends string>(props: ChoiceProps<V>): ReactNode {
  const { label, value, options, onChange, disabled } = props
  const name = useId()
  return (
    <div className="choice" role="radiogroup" aria-label={label} data-disabled={disabled || undefined}>
      {options.map((option) => (
        <label key={option.value} className={option.tone ?? ''} data-chosen={option.value === value}>
          <StillInput
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
