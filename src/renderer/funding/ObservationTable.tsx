import type { ReactNode } from 'react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FundingData } from '../../preload/records'
import { historyColumns } from '../history/columns'
import { keyOf, onceEach } from '../history/entries'
import { EntryDialog } from '../history/EntryDialog'
import { createHistoryReader, type Entry, type Reading } from '../history/reader'
import { PageEmpty } from '../paging/PageEmpty'
import { PageFoot } from '../paging/PageFoot'
import { isOnItsWay } from '../paging/reader'
import { useSession } from '../session'
import { useStore } from '../store'
import { DataTable } from '../table/DataTable'
import type { FundingState } from './feed'

const pickData = (state: FundingState): readonly FundingData[] => state.data
const pickReading = (reading: Reading): Reading => reading
const noMarkets = new Map()
const parts = { markets: noMarkets, widest: { price: 0, size: 0 }, busted: new Set<string>() }

/** What the exchange has observed of a market's funding: as it streams, and before that from its history. */
export function ObservationTable({ market }: { market: string }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const live = useStore(desk.funding.state, pickData)
  const reader = useMemo(() => createHistoryReader(desk), [desk])
  const reading = useStore(reader.state, pickReading)
  const [opened, setOpened] = useState<Entry | null>(null)
  useEffect(
    () => void reader.open({ kind: 'fundingData', market, startAtMs: null, endAtMs: null }),
    [reader, market],
  )
  const entries = useMemo(() => onceEach([...live, ...reading.entries]), [live, reading.entries])
  const columns = useMemo(
    () => historyColumns('fundingData', { t, ...parts }).filter(({ id }) => id !== 'market'),
    [t],
  )
  return (
    <>
      <DataTable
        label={t('funding.view.observations')}
        items={entries}
        columns={columns}
        keyOf={keyOf}
        isReading={isOnItsWay(reading)}
        empty={<PageEmpty reading={reading} reader={reader} empty={t('funding.noObservation')} />}
        onPick={setOpened}
        onNearEnd={() => void reader.more()}
      />
      {entries.length > 0 && <PageFoot reading={reading} count={entries.length} reader={reader} />}
      {opened && (
        <EntryDialog
          title={t('history.entry.fundingData')}
          entry={opened}
          isPublic
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}
