import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../problem'
import type { PageReader, Reading } from './reader'
import '../history/history.css'

interface PageEmptyProps {
  /** Null until it is that of the query in sight. */
  reading: Pick<Reading<unknown, unknown>, 'phase' | 'problem'> | null
  reader: Pick<PageReader<unknown, unknown>, 'reload'>
  /** What it says where there is nothing. */
  empty: string
}

/** What stands in the place of rows: that they come, that there are none, or that they could not be read. */
export function PageEmpty({ reading, reader, empty }: PageEmptyProps): ReactNode {
  const { t, i18n } = useTranslation()
  if (reading?.phase === 'failed')
    return (
      <div className="history-failed" role="alert">
        <p>{t('history.failed')}</p>
        {reading.problem && <p>{problemText(i18n, reading.problem)}</p>}
        <button type="button" onClick={() => void reader.reload()}>
          {t('history.retry')}
        </button>
      </div>
    )
  return <span role="status">{reading?.phase === 'ready' ? empty : t('history.loading')}</span>
}
