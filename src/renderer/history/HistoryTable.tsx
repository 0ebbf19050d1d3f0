import type { ReactNode } from 'react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMarkets } from '../app/useMarkets'
import { widestPlaces } from '../format/places'
import { PageEmpty } from '../paging/PageEmpty'
import { PageFoot } from '../paging/PageFoot'
import { isOnItsWay } from '../paging/reader'
import { useDesk, useSession } from '../session'
import type { BustedFill } from '../../preload/records'
import type { DeskState } from '../state'
import { useStore } from '../store'
import { DataTable } from '../table/DataTable'
import { historyColumns } from './columns'
import { keyOf, onceEach } from './entries'
import { EntryDialog } from './EntryDialog'
import { createHistoryReader, type Entry, type Query, type Reading } from './reader'

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
  return (
    <>
      <DataTable
        key={query.kind}
        label={t(`history.kind.${query.kind}`)}
        items={entries}
        columns={columns}
        keyOf={keyOf}
        isReading={isOnItsWay(isCurrent ? reading : null)}
        empty={<PageEmpty reading={isCurrent ? reading : null} reader={reader} empty={t('history.empty')} />}
        onPick={setOpened}
        onNearEnd={() => void reader.more()}
      />
      {entries.length > 0 && <PageFoot reading={reading} count={entries.length} reader={reader} />}
      {opened && (
        <EntryDialog
          title={t(`history.entry.${query.kind}`)}
          entry={opened}
          isPublic={query.kind === 'trades'}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}
