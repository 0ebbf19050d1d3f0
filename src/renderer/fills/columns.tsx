import type { TFunction } from 'i18next'
import type { Fill, Market } from '../../preload/model'
import { OwnMoney } from '../format/OwnMoney'
import {
  feeColumn,
  marketColumn,
  momentColumn,
  priceColumn,
  sideColumn,
  ownSizeColumn,
} from '../market/columns'
import type { Column } from '../table/columns'
import { FillMarks } from './FillMarks'

/** The columns of the fills; `widest` is what prices and sizes are aligned to. */
export function fillColumns(
  t: TFunction,
  markets: ReadonlyMap<string, Market>,
  widest: { price: number; size: number },
  caughtUp: ReadonlySet<string>,
): Column<Fill>[] {
  const parts = { t, markets, widest }
  return [
    momentColumn(t, (fill) => fill.createdAtMs),
    marketColumn(t),
    sideColumn(t),
    priceColumn(parts, { id: 'price', label: t('column.price'), value: (fill) => fill.price }),
    ownSizeColumn(parts, { id: 'size', label: t('column.size'), value: (fill) => fill.size }),
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
