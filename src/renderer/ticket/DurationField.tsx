import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import { NumberField } from './NumberField'
import { durationOf } from './twap-draft'

/** In minutes. */
const DURATIONS = ['5', '15', '30', '60', '240', '1440'] as const

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
      <Choice
        label={t('ticket.twap.durations')}
        value={DURATIONS.find((minutes) => Number(minutes) * 60 === durationS) ?? null}
        onChange={onText}
        options={DURATIONS.map((value) => ({
          value,
          label:
            Number(value) < 60
              ? t('ticket.twap.min', { span: value })
              : t('ticket.twap.hours', { span: Number(value) / 60 }),
        }))}
      />
    </div>
  )
}
