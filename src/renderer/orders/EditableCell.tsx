import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf } from '../../money/decimal'
import type { Decimal, Order } from '../../preload/model'
import { useNotation } from '../format/useNotation'
import { echoOf } from '../ticket/echo'
import { stepBy, toDecimal } from '../ticket/entry'
import { useTyping } from '../ticket/useTyping'
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
export function EditableCell({ children, ...props }: EditableCellProps): ReactNode {
  const { edit } = useOrderEditing()
  const { order, field } = props
  const fields = editableFields(order)
  if (edit?.orderId !== order.id || !fields.includes(field)) return children
  return <CellField {...props} text={edit.texts[field]} first={fields[0] === field} />
}

interface CellFieldProps extends Omit<EditableCellProps, 'children'> {
  text: string
  /** The row was opened to type into it. */
  first: boolean
}

function CellField({ order, field, label, step, text, first }: CellFieldProps): ReactNode {
  const { t } = useTranslation()
  const { sending, type, save, restore } = useOrderEditing()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (first) input.current?.focus()
    // Only where the row opens: later the focus is the person's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const { isAmbiguous, take, leave } = useTyping()
  const notation = useNotation()
  const wordId = useId()
  const act = (event: KeyboardEvent): void => {
    // The Enter that ends a word in an input method sends no change.
    if (event.nativeEvent.isComposing) return
    const isAlone = !(event.altKey || event.ctrlKey || event.metaKey)
    if (event.key === 'Enter' && !event.repeat) save(order)
    if (event.key === 'Escape' && isAlone && !event.shiftKey) restore()
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !isAlone) return
    // They move between rows elsewhere in the table.
    event.stopPropagation()
    event.preventDefault()
    const steps = event.key === 'ArrowUp' ? (event.shiftKey ? 10 : 1) : event.shiftKey ? -10 : -1
    type(field, stepBy(toDecimal(text), step, steps))
  }
  return (
    <>
      <input
        ref={input}
        className="cell-field"
        data-own-keys
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        title={echoOf(text, notation) || undefined}
        value={text}
        readOnly={sending}
        onFocus={(event) => event.target.select()}
        // The row itself unfolds when it is pressed.
        onClick={(event) => event.stopPropagation()}
        aria-invalid={isAmbiguous || undefined}
        aria-describedby={isAmbiguous ? wordId : undefined}
        onChange={(event) => type(field, take(text, event.target.value, placesOf(step)))}
        onBlur={leave}
        onKeyDown={act}
      />
      {isAmbiguous && (
        <span className="edit-problem" id={wordId} role="status">
          {t('ticket.ambiguous')}
        </span>
      )}
    </>
  )
}
