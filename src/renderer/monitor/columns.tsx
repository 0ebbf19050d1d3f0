import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { compare, multiply } from '../../money/decimal'
import { liquidationDistance } from '../../money/risk'
import type { Market, Position } from '../../preload/model'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { placesIn } from '../format/places'
import { MarketName } from '../market/MarketName'
import { SideWord } from '../market/SideWord'
import { PnlCell, pnlNow } from '../positions/PnlCell'
import { pickMark, useTick } from '../session'
import type { Column } from '../table/columns'
import type { Tickers } from '../tickers'
import { RowButton } from '../table/RowButton'

/** Nearer than this, the distance stands out: the rule that comes with the app rings there. */
const NEAR = '0.05'

/** Of a small short it is many times the price: beyond this it only says so. */
const FAR = '9.99'

/** The columns of the monitor: what is held, what it brings, how far liquidation is. */
export function monitorColumns(
  t: TFunction,
  tickers: Tickers,
  markets: ReadonlyMap<string, Market>,
  sizePlaces: number,
): Column<Position>[] {
  return [
    {
      id: 'market',
      label: t('column.market'),
      width: 98,
      sort: { kind: 'text', value: ({ market }) => market },
      cell: ({ market }) => (
        <RowButton className="plain" title={t('monitor.pick', { market })}>
          <MarketName symbol={market} />
        </RowButton>
      ),
    },
    {
      id: 'size',
      label: t('monitor.position'),
      width: 88,
      align: 'end',
      sort: { kind: 'text', value: ({ side }) => side },
      cell: (position) => (
        <>
          <SideWord side={position.side} />{' '}
          <OwnAmount
            value={position.size}
            places={placesIn(markets.get(position.market)).size}
            alignTo={sizePlaces}
          />
        </>
      ),
    },
    {
      id: 'pnl',
      label: t('monitor.pnl'),
      width: 78,
      align: 'end',
      sort: { kind: 'decimal', value: (position) => pnlNow(position, tickers) },
      cell: (position) => (
        <span className="of-prices">
          <PnlCell position={position} />
        </span>
      ),
    },
    {
      id: 'distance',
      label: t('monitor.distance'),
      head: <span title={t('monitor.distanceWhy')}>{t('monitor.distance')}</span>,
      width: 52,
      align: 'end',
      cell: (position) => (
        <span className="of-prices">
          <DistanceCell position={position} />
        </span>
      ),
    },
  ]
}

function DistanceCell({ position }: { position: Position }): ReactNode {
  const distance = liquidationDistance(useTick(position.market, pickMark), position.liquidationPrice)
  const isNear = distance !== null && compare(distance, NEAR) <= 0
  const isFar = distance !== null && compare(distance, FAR) > 0
  const shown = isFar ? FAR : distance
  return (
    <span className={isNear ? 'danger strong' : ''}>
      {isFar && '> '}
      <Amount value={shown && multiply(shown, '100')} places={isFar ? 0 : 1} unit="%" />
    </span>
  )
}
