import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBothClocks } from './time'

/** The day of something far from now, in UTC: '2027-03-14'; both clocks in the tooltip. */
export function Day({ atMs }: { atMs: number }): ReactNode {
  const { t } = useTranslation()
  const { utc, local } = formatBothClocks(atMs)
  return (
    <time dateTime={new Date(atMs).toISOString()} title={t('time.both', { utc, local })}>
      {utc.slice(0, 10)}
    </time>
  )
}
