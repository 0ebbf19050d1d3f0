import type { TFunction } from 'i18next'
import type { Decimal, Fill, Market } from '../../preload/model'
import { Amount } from '../format/Amount'
import { OwnAmount } from '../format/OwnAmount'
import { Moment } from '../format/Moment'
import { FEE_PLACES, MOMENT_WIDTH, placesIn, widthOf } from '../format/places'
import type { Column } from '../table/columns'
import { MarketName } from './MarketName'
import { SideWord } from './SideWord'

/** What columns of prices and sizes are made with. */
export interface MarketParts {
  t: TFunction
  markets: ReadonlyMap<string, Market>
  /** What prices and sizes are aligned to. */
  widest: { price: number; size: number }
}

type OfMarket = { market: string }

/** Which figure of a row, and what it is called. */
interface Figure<T> {
  id: string
  label: string
  value: (entry: T) => Decimal | null
}

/** The market a row is of. */
export function marketColumn<T extends OfMarket>(t: TFunction): Column<T> {
  return {
    id: 'market',
    label: t('column.market'),
    width: 117,
    sort: { kind: 'text', value: ({ market }) => market },
    cell: ({ market }) => <MarketName symbol={market} />,
  }
}

/** Which way it went. */
export function sideColumn<T extends { side: 'buy' | 'sell' | 'long' | 'short' }>(t: TFunction): Column<T> {
  return {
    id: 'side',
    label: t('column.side'),
    width: 44,
    sort: { kind: 'text', value: ({ side }) => side },
    cell: ({ side }) => <SideWord side={side} />,
  }
}

/** When it was. */
export function momentColumn<T>(t: TFunction, atMs: (entry: T) => number): Column<T> {
  return {
    id: 'time',
    label: t('column.timeUtc'),
    width: MOMENT_WIDTH,
    moments: true,
    sort: { kind: 'number', value: atMs },
    cell: (entry) => <Moment atMs={atMs(entry)} />,
  }
}

/** A price on the tick of its market, aligned with those of the others. */
export function priceColumn<T extends OfMarket>(parts: MarketParts, figure: Figure<T>): Column<T> {
  return figureColumn('price', 6, parts, figure)
}

/** A size of anybody's on the step of its market, aligned with those of the others. */
export function sizeColumn<T extends OfMarket>(parts: MarketParts, figure: Figure<T>): Column<T> {
  return figureColumn('size', 5, parts, figure)
}

/** A size of the account's own, which may be hidden. */
export function ownSizeColumn<T extends OfMarket>(parts: MarketParts, figure: Figure<T>): Column<T> {
  return figureColumn('size', 5, parts, figure, OwnAmount)
}

function figureColumn<T extends OfMarket>(
  of: 'price' | 'size',
  digits: number,
  { markets, widest }: MarketParts,
  { id, label, value }: Figure<T>,
  Drawn: typeof OwnAmount | typeof Amount = Amount,
): Column<T> {
  return {
    id,
    label,
    width: widthOf(digits, widest[of]),
    align: 'end',
    sort: { kind: 'decimal', value },
    cell: (entry) => (
      <Drawn value={value(entry)} places={placesIn(markets.get(entry.market))[of]} alignTo={widest[of]} />
    ),
  }
}

/** What a fill has cost, in the currency it was paid in. */
export function feeColumn<T extends Fill>(t: TFunction): Column<T> {
  return {
    id: 'fee',
    label: t('column.fee'),
    width: 98,
    align: 'end',
    sort: { kind: 'decimal', value: ({ fee }) => fee },
    cell: ({ fee, feeCurrency }) => <OwnAmount value={fee} places={FEE_PLACES} unit={feeCurrency} />,
  }
}
