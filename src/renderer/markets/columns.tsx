import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { Decimal, Market, Ticker } from '../../preload/model'
import { Amount } from '../format/Amount'
import { formatCompact } from '../../notation/number'
import { Percent } from '../format/Percent'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { MarketName } from '../market/MarketName'
import { pickMark, useTick } from '../session'
import type { Column } from '../table/columns'
import { RowButton } from '../table/RowButton'
import type { Tickers } from '../tickers'
import { FavouriteButton } from './FavouriteButton'
import { Sparkline } from './Sparkline'
import type { MarketColumn } from './chosen'
import type { Sparklines } from './sparklines'

const pickChange = (ticker: Ticker | undefined): Decimal | null => ticker?.priceChangeRate24h ?? null
const pickFunding = (ticker: Ticker | undefined): Decimal | null => ticker?.fundingRate ?? null

const pickVolume = (ticker: Ticker | undefined): Decimal | null => ticker?.volume24h ?? null
const pickInterest = (ticker: Ticker | undefined): Decimal | null => ticker?.openInterest ?? null

/** Pixels that a price of so many places needs: large prices have few of them, and small ones one digit before. */
const priceWidthOf = (places: number): number => Math.max(64, 8 + Math.ceil((places + 2) * 7.6))

/**
 * The columns of the market list that are chosen, in their order, after the name; sorting by a moving number takes
 * it as it is when the head is pressed. `places` are the most that a price of them has.
 */
export function marketColumns(
  t: TFunction,
  tickers: Tickers,
  sparklines: Sparklines,
  chosen: readonly MarketColumn[],
  places: number,
): Column<Market>[] {
  const all = allColumns(t, tickers, sparklines, priceWidthOf(places))
  return ['market', ...chosen].flatMap((wanted) => all.find(({ id }) => id === wanted) ?? [])
}

function allColumns(
  t: TFunction,
  tickers: Tickers,
  sparklines: Sparklines,
  priceWidth: number,
): Column<Market>[] {
  return [
    {
      id: 'market',
      label: t('column.market'),
      width: 138,
      sort: { kind: 'text', value: (market) => market.symbol },
      cell: (market) => (
        <span className="market-cell">
          <FavouriteButton market={market.symbol} />
          <RowButton className="plain">
            <MarketName symbol={market.symbol} />
          </RowButton>
        </span>
      ),
    },
    {
      id: 'mark',
      label: t('column.mark'),
      width: priceWidth,
      align: 'end',
      sort: { kind: 'decimal', value: ({ symbol }) => tickers.get(symbol)?.markPrice ?? null },
      cell: (market) => <MarkCell market={market} />,
    },
    {
      id: 'change',
      label: t('column.change24h'),
      width: 54,
      align: 'end',
      sort: { kind: 'decimal', value: ({ symbol }) => tickers.get(symbol)?.priceChangeRate24h ?? null },
      cell: (market) => <ChangeCell market={market} />,
    },
    {
      id: 'day',
      label: t('column.day'),
      width: 68,
      spare: 2,
      align: 'end',
      cell: ({ symbol }) => <Sparkline market={symbol} sparklines={sparklines} />,
    },
    {
      id: 'funding',
      label: t('column.funding'),
      width: 70,
      spare: 1,
      align: 'end',
      sort: { kind: 'decimal', value: ({ symbol }) => tickers.get(symbol)?.fundingRate ?? null },
      cell: (market) => <FundingCell market={market} />,
    },
    {
      id: 'volume',
      label: t('market.volume24h'),
      width: 84,
      spare: 4,
      align: 'end',
      sort: { kind: 'decimal', value: ({ symbol }) => tickers.get(symbol)?.volume24h ?? null },
      cell: (market) => <LargeCell market={market} pick={pickVolume} />,
    },
    {
      id: 'openInterest',
      label: t('market.openInterest'),
      width: 92,
      spare: 3,
      align: 'end',
      sort: { kind: 'decimal', value: ({ symbol }) => tickers.get(symbol)?.openInterest ?? null },
      cell: (market) => <LargeCell market={market} pick={pickInterest} />,
    },
  ]
}

interface LargeCellProps {
  market: Market
  pick: (ticker: Ticker | undefined) => Decimal | null
}

function LargeCell({ market, pick }: LargeCellProps): ReactNode {
  const value = useTick(market.symbol, pick)
  const notation = useNotation()
  return <span className="dim">{value === null ? '–' : formatCompact(value, notation)}</span>
}

function MarkCell({ market }: { market: Market }): ReactNode {
  // Untinted: with so many of them the list would never be still.
  return <Amount value={useTick(market.symbol, pickMark)} places={placesIn(market).price} />
}

function ChangeCell({ market }: { market: Market }): ReactNode {
  return <Percent value={useTick(market.symbol, pickChange)} places={2} toned />
}

function FundingCell({ market }: { market: Market }): ReactNode {
  return (
    <span className="dim">
      <Percent value={useTick(market.symbol, pickFunding)} places={4} />
    </span>
  )
}
