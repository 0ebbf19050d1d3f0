import type { i18n as I18n } from 'i18next'
import type { ReactNode } from 'react'
import type { Market } from '../../preload/model'
import type { AlgoOrder } from '../../preload/records'
import { useNow } from '../clock'
import { ProgressBar } from '../controls/ProgressBar'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { Moment } from '../format/Moment'
import { formatPercent } from '../../notation/number'
import { MOMENT_WIDTH, placesIn, widthOf } from '../format/places'
import { formatCountdown } from '../exchange/maintenance'
import { useNotation } from '../format/useNotation'
import { MarketName } from '../market/MarketName'
import { SideWord } from '../market/SideWord'
import { stateSentence } from '../orders/words'
import type { Column } from '../table/columns'
import { RowButton } from '../table/RowButton'
import { CancelAlgo } from './CancelAlgo'
import { isOpen } from '../state'
import { filledShare, timeOf } from './progress'

/** The columns of the orders spread over time; `widest` is what prices and sizes are aligned to. */
export function algoColumns(
  i18n: I18n,
  markets: ReadonlyMap<string, Market>,
  widest: { price: number; size: number },
  watchOnly: boolean,
): Column<AlgoOrder>[] {
  const { t } = i18n
  const places = (algo: AlgoOrder): { price: number; size: number } => placesIn(markets.get(algo.market))
  const columns: Column<AlgoOrder>[] = [
    {
      id: 'time',
      label: t('column.timeUtc'),
      width: MOMENT_WIDTH,
      moments: true,
      spare: 1,
      sort: { kind: 'number', value: (algo) => algo.createdAtMs },
      cell: (algo) => <Moment atMs={algo.createdAtMs} />,
    },
    {
      id: 'market',
      label: t('column.market'),
      width: 117,
      sort: { kind: 'text', value: (algo) => algo.market },
      cell: (algo) => (
        <RowButton className="plain" aria-label={t('algos.unfold', { market: algo.market })}>
          <MarketName symbol={algo.market} />
        </RowButton>
      ),
    },
    {
      id: 'side',
      label: t('column.side'),
      width: 44,
      sort: { kind: 'text', value: (algo) => algo.side },
      cell: (algo) => <SideWord side={algo.side} />,
    },
    {
      id: 'progress',
      label: t('algos.progress'),
      width: 104,
      sort: { kind: 'decimal', value: filledShare },
      cell: (algo) => <Progress algo={algo} label={t('algos.progress')} />,
    },
    {
      id: 'filled',
      label: t('column.filled'),
      width: widthOf(5, widest.size),
      align: 'end',
      cell: (algo) => <OwnAmount value={algo.filledSize} places={places(algo).size} alignTo={widest.size} />,
    },
    {
      id: 'size',
      label: t('column.size'),
      width: widthOf(5, widest.size),
      align: 'end',
      sort: { kind: 'decimal', value: (algo) => algo.size },
      cell: (algo) => <OwnAmount value={algo.size} places={places(algo).size} alignTo={widest.size} />,
    },
    {
      id: 'average',
      label: t('algos.average'),
      spare: 2,
      width: widthOf(6, widest.price),
      align: 'end',
      cell: (algo) => <Amount value={algo.avgFillPrice} places={places(algo).price} alignTo={widest.price} />,
    },
    {
      id: 'left',
      label: t('algos.left'),
      width: 62,
      align: 'end',
      cell: (algo) => <Left algo={algo} />,
    },
    {
      id: 'state',
      label: t('column.state'),
      width: 84,
      sort: { kind: 'text', value: (algo) => algo.state },
      cell: (algo) => (
        <span className={stateTone(algo)} title={stateSentence(i18n, algo)}>
          {isOpen(algo) ? t(`orderState.${algo.state}`) : stateSentence(i18n, algo)}
        </span>
      ),
    },
  ]
  if (watchOnly) return columns
  return [
    ...columns,
    {
      id: 'actions',
      label: '',
      hiddenLabel: t('orders.actions'),
      width: 62,
      align: 'end',
      pinned: true,
      cell: (algo) => isOpen(algo) && <CancelAlgo algo={algo} />,
    },
  ]
}

function Progress({ algo, label }: { algo: AlgoOrder; label: string }): ReactNode {
  const notation = useNotation()
  const time = timeOf(algo, useNow())
  const done = filledShare(algo)
  return (
    <span className="algo-progress">
      {/* A width on the screen; nobody trades on it. */}
      <ProgressBar label={label} done={Number(done)} passed={isOpen(algo) && time ? time.passed : null} />
      <span className="amount">{formatPercent(done, { places: 0 }, notation)}</span>
    </span>
  )
}

function Left({ algo }: { algo: AlgoOrder }): ReactNode {
  const time = timeOf(algo, useNow())
  if (!isOpen(algo) || !time) return <span className="amount faint">–</span>
  return <span className="amount">{formatCountdown(time.leftMs)}</span>
}

function stateTone({ state }: AlgoOrder): string {
  if (state === 'unknown') return 'warning'
  return state === 'rejected' ? 'danger' : 'dim'
}
