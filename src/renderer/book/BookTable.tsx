import type { ReactNode } from 'react'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { placesIn } from '../format/places'
import type { ConnectionPhase, Decimal, Market, MarketBook, Order } from '../../preload/model'
import { useDesk, useSession, useTicker } from '../session'
import type { DeskState } from '../state'
import { useStore } from '../store'
import { useRowFocus } from '../table/useRowFocus'
import type { LadderRow } from './ladder'
import { rowsPassed, toLadder } from './ladder'
import { LadderLine } from './LadderLine'
import { LadderMiddle } from './LadderMiddle'
import { useRowsThatFit } from './useRowsThatFit'

interface BookTableProps {
  market: Market
  step: Decimal
}

type Side = 'bids' | 'asks'

const pickBook = (book: MarketBook | null): MarketBook | null => book
const pickOrders = (state: DeskState): Order[] => state.orders
const pickPhase = (state: DeskState): ConnectionPhase => state.connection.marketData

/** Asks above, bids below, as many of each as the panel has room for; the places stay, the numbers change. */
export function BookTable({ market, step }: BookTableProps): ReactNode {
  const { t } = useTranslation()
  const { desk, workspace } = useSession()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useRowsThatFit(scroller)
  const known = useStore(desk.marketData.book, pickBook)
  const book = known?.market === market.symbol ? known : null
  const orders = useDesk(pickOrders)
  const isLive = useDesk(pickPhase) === 'live'
  const mark = useTicker(market.symbol)?.markPrice ?? null
  const own = useMemo(() => orders.filter((order) => order.market === market.symbol), [orders, market.symbol])
  const ladder = useMemo(
    () => toLadder(book ?? { bids: [], asks: [] }, step, rows, own),
    [book, step, rows, own],
  )
  const pick = useCallback(
    (price: Decimal) => workspace.update((now) => ({ ...now, pickedPrice: { price, at: Date.now() } })),
    [workspace],
  )
  const places = useMemo(() => placesIn(market), [market])
  const upwards = [...Array(rows).keys()].reverse()
  const drawn = [
    ...upwards.filter((place) => place < ladder.asks.length).map((place) => `asks-${place}`),
    ...ladder.bids.map((_, place) => `bids-${place}`),
  ]
  const { tabStop, ...keeping } = useRowFocus(scroller, drawn, 'bids-0')

  const line = (
    side: Side,
    place: number,
    level: LadderRow | undefined,
    passed: number | null,
  ): ReactNode => (
    <LadderLine
      key={place}
      place={`${side}-${place}`}
      side={side}
      price={level?.price ?? null}
      size={level?.size ?? '0'}
      total={level?.total ?? '0'}
      share={level?.share ?? '0'}
      own={level?.own ?? null}
      places={places}
      isBest={place === 0}
      isAtMark={place > 0 && place === passed}
      tabStop={tabStop === `${side}-${place}`}
      onPick={isLive ? pick : null}
    />
  )
  const asksPassed = rowsPassed(ladder.asks, mark, 'asks')
  const bidsPassed = rowsPassed(ladder.bids, mark, 'bids')
  const word = wordOf(book)

  return (
    <div className="ladder" ref={scroller} tabIndex={-1} {...keeping}>
      <table aria-label={t('book.title')}>
        <thead>
          <tr>
            <th scope="col" className="end">
              {t('column.price')} <span className="unit">{market.quoteCurrency}</span>
            </th>
            <th scope="col" className="end">
              {t('column.size')} <span className="unit">{market.baseCurrency}</span>
            </th>
            <th scope="col" className="end">
              {t('book.total')}
            </th>
          </tr>
        </thead>
        <tbody className="asks" aria-label={t('book.asks')}>
          {upwards.map((place) => line('asks', place, ladder.asks[place], asksPassed))}
        </tbody>
        <tbody>
          <LadderMiddle
            mark={mark}
            spread={ladder.spread}
            spreadRate={ladder.spreadRate}
            places={places.price}
          />
        </tbody>
        <tbody className="bids" aria-label={t('book.bids')}>
          {upwards.map((_, place) => line('bids', place, ladder.bids[place], bidsPassed))}
        </tbody>
      </table>
      {word && (
        <p className="ladder-word" role="status">
          {t(word)}
        </p>
      )}
    </div>
  )
}

/** What to say instead of a book; null where there is one. */
function wordOf(book: MarketBook | null): 'book.waiting' | 'book.refused' | 'book.empty' | null {
  if (book?.phase === 'refused') return 'book.refused'
  if (book?.phase !== 'live') return 'book.waiting'
  return book.bids.length + book.asks.length === 0 ? 'book.empty' : null
}
