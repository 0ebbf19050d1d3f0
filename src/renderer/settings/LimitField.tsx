import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotation } from '../format/useNotation'
import { echoOf } from '../ticket/echo'
import { useTyping } from '../ticket/useTyping'
import type { LimitName } from './limit-fields'
import { isPercent, toLimit } from './limit-fields'

interface LimitFieldProps {
  name: LimitName
  text: string
  onText: (text: string) => void
}

const PLACES = { money: 2, percent: 4 }

/** The field of one limit, which says what is wrong with what was typed. */
export function LimitField({ name, text, onText }: LimitFieldProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const { isAmbiguous, take, leave } = useTyping()
  const isWrong = toLimit(name, text) === undefined
  const echo = echoOf(text, useNotation())
  const fault = isAmbiguous ? t('ticket.ambiguous') : isWrong && t('limits.aboveZero')
  const places = isPercent(name) ? PLACES.percent : PLACES.money
  return (
    <div className="own-limit">
      <label htmlFor={id}>{t(`limits.${name}`)}</label>
      <span className="field-box">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          placeholder={t('limits.none')}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onChange={({ target }) => onText(take(text, target.value, places))}
          onBlur={leave}
        />
        <span className="unit">{isPercent(name) ? '%' : 'USD'}</span>
      </span>
      {fault ? (
        <span className="hint warning" id={`${id}-fault`} role="status">
          {fault}
        </span>
      ) : (
        echo !== '' && <span className="hint">{echo}</span>
      )}
    </div>
  )
}
