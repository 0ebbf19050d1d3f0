import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { divide, multiply, sign } from '../../money/decimal'
import type { Decimal, Market, Position } from '../../preload/model'
import { Amount } from '../format/Amount'
import { Money } from '../format/Money'
import { MONEY_PLACES, placesIn, widthOf } from '../format/places'
import { MarketName } from '../market/MarketName'
import { SideWord } from '../market/SideWord'
import { useTicker, useUnrealizedPnl } from '../session'
import type { Column } from '../table/columns'

/** The columns of the positions; `widest` is what prices and sizes are aligned to. */
export function positionColumns(
  t: TFunction,
  markets: ReadonlyMap<string, Market>,
  widest: { price: number; size: number },
): Column<Position>[] {
  const marketOf = (position: Position): Market | undefined => markets.get(position.market)
  const price = (position: Position, value: Decimal | null): ReactNode => (
    <Amount value={value} places={placesIn(marketOf(position)).price} alignTo={widest.price} />
  )
  return [
    {
      id: 'market',
      label: t('column.market'),
      width: 118,
      sort: { kind: 'text', value: (position) => position.market },
      cell: (position) => (
        <button type="button" className="plain">
          <MarketName symbol={position.market} />
        </button>
      ),
    },
    {
      id: 'side',
      label: t('column.side'),
      width: 44,
      sort: { kind: 'text', value: (position) => position.side },
      cell: (position) => <SideWord side={position.side} />,
    },
    {
      id: 'size',
      label: t('column.size'),
      width: widthOf(5, widest.size),
      align: 'end',
      sort: { kind: 'decimal', value: (position) => position.size },
      cell: (position) => (
        <Amount value={position.size} places={placesIn(marketOf(position)).size} alignTo={widest.size} />
      ),
    },
    {
      id: 'entry',
      label: t('column.entry'),
      width: widthOf(6, widest.price),
      align: 'end',
      sort: { kind: 'decimal', value: (position) => position.entryPrice },
      cell: (position) => price(position, position.entryPrice),
    },
    {
      id: 'mark',
      label: t('column.mark'),
      width: widthOf(6, widest.price),
      align: 'end',
      cell: (position) => <MarkCell symbol={position.market} draw={(value) => price(position, value)} />,
    },
    {
      id: 'pnl',
      label: t('column.unrealizedPnl'),
      width: 112,
      align: 'end',
      sort: { kind: 'decimal', value: (position) => position.unrealizedPnl },
      cell: (position) => <PnlCell position={position} />,
    },
    {
      id: 'liquidation',
      label: t('column.liquidationPrice'),
      width: widthOf(6, widest.price),
      align: 'end',
      sort: { kind: 'decimal', value: (position) => position.liquidationPrice },
      cell: (position) => price(position, known(position.liquidationPrice)),
    },
    {
      id: 'margin',
      label: t('column.margin'),
      width: 96,
      align: 'end',
      cell: (position) => <MarginCell position={position} market={marketOf(position)} />,
    },
    {
      id: 'leverage',
      label: t('column.leverage'),
      width: 64,
      align: 'end',
      sort: { kind: 'decimal', value: (position) => position.leverage },
      cell: (position) => (
        <>
          <Amount value={position.leverage} places={1} />
          {position.leverage !== null && <span className="unit">×</span>}
        </>
      ),
    },
  ]
}

/** A liquidation price of zero means there is none. */
function known(price: Decimal | null): Decimal | null {
  return price !== null && sign(price) > 0 ? price : null
}

function MarkCell({
  symbol,
  draw,
}: {
  symbol: string
  draw: (value: Decimal | null) => ReactNode
}): ReactNode {
  return draw(useTicker(symbol)?.markPrice ?? null)
}

function PnlCell({ position }: { position: Position }): ReactNode {
  const alone = useMemo(() => [position], [position])
  return <Money value={useUnrealizedPnl(alone)} signed toned />
}

/** Margin tied up in a position: its value over its leverage, or the market's initial fraction of it. */
function MarginCell({ position, market }: { position: Position; market: Market | undefined }): ReactNode {
  const mark = useTicker(position.market)?.markPrice
  if (!mark) return <Money value={null} />
  const notional = multiply(position.size, mark)
  const { leverage } = position
  const margin =
    leverage !== null && sign(leverage) > 0
      ? divide(notional, leverage, MONEY_PLACES, 'half')
      : market?.initialMarginFraction
        ? multiply(notional, market.initialMarginFraction)
        : null
  return <Money value={margin} />
}
