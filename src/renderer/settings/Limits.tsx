import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Limits as OwnLimits, Result, Settings } from '../../preload/model'
import type { LimitName } from './limit-fields'
import { LIMIT_NAMES, toLimits, toText } from './limit-fields'
import { LimitField } from './LimitField'

interface LimitsProps {
  limits: OwnLimits
  save: (part: Partial<Settings>) => Promise<Result<Settings>>
}

/** The limits a person sets themselves; an empty field is none. */
export function Limits({ limits, save }: LimitsProps): ReactNode {
  const { t } = useTranslation()
  const [texts, setTexts] = useState<Record<LimitName, string>>(() => ({
    maxOrderNotional: toText('maxOrderNotional', limits.maxOrderNotional),
    maxPositionNotional: toText('maxPositionNotional', limits.maxPositionNotional),
    maxDistanceFromMark: toText('maxDistanceFromMark', limits.maxDistanceFromMark),
    confirmAbove: toText('confirmAbove', limits.confirmAbove),
  }))
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
      {LIMIT_NAMES.map((name) => (
        <LimitField
          key={name}
          name={name}
          text={texts[name]}
          onText={(text) => {
            setTexts((now) => ({ ...now, [name]: text }))
            setSaved(false)
          }}
        />
      ))}
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
