import type { FormEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Limits as OwnLimits, Result, Settings } from '../../preload/model'
import { acceptTyping } from '../ticket/entry'
import { useNotation } from '../format/useNotation'
import type { LimitName } from './limit-fields'
import { isPercent, LIMIT_NAMES, toLimit, toLimits, toText } from './limit-fields'

interface LimitsProps {
  limits: OwnLimits
  save: (part: Partial<Settings>) => Promise<Result<Settings>>
}

const PLACES = { money: 2, percent: 4 }

/** The limits a person sets themselves; an empty field is none. */
export function Limits({ limits, save }: LimitsProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [texts, setTexts] = useState<Record<LimitName, string>>(() => ({
    maxOrderNotional: toText('maxOrderNotional', limits.maxOrderNotional),
    maxPositionNotional: toText('maxPositionNotional', limits.maxPositionNotional),
    maxDistanceFromMark: toText('maxDistanceFromMark', limits.maxDistanceFromMark),
    confirmAbove: toText('confirmAbove', limits.confirmAbove),
  }))
  const { point } = useNotation()
  const [saved, setSaved] = useState(false)
  const next = toLimits(texts)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (next) void save({ limits: next }).then(({ ok }) => setSaved(ok))
  }
  return (
    <form className="custom-exchange own-limits" onSubmit={submit}>
      <h3>{t('limits.title')}</h3>
      <p className="hint">{t('limits.hint')}</p>
      {LIMIT_NAMES.map((name) => {
        const wrong = toLimit(name, texts[name]) === undefined
        return (
          <div key={name} className="own-limit">
            <label htmlFor={`${id}-${name}`}>{t(`limits.${name}`)}</label>
            <span className="field-box">
              <input
                id={`${id}-${name}`}
                type="text"
                inputMode="decimal"
                autoComplete="off"
                value={texts[name]}
                placeholder={t('limits.none')}
                aria-invalid={wrong || undefined}
                aria-describedby={wrong ? `${id}-${name}-fault` : undefined}
                onChange={({ target }) => {
                  const places = isPercent(name) ? PLACES.percent : PLACES.money
                  setTexts((now) => ({
                    ...now,
                    [name]: acceptTyping(now[name], target.value, places, point),
                  }))
                  setSaved(false)
                }}
              />
              <span className="unit">{isPercent(name) ? '%' : 'USD'}</span>
            </span>
            {wrong && (
              <span className="hint warning" id={`${id}-${name}-fault`}>
                {t('limits.aboveZero')}
              </span>
            )}
          </div>
        )
      })}
      <span />
      <div className="form-end">
        <button type="submit" disabled={!next}>
          {t('limits.save')}
        </button>
        {saved && (
          <span className="up" role="status">
            {t('settings.saved')}
          </span>
        )}
      </div>
    </form>
  )
}
