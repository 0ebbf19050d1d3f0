import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '../clock'
import { formatBothClocks, formatMoment } from '../../notation/time'
import { useNotation } from './useNotation'

/** When something happened, in UTC; both clocks in the tooltip. */
export function Moment({ atMs }: { atMs: number }): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const notation = useNotation()
  return (
    <time dateTime={new Date(atMs).toISOString()} title={t('time.both', formatBothClocks(atMs, notation))}>
      {formatMoment(atMs, today, notation)}
    </time>
  )
}
