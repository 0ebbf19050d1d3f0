import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { add, compare, divide, sign, subtract } from '../../money/decimal'
import { slippage, sweep } from '../../money/depth'
import type { MarketBook } from '../../preload/model'
import { Amount } from '../format/Amount'
import { formatPercent } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useSession } from '../session'
import { useStore } from '../store'
import type { Surroundings } from './checks'
import type { Draft } from './draft'
import { numbersOf, timeInForceOf } from './draft'
import { orderKinds } from '../../trading/kinds'

interface ImpactProps {
  draft: Draft
  around: Surroundings
}

const pickBook = (book: MarketBook | null): MarketBook | null => book

/** What an order that trades at once would take from the book as it stands now: how far it reaches. */
export function Impact({ draft, around }: ImpactProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const { marketData } = useSession().desk
  const book = useStore(marketData.book, pickBook)
  const { market } = around
  const { size, price } = numbersOf(draft)
  const levels = draft.side === 'buy' ? book?.asks : book?.bids
  const atOnce = !orderKinds[draft.type].hasTrigger && ['gtc', 'ioc'].includes(timeInForceOf(draft))
  if (!atOnce || size === null || sign(size) === 0) return null
  if (!levels || book?.market !== market.symbol || book.phase !== 'live') return null
  const taken = sweep(levels, { side: draft.side, size, limit: price })
  const best = levels[0]?.price
  if (taken.averagePrice === null || !best) return null
  const places = placesIn(market).price
  const slip = slippage(draft.side, taken.averagePrice, best)
  const depth = levels.reduce((sum, level) => add(sum, level.size), '0')
  const unfilled = subtract(size, taken.filled)
  const percent = (fraction: string, digits: number): string =>
    formatPercent(fraction, { places: digits }, notation)
  const thin = sign(unfilled) > 0 && price === null
  return (
    <>
      <dt>{t('ticket.impact.average')}</dt>
      <dd>
        <Amount value={taken.averagePrice} places={places} />{' '}
        <span className={compare(slip, '0.001') > 0 ? 'warning' : 'faint'}>{percent(slip, 3)}</span>
      </dd>
      <dt>
        {t('ticket.impact.worst')}{' '}
        <span className="faint">{t('ticket.impact.levels', { count: taken.levels })}</span>
      </dt>
      <dd>
        <Amount value={taken.worstPrice} places={places} />
      </dd>
      <dt>{t('ticket.impact.share')}</dt>
      <dd className={thin ? 'warning' : ''}>{percent(divide(taken.filled, depth, 8, 'half'), 1)}</dd>
      {thin && (
        <dd className="impact-thin warning" role="status">
          {t('ticket.impact.thin', { size: unfilled, base: market.baseCurrency })}
        </dd>
      )}
    </>
  )
}
