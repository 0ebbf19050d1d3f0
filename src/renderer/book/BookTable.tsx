import type { ReactNode } from 'react'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { placesIn } from '../format/places'
import type { ConnectionPhase, Decimal, Market, MarketBook, Order } from '../../preload/model'
import { useDesk, useSession, useTicker } from '../session'
import type { DeskState } from '../state'
import { useStore } from '../store'
import { toLadder, toSpread } from './ladder'
import { LadderMiddle } from './LadderMiddle'
import { LadderSide } from './LadderSide'
import { useRowsThatFit } from './useRowsThatFit'

interface BookTableProps {
  market: Market
  step: Decimal
}

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
  const isLive = useDesk(pickPhase) === 'live' && book?.phase !== 'stale'
  const ticker = useTicker(market.symbol)
  const mark = ticker?.markPrice ?? null
  const own = useMemo(() => orders.filter((order) => order.market === market.symbol), [orders, market.symbol])
  const ladder = useMemo(
    () => toLadder(book ?? { bids: [], asks: [] }, step, rows, own),
    [book, step, rows, own],
  )
  const pick = useCallback(
    (price: Decimal) => workspace.update((now) => ({ ...now, pickedPrice: { price, at: Date.now() } })),
    [workspace],
  )
  // Of a book the exchange has grouped, the best prices are not in it.
  const { spread, spreadRate } =
    book && book.shape.tick !== null ? toSpread(ticker?.bid ?? null, ticker?.ask ?? null) : ladder
  const places = useMemo(() => placesIn(market), [market])
  const side = { rows, mark, places, onPick: isLive ? pick : null }
  const word = wordOf(book)

  return (
    <div
      className="ladder"
      ref={scroller}
      data-old={!isLive || undefined}
      data-book={book?.phase ?? 'waiting'}
    >
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
        <LadderSide side="asks" levels={ladder.asks} {...side} />
        <tbody>
          <LadderMiddle mark={mark} spread={spread} spreadRate={spreadRate} places={places.price} />
        </tbody>
        <LadderSide side="bids" levels={ladder.bids} {...side} />
      </table>
      {word && (
        <p className="ladder-word" data-over={book?.phase === 'stale' || undefined} role="status">
          {t(word)}
        </p>
      )}
    </div>
  )
}

/** What to say instead of a book, or of one that is old; null where there is one. */
function wordOf(
  book: MarketBook | null,
): 'book.waiting' | 'book.refused' | 'book.empty' | 'book.stale' | null {
  if (book?.phase === 'refused') return 'book.refused'
  if (book?.phase === 'stale') return 'book.stale'
  if (book?.phase !== 'live') return 'book.waiting'
  return book.bids.length + book.asks.length === 0 ? 'book.empty' : null
}
