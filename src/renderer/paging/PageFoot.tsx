import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { gapAfter } from '../../notation/sentences'
import { problemText } from '../problem'
import { WayOn } from '../honest/WayOn'
import type { PageReader, Reading } from './reader'
import '../history/history.css'

interface PageFootProps {
  reading: Omit<Reading<unknown, unknown>, 'query' | 'entries'>
  count: number
  reader: Pick<PageReader<unknown, unknown>, 'reload' | 'more'>
  /** What is missing where what is here is all there will be. */
  unread?: string
}

/** How much was read, and the ways to more of it. */
export function PageFoot({ reading, count, reader, unread }: PageFootProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { phase, hasMore, begunAnew, problem } = reading
  const failed = (!hasMore && unread) || t('history.moreFailed')
  const why = problem ? problemText(i18n, problem) : undefined
  return (
    <div className="history-foot" role="status">
      <span>{t(hasMore ? 'history.countSoFar' : 'history.count', { count })}</span>
      {begunAnew && <span className="warning">{t('history.begunAnew')}</span>}
      {phase === 'failed' && (
        <span className="unread" title={why}>
          <span className="danger">{failed}</span>
          {why && gapAfter(failed) + why}
        </span>
      )}
      <span className="history-buttons">
        {phase === 'failed' ? (
          <WayOn problem={problem} className="quiet" onRetry={() => void reader.reload()} />
        ) : (
          hasMore && (
            <button
              type="button"
              className="quiet"
              // Not disabled: that would take the focus away under the hand.
              aria-disabled={phase !== 'ready' || undefined}
              onClick={() => void reader.more()}
            >
              {t(phase === 'ready' ? 'history.more' : 'history.loading')}
            </button>
          )
        )}
        <button
          type="button"
          className="quiet"
          aria-label={t('history.reload')}
          title={t('history.reload')}
          onClick={() => void reader.reload()}
        >
          <RotateCw size={12} strokeWidth={2} aria-hidden />
        </button>
      </span>
    </div>
  )
}
