import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBothClocks, formatDay } from '../../notation/time'
import { useNotation } from './useNotation'

/** The day of something far from now, in UTC; both clocks in the tooltip. */
export function Day({ atMs }: { atMs: number }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  return (
    <time dateTime={new Date(atMs).toISOString()} title={t('time.both', formatBothClocks(atMs, notation))}>
      {formatDay(atMs, notation)}
    </time>
  )
}
