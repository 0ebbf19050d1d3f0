import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { StillInput } from '../controls/StillInput'
import type { Decimal } from '../../preload/model'
import { placesOf } from '../../money/decimal'
import { useNotation } from '../format/useNotation'
import { echoOf } from './echo'
import { stepBy, toDecimal } from './entry'
import { useTyping } from './useTyping'

interface NumberFieldProps {
  label: string
  unit: string
  text: string
  /** What an arrow moves it by. */
  step: Decimal
  /** How many decimals can be typed; those of the step where it isn't said. */
  places?: number
  /** Beside its label. */
  aside?: ReactNode
  /** The sentence of what is wrong with it, if anything is. */
  fault: ReactNode
  /** What to know of it while nothing is wrong. */
  hint?: ReactNode
  onText: (text: string) => void
  /** Hears each key first; what it prevents is not typed. */
  onKey?: (event: KeyboardEvent) => void
  inputRef?: Ref<HTMLInputElement>
}

/** A field that takes decimals on a grid only; arrows step it, with Shift by ten. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, unit, text, step, places = placesOf(step), aside, hint, onText, onKey, inputRef } = props
  const { t } = useTranslation()
  const notation = useNotation()
  const { isAmbiguous, take, leave } = useTyping()
  const id = useId()
  const fault = isAmbiguous ? t('ticket.ambiguous') : props.fault
  const move = (event: KeyboardEvent): void => {
    // What is being composed in an input method is no key of ours yet.
    if (event.nativeEvent.isComposing) return
    onKey?.(event)
    // With another key the arrows are a command's.
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const steps = event.key === 'ArrowUp' ? (event.shiftKey ? 10 : 1) : event.shiftKey ? -10 : -1
    onText(stepBy(toDecimal(text), step, steps))
  }
  return (
    <div className="field" data-fault={fault ? true : undefined}>
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      <div className="field-box">
        <StillInput
          id={id}
          ref={inputRef}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-fault`}
          onChange={(event) => onText(take(text, event.target.value, places))}
          onBlur={leave}
          onKeyDown={move}
        />
        <span className="unit">{unit}</span>
      </div>
      <div className={fault ? 'fault' : 'fault dim'} id={`${id}-fault`}>
        {fault || echoOf(text, notation) || hint}
      </div>
    </div>
  )
}
