import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPercent } from '../../notation/number'
import type { ExportProgress } from '../../preload/review'
import { ProgressBar } from '../controls/ProgressBar'
import { useNotation } from '../format/useNotation'

/** How far an export is: a bar, its share and the lines so far. Read out as a bar, not line by line. */
export function ExportBar({ rows, share }: ExportProgress): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  return (
    <>
      <ProgressBar label={t('review.export.writing')} done={share} />
      <span className="export-share">
        {share !== null && formatPercent(share.toFixed(4), { places: 0 }, notation)}
      </span>
      <span className="dim">
        {share === null ? t('review.export.counting') : t('review.export.soFar', { count: rows })}
      </span>
    </>
  )
}
