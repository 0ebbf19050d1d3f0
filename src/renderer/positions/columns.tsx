import type { TFunction } from 'i18next'
import type { ComponentProps, ReactNode } from 'react'
import { multiply, sign } from '../../money/decimal'
import type { Decimal, Market, Position } from '../../preload/model'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { OwnMoney } from '../format/OwnMoney'
import { placesIn, widthOf } from '../format/places'
import { MarketName } from '../market/MarketName'
import { SideWord } from '../market/SideWord'
import { pickMark, useTick } from '../session'
import type { Column } from '../table/columns'
import type { Tickers } from '../tickers'
import { RowButton } from '../table/RowButton'
import { PnlCell, pnlNow } from './PnlCell'
import { PositionActions } from './PositionActions'

/**
 * The columns of the positions; `widest` is what prices and sizes are aligned to. What moves with the marks is sorted by
 * as it is when the head is pressed.
 */
export function positionColumns(
  t: TFunction,
  tickers: Tickers,
  markets: ReadonlyMap<string, Market>,
  widest: { price: number; size: number },
  actions: Omit<ComponentProps<typeof PositionActions>, 'position' | 'market'>,
): Column<Position>[] {
  const marketOf = (position: Position): Market | undefined => markets.get(position.market)
  const price = (position: Position, value: Decimal | null): ReactNode => (
    <Amount value={value} places={placesIn(marketOf(position)).price} alignTo={widest.price} />
  )
  return [
    {
      id: 'market',
      label: t('column.market'),
      width: 117,
      sort: { kind: 'text', value: (position) => position.market },
      cell: (position) => (
        <RowButton className="plain">
          <MarketName symbol={position.market} />
        </RowButton>
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
        <OwnAmount value={position.size} places={placesIn(marketOf(position)).size} alignTo={widest.size} />
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
      spare: 3,
      width: widthOf(6, widest.price),
      align: 'end',
      cell: (position) => (
        <span className="of-prices">
          <MarkCell symbol={position.market} draw={(value) => price(position, value)} />
        </span>
      ),
    },
    {
      id: 'pnl',
      label: t('column.unrealizedPnl'),
      width: 90,
      align: 'end',
      sort: { kind: 'decimal', value: (position) => pnlNow(position, tickers) },
      cell: (position) => (
        <span className="of-prices">
          <PnlCell position={position} />
        </span>
      ),
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
      width: 70,
      spare: 2,
      align: 'end',
      cell: (position) => <MarginCell position={position} market={marketOf(position)} />,
    },
    {
      id: 'leverage',
      label: t('column.leverage'),
      width: 60,
      spare: 1,
      align: 'end',
      sort: { kind: 'decimal', value: (position) => position.leverage },
      cell: (position) => (
        <>
          <Amount value={position.leverage} places={1} />
          {position.leverage !== null && <span className="unit">×</span>}
        </>
      ),
    },
    {
      id: 'actions',
      label: '',
      hiddenLabel: t('deed.column'),
      width: 170,
      align: 'end',
      pinned: true,
      cell: (position) => <PositionActions position={position} market={marketOf(position)} {...actions} />,
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
  return draw(useTick(symbol, pickMark))
}

/**
 * Initial margin of a position, at the market's base as the ticket has it. Not from its leverage: the
 * venue doesn't say whether that is the one chosen or the one in effect, and the latter gives the account's value.
 */
function MarginCell({ position, market }: { position: Position; market: Market | undefined }): ReactNode {
  const mark = useTick(position.market, pickMark)
  const fraction = market?.initialMarginFraction
  return <OwnMoney value={mark && fraction ? multiply(multiply(position.size, mark), fraction) : null} />
}
