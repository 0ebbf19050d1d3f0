import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMarkets } from '../app/useMarkets'
import { widestPlaces } from '../format/places'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { BustedFill } from '../../preload/records'
import type { DeskState } from '../state'
import { useStore } from '../store'
import { DataTable } from '../table/DataTable'
import { historyColumns } from './columns'
import { keyOf, onceEach } from './entries'
import { EntryDialog } from './EntryDialog'
import { createHistoryReader, type Entry, type HistoryReader, type Query, type Reading } from './reader'

const pickReading = (reading: Reading): Reading => reading
const pickBusts = (state: DeskState): BustedFill[] => state.busts

/** The entries of one query; more of them come as one nears the end. */
export function HistoryTable({ query }: { query: Query }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const reader = useMemo(() => createHistoryReader(desk), [desk])
  const reading = useStore(reader.state, pickReading)
  const [opened, setOpened] = useState<Entry | null>(null)
  useEffect(() => void reader.open(query), [reader, query])
  // Between two queries the rows of the one before belong to no columns of ours.
  const isCurrent = reading.query === query
  const busts = useDesk(pickBusts)
  const busted = useMemo(() => new Set(busts.map(({ fillId }) => fillId)), [busts])
  const entries = useMemo(() => (isCurrent ? onceEach(reading.entries) : []), [isCurrent, reading.entries])
  const markets = useMarkets()
  const { price, size } = useMemo(
    () =>
      widestPlaces(
        entries.flatMap((entry) => ('market' in entry ? [entry.market] : [])),
        markets,
      ),
    [entries, markets],
  )
  const columns = useMemo(
    () => historyColumns(query.kind, { t, markets, widest: { price, size }, busted }),
    [query.kind, t, markets, price, size, busted],
  )
  const title = t(`history.kind.${query.kind}`)
  return (
    <>
      <DataTable
        key={query.kind}
        label={title}
        items={entries}
        columns={columns}
        keyOf={keyOf}
        empty={<EmptyWord reading={isCurrent ? reading : null} reader={reader} />}
        onPick={setOpened}
        onNearEnd={() => void reader.more()}
      />
      {entries.length > 0 && <HistoryFoot reading={reading} count={entries.length} reader={reader} />}
      {opened && <EntryDialog title={title} entry={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function EmptyWord({ reading, reader }: { reading: Reading | null; reader: HistoryReader }): ReactNode {
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
  return <span role="status">{t(reading?.phase === 'ready' ? 'history.empty' : 'history.loading')}</span>
}

interface HistoryFootProps {
  reading: Reading
  count: number
  reader: HistoryReader
}

function HistoryFoot({ reading, count, reader }: HistoryFootProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { phase, hasMore, begunAnew, problem } = reading
  return (
    <div className="history-foot" role="status">
      <span>{t(hasMore ? 'history.countSoFar' : 'history.count', { count })}</span>
      {begunAnew && <span className="warning">{t('history.begunAnew')}</span>}
      {phase === 'failed' && (
        <span className="danger" title={problem ? problemText(i18n, problem) : undefined}>
          {t('history.moreFailed')}
        </span>
      )}
      <span className="history-buttons">
        {phase === 'failed' ? (
          <button type="button" className="quiet" onClick={() => void reader.reload()}>
            {t('history.retry')}
          </button>
        ) : (
          hasMore && (
            <button
              type="button"
              className="quiet"
              disabled={phase === 'loadingMore'}
              onClick={() => void reader.more()}
            >
              {t(phase === 'loadingMore' ? 'history.loading' : 'history.more')}
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
