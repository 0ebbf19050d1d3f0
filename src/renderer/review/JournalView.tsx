import type { ReactNode } from 'react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, ReviewFilter, ReviewKind } from '../../preload/review'
import { useMarkets } from '../app/useMarkets'
import { widestPlaces } from '../format/places'
import { PageEmpty } from '../paging/PageEmpty'
import { PageFoot } from '../paging/PageFoot'
import { isOnItsWay, type Reading } from '../paging/reader'
import { useSession } from '../session'
import { useStore } from '../store'
import { DataTable } from '../table/DataTable'
import { reviewColumns } from './columns'
import { EntryDialog } from './EntryDialog'
import { createReviewReader, keyOfEntry, type ReviewEntry, type ReviewQuery } from './reader'
import { useNews } from './useNews'

interface JournalViewProps {
  kind: ReviewKind
  filter: ReviewFilter
  /** A note was kept: there may be a tag more, or less. */
  onNoted: () => void
}

const pickReading = (reading: Reading<ReviewQuery, ReviewEntry>): typeof reading => reading
const pickNotes = (notes: ReadonlyMap<string, Note>): typeof notes => notes
const pageSize = 100

/** One list of the journal; more of it comes as one nears the end. */
export function JournalView({ kind, filter, onNoted }: JournalViewProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const reader = useMemo(() => createReviewReader(desk), [desk])
  const reading = useStore(reader.state, pickReading)
  const notes = useStore(reader.notes, pickNotes)
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
    () => reviewColumns(kind, { i18n, markets, widest: { price, size }, notes, open: setOpened }),
    // The same translator speaks another language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [kind, i18n, language, markets, price, size, notes],
  )
  return (
    <>
      <DataTable
        key={kind}
        label={t(`review.kind.${kind}`)}
        items={entries}
        columns={columns}
        keyOf={(entry) => keyOfEntry(kind, entry)}
        isReading={isOnItsWay(isCurrent ? reading : null)}
        empty={
          <PageEmpty
            reading={isCurrent ? reading : null}
            reader={reader}
            empty={t(isNarrow(filter) ? 'review.noneFound' : `review.empty.${kind}`)}
          />
        }
        onPick={setOpened}
        onNearEnd={() => void reader.more()}
      />
      {entries.length > 0 && <PageFoot reading={reading} count={entries.length} reader={reader} />}
      {opened && (
        <EntryDialog
          kind={kind}
          entry={opened}
          notes={notes}
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

function isNarrow({ text, tag, side }: ReviewFilter): boolean {
  return text !== '' || tag !== null || side !== null
}

/** Rows once each: while one reads on, what is new pushes some onto the next page. */
function onceEach(kind: ReviewKind, entries: readonly ReviewEntry[]): ReviewEntry[] {
  return [...new Map(entries.map((entry) => [keyOfEntry(kind, entry), entry])).values()]
}
