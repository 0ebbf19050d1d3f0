import { ClockAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatOffset } from '../../notation/time'
import type { Connection } from '../../preload/model'
import { judgeClock } from './signs'

/** A sign that this computer's clock is wrong; nothing while it is right. */
export function ClockSign({ connection }: { connection: Connection }): ReactNode {
  const { t } = useTranslation()
  const level = judgeClock(connection)
  if (level === 'fine' || level === 'unknown') return null
  const offset = formatOffset(connection.clockOffsetMs ?? 0)
  return (
    <span
      className={`sign ${level}`}
      data-sign="clock"
      aria-label={t('sign.clock', { offset })}
      role="status"
      title={t(`sign.clock.${level}`, { offset })}
    >
      <ClockAlert size={14} strokeWidth={1.5} aria-hidden />
      <span className="sign-word">{t('sign.clock', { offset })}</span>
    </span>
  )
}
