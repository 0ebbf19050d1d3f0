import type { ReactNode } from 'react'
import { useId } from 'react'

interface OptionProps<V extends string> {
  label: string
  value: V
  options: readonly (readonly [value: V, label: string])[]
  onChange: (value: V) => void
}

/** One setting of a few values. */
export function Option<V extends string>({ label, value, options, onChange }: OptionProps<V>): ReactNode {
  const id = useId()
  const choose = (text: string): void => {
    const chosen = options.find(([one]) => one === text)
    if (chosen) onChange(chosen[0])
  }
  return (
    <div className="option">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
