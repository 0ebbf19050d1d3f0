import type { KeyboardEvent, ReactNode } from 'react'
import { placesOf } from '../../money/decimal'
import type { Decimal, Order } from '../../preload/model'
import { acceptTyping, stepBy, toDecimal } from '../ticket/entry'
import type { EditField } from './edit'
import { editableFields } from './edit'
import { useOrderEditing } from './useOrderEdit'

interface EditableCellProps {
  order: Order
  field: EditField
  /** The field's accessible name. */
  label: string
  step: Decimal
  children: ReactNode
}

/** A number of an order; a field while its row is being changed. Enter sends, Escape leaves it as it was. */
export function EditableCell({ order, field, label, step, children }: EditableCellProps): ReactNode {
  const { edit, sending, type, save, restore } = useOrderEditing()
  const fields = editableFields(order)
  if (edit?.orderId !== order.id || !fields.includes(field)) return children
  const text = edit.texts[field]
  const act = (event: KeyboardEvent): void => {
    // The arrows move between rows elsewhere in the table.
    event.stopPropagation()
    if (event.key === 'Enter' && !event.repeat) save(order)
    if (event.key === 'Escape') restore()
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const steps = event.key === 'ArrowUp' ? (event.shiftKey ? 10 : 1) : event.shiftKey ? -10 : -1
    type(field, stepBy(toDecimal(text), step, steps))
  }
  return (
    <input
      className="cell-field"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      value={text}
      readOnly={sending}
      // The row was opened to type into it.
      autoFocus={fields[0] === field}
      onFocus={(event) => event.target.select()}
      onChange={(event) => type(field, acceptTyping(text, event.target.value, placesOf(step)))}
      onKeyDown={act}
    />
  )
}
