import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { RowButton } from '../table/RowButton'

interface OrderCheckProps {
  label: string
  checked: boolean | 'mixed'
  disabled?: boolean
  onChange: (checked: boolean) => void
}

/** A box to tick in a row or a head of a table; a button, so that the arrows reach it as they do the others. */
export function OrderCheck({ label, checked, disabled, onChange }: OrderCheckProps): ReactNode {
  return (
    <RowButton
      className="row-check"
      role="checkbox"
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      aria-label={label}
      onClick={(event) => {
        // The row itself unfolds when it is pressed.
        event.stopPropagation()
        if (!disabled) onChange(checked !== true)
      }}
    >
      {checked === true && <Check size={12} strokeWidth={2} aria-hidden />}
      {checked === 'mixed' && <span className="row-check-mixed" />}
    </RowButton>
  )
}
