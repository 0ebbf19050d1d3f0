import type { ReactNode } from 'react'

interface DayFieldProps {
  label: string
  /** '2026-03-14', or what has been typed of it. */
  value: string
  onChange: (day: string) => void
}

/** A day as every trader reads it, whatever the system's own way to write one is. */
export function DayField({ label, value, onChange }: DayFieldProps): ReactNode {
  return (
    <input
      aria-label={label}
      placeholder="YYYY-MM-DD"
      maxLength={10}
      value={value}
      onChange={({ target }) => onChange(target.value.normalize('NFKC').replaceAll(/[^\d-]/g, ''))}
    />
  )
}
