import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { useMarkets } from '../app/useMarkets'
import { widestPlaces } from '../format/places'
import type { AlgoOrder } from '../../preload/records'
import { FeedEmpty } from '../honest/FeedEmpty'
import { useStanding } from '../honest/standing'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { DataTable } from '../table/DataTable'
import { isWatchOnly } from '../watch-only'
import { AlgoDetail } from './AlgoDetail'
import { algoColumns } from './columns'
import { isOpen } from '../state'
import './algos.css'

const pickAlgos = (state: DeskState): AlgoOrder[] => state.algos
const keyOf = (algo: AlgoOrder): string => algo.id

/** How many orders spread over time still run. */
export function countRunning(state: DeskState): number {
  return state.algos.filter(isOpen).length
}

/** Orders spread over time: how far each is, and what became of those that ended lately. */
export function AlgosPanel(): ReactNode {
  const { t, i18n } = useTranslation()
  const algos = useDesk(pickAlgos)
  const watchOnly = useDesk(isWatchOnly)
  const markets = useMarkets()
  const [unfolded, setUnfolded] = useState<string | null>(null)
  const listed = useMemo(
    () => [...algos].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.createdAtMs - a.createdAtMs),
    [algos],
  )
  const { price, size } = widestPlaces(
    listed.map(({ market }) => market),
    markets,
  )
  const { language } = i18n
  const columns = useMemo(
    () => algoColumns(i18n, markets, { price, size }, watchOnly),
    // The same translator speaks another language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [i18n, language, markets, price, size, watchOnly],
  )
  const detail = listed.find(({ id }) => id === unfolded)
  return (
    <Panel title={t('algos.title')} feed="account" className="algos">
      <div
        className="orders-table"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && detail) setUnfolded(null)
        }}
      >
        <DataTable
          label={t('algos.title')}
          items={listed}
          columns={columns}
          keyOf={keyOf}
          currentKey={detail?.id}
          isReading={useStanding('account') === 'reading'}
          empty={<FeedEmpty feed="account">{t('algos.empty')}</FeedEmpty>}
          onPick={({ id }) => setUnfolded(id === unfolded ? null : id)}
        />
      </div>
      {detail && (
        <AlgoDetail algo={detail} market={markets.get(detail.market)} onClose={() => setUnfolded(null)} />
      )}
    </Panel>
  )
}
