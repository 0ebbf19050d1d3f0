import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewFilter, ReviewKind } from '../../preload/review'
import { useMarkets } from '../app/useMarkets'
import { widestPlaces } from '../format/places'
import { problemText } from '../problem'
import { useSession } from '../session'
import { useStore } from '../store'
import { DataTable } from '../table/DataTable'
import { reviewColumns } from './columns'
import { EntryDialog } from './EntryDialog'
import { createReviewReader, keyOfEntry, type Reading, type ReviewEntry, type ReviewReader } from './reader'
import { useNews } from './useNews'

interface JournalViewProps {
  kind: ReviewKind
  filter: ReviewFilter
  /** A note was kept: there may be a tag more, or less. */
  onNoted: () => void
}

const pickReading = (reading: Reading): Reading => reading
const pageSize = 100

/** One list of the journal; more of it comes as one nears the end. */
export function JournalView({ kind, filter, onNoted }: JournalViewProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const reader = useMemo(() => createReviewReader(desk), [desk])
  const reading = useStore(reader.state, pickReading)
  const query = useDeferredValue(useMemo(() => ({ kind, filter }), [kind, filter]))
  const [opened, setOpened] = useState<ReviewEntry | null>(null)
  const news = useNews()
  useEffect(() => void reader.open(query), [reader, query])
  useEffect(() => {
    // Whoever has read on must not lose their place.
    if (news > 0 && reader.state.get().entries.length <= pageSize) void reader.reload()
  }, [reader, news])
  const isCurrent = reading.query === query && query.kind === kind
  const entries = useMemo(
    () => (isCurrent ? onceEach(kind, reading.entries) : []),
    [isCurrent, kind, reading.entries],
  )
  const markets = useMarkets()
  const { price, size } = useMemo(
    () =>
      widestPlaces(
        entries.map(({ market }) => market),
        markets,
      ),
    [entries, markets],
  )
  const { language } = i18n
  const columns = useMemo(
    () =>
      reviewColumns(kind, { i18n, markets, widest: { price, size }, notes: reading.notes, open: setOpened }),
    // The same translator speaks another language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [kind, i18n, language, markets, price, size, reading.notes],
  )
  return (
    <>
      <DataTable
        key={kind}
        label={t(`review.kind.${kind}`)}
        items={entries}
        columns={columns}
        keyOf={(entry) => keyOfEntry(kind, entry)}
        empty={<EmptyWord reading={isCurrent ? reading : null} reader={reader} />}
        onPick={setOpened}
        onNearEnd={() => void reader.more()}
      />
      {entries.length > 0 && <JournalFoot reading={reading} count={entries.length} reader={reader} />}
      {opened && (
        <EntryDialog
          kind={kind}
          entry={opened}
          notes={reading.notes}
          onNoted={(note) => {
            reader.noted(note)
            onNoted()
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

/** Rows once each: while one reads on, what is new pushes some onto the next page. */
function onceEach(kind: ReviewKind, entries: readonly ReviewEntry[]): ReviewEntry[] {
  return [...new Map(entries.map((entry) => [keyOfEntry(kind, entry), entry])).values()]
}

function EmptyWord({ reading, reader }: { reading: Reading | null; reader: ReviewReader }): ReactNode {
  const { t, i18n } = useTranslation()
  if (reading?.phase === 'failed')
    return (
      <div className="history-failed" role="alert">
        {reading.problem && <p>{problemText(i18n, reading.problem)}</p>}
        <button type="button" onClick={() => void reader.reload()}>
          {t('history.retry')}
        </button>
      </div>
    )
  if (reading?.phase !== 'ready') return <span role="status">{t('history.loading')}</span>
  const { filter } = reading.query ?? {}
  const isNarrow = filter && (filter.text !== '' || filter.tag !== null || filter.side !== null)
  return (
    <span role="status">
      {t(isNarrow ? 'review.noneFound' : `review.empty.${reading.query?.kind ?? 'fills'}`)}
    </span>
  )
}

interface JournalFootProps {
  reading: Reading
  count: number
  reader: ReviewReader
}

function JournalFoot({ reading, count, reader }: JournalFootProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { phase, hasMore, problem } = reading
  const isReading = phase === 'loading' || phase === 'loadingMore'
  return (
    <div className="history-foot" role="status">
      <span>{t(hasMore ? 'history.countSoFar' : 'history.count', { count })}</span>
      {isReading && <span>{t('review.lookingOn')}</span>}
      {phase === 'failed' && problem && <span className="danger">{problemText(i18n, problem)}</span>}
      <span className="history-buttons">
        {hasMore && (
          <button type="button" className="quiet" disabled={isReading} onClick={() => void reader.more()}>
            {t('history.more')}
          </button>
        )}
        <button
          type="button"
          className="quiet"
          aria-label={t('history.reload')}
          onClick={() => void reader.reload()}
        >
          <RotateCw size={14} strokeWidth={1.5} aria-hidden />
        </button>
      </span>
    </div>
  )
}
