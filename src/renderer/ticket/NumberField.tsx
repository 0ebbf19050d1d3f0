import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useId } from 'react'
import type { Decimal } from '../../preload/model'
import { placesOf } from '../../money/decimal'
import { acceptTyping, stepBy, toDecimal } from './entry'

interface NumberFieldProps {
  label: string
  unit: string
  text: string
  step: Decimal
  /** The sentence of what is wrong with it, if anything is. */
  fault: ReactNode
  /** What to know of it while nothing is wrong. */
  hint?: ReactNode
  onText: (text: string) => void
  inputRef?: Ref<HTMLInputElement>
}

/** A field that takes decimals on a grid only; arrows step it, with Shift by ten. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, unit, text, step, fault, hint, onText, inputRef } = props
  const id = useId()
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const steps = event.key === 'ArrowUp' ? (event.shiftKey ? 10 : 1) : event.shiftKey ? -10 : -1
    onText(stepBy(toDecimal(text), step, steps))
  }
  return (
    <div className="field" data-fault={fault ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          id={id}
          ref={inputRef}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-fault`}
          onChange={(event) => onText(acceptTyping(text, event.target.value, placesOf(step)))}
          onKeyDown={move}
        />
        <span className="unit">{unit}</span>
      </div>
      <div className={fault ? 'fault' : 'fault dim'} id={`${id}-fault`}>
        {fault || hint}
      </div>
    </div>
  )
}
