import type { TFunction } from 'i18next'
import type { Fill, Market } from '../../preload/model'
import { Amount } from '../format/Amount'
import { OwnMoney } from '../format/OwnMoney'
import { Moment } from '../format/Moment'
import { FEE_PLACES, placesIn, widthOf } from '../format/places'
import { MarketName } from '../market/MarketName'
import { SideWord } from '../market/SideWord'
import type { Column } from '../table/columns'
import { FillMarks } from './FillMarks'

/** What a fill has cost, in the currency it was paid in. */
export function feeColumn<T extends Fill>(t: TFunction): Column<T> {
  return {
    id: 'fee',
    label: t('column.fee'),
    width: 98,
    align: 'end',
    sort: { kind: 'decimal', value: (fill) => fill.fee },
    cell: (fill) => <Amount value={fill.fee} places={FEE_PLACES} unit={fill.feeCurrency} />,
  }
}

/** The columns of the fills; `widest` is what prices and sizes are aligned to. */
export function fillColumns(
  t: TFunction,
  markets: ReadonlyMap<string, Market>,
  widest: { price: number; size: number },
  caughtUp: ReadonlySet<string>,
): Column<Fill>[] {
  const places = (fill: Fill): { price: number; size: number } => placesIn(markets.get(fill.market))
  return [
    {
      id: 'time',
      label: t('column.timeUtc'),
      width: 76,
      sort: { kind: 'number', value: (fill) => fill.createdAtMs },
      cell: (fill) => <Moment atMs={fill.createdAtMs} />,
    },
    {
      id: 'market',
      label: t('column.market'),
      width: 117,
      sort: { kind: 'text', value: (fill) => fill.market },
      cell: (fill) => <MarketName symbol={fill.market} />,
    },
    {
      id: 'side',
      label: t('column.side'),
      width: 44,
      sort: { kind: 'text', value: (fill) => fill.side },
      cell: (fill) => <SideWord side={fill.side} />,
    },
    {
      id: 'price',
      label: t('column.price'),
      width: widthOf(6, widest.price),
      align: 'end',
      sort: { kind: 'decimal', value: (fill) => fill.price },
      cell: (fill) => <Amount value={fill.price} places={places(fill).price} alignTo={widest.price} />,
    },
    {
      id: 'size',
      label: t('column.size'),
      width: widthOf(5, widest.size),
      align: 'end',
      sort: { kind: 'decimal', value: (fill) => fill.size },
      cell: (fill) => <Amount value={fill.size} places={places(fill).size} alignTo={widest.size} />,
    },
    feeColumn(t),
    {
      id: 'pnl',
      label: t('column.realizedPnl'),
      width: 78,
      align: 'end',
      sort: { kind: 'decimal', value: (fill) => fill.realizedPnl },
      cell: (fill) => <OwnMoney value={fill.realizedPnl} signed toned />,
    },
    {
      id: 'liquidity',
      label: t('column.liquidity'),
      width: 92,
      spare: 1,
      sort: { kind: 'text', value: (fill) => fill.liquidity },
      cell: (fill) => (
        <FillMarks fill={fill}>
          {caughtUp.has(fill.key) && (
            <span className="tag accent" title={t('fills.caughtUpWhy')}>
              {t('fills.caughtUp')}
            </span>
          )}
        </FillMarks>
      ),
    },
  ]
}
