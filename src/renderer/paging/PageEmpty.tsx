import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../honest/Trouble'
import type { PageReader, Reading } from './reader'
import '../history/history.css'

interface PageEmptyProps {
  /** Null until it is that of the query in sight. */
  reading: Pick<Reading<unknown, unknown>, 'phase' | 'problem'> | null
  reader: Pick<PageReader<unknown, unknown>, 'reload'>
  /** What it says where there is nothing. */
  empty: string
}

/** What stands in the place of rows: that there are none, or that they could not be read. */
export function PageEmpty({ reading, reader, empty }: PageEmptyProps): ReactNode {
  const { t } = useTranslation()
  if (reading?.phase !== 'failed') return <span role="status">{empty}</span>
  return <Trouble what={t('history.failed')} problem={reading.problem} onRetry={() => void reader.reload()} />
}
