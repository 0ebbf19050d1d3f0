import type { ReactNode } from 'react'
import { useId } from 'react'

interface OptionProps<V extends string> {
  label: string
  /** What it does, in one line. */
  effect: string
  value: V
  options: readonly (readonly [value: V, label: string])[]
  onChange: (value: V) => void
}

/** One setting of a few values. */
export function Option<V extends string>({
  label,
  effect,
  value,
  options,
  onChange,
}: OptionProps<V>): ReactNode {
  const id = useId()
  const choose = (text: string): void => {
    const chosen = options.find(([one]) => one === text)
    if (chosen) onChange(chosen[0])
  }
  return (
    <div className="option">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        aria-describedby={`${id}-effect`}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
      <p id={`${id}-effect`} className="hint option-effect">
        {effect}
      </p>
    </div>
  )
}
