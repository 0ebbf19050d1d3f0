import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from './NumberField'
import { DURATIONS_S, durationOf } from './twap-draft'

interface DurationFieldProps {
  /** In minutes, as typed. */
  text: string
  onText: (text: string) => void
}

/** How long, in minutes by the half, or one of the usual spans. */
export function DurationField({ text, onText }: DurationFieldProps): ReactNode {
  const { t } = useTranslation()
  const durationS = durationOf(text)
  return (
    <div className="size-field">
      <NumberField
        label={t('ticket.twap.duration')}
        unit={t('ticket.twap.minutes')}
        text={text}
        step="0.5"
        fault={durationS === null && t('ticket.twap.durationRule')}
        onText={onText}
      />
      <div className="size-shares durations" role="group" aria-label={t('ticket.twap.durations')}>
        {DURATIONS_S.map((seconds) => (
          <button
            key={seconds}
            type="button"
            aria-pressed={seconds === durationS}
            onClick={() => onText(String(seconds / 60))}
          >
            {seconds < 3600
              ? t('ticket.twap.min', { span: seconds / 60 })
              : t('ticket.twap.hours', { span: seconds / 3600 })}
          </button>
        ))}
      </div>
    </div>
  )
}
