import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionPhase, Decimal, Market } from '../../preload/model'
import { roundToStep } from '../../money/decimal'
import { formatNumber } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useDesk, useTicker } from '../session'
import type { DeskState } from '../state'

interface PriceLinksProps {
  market: Market
  onPick: (price: Decimal) => void
}

const pickPhase = (state: DeskState): ConnectionPhase => state.connection.marketData

/** Bid, mark and ask as buttons that fill in the price, moved to the tick. */
export function PriceLinks({ market, onPick }: PriceLinksProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const ticker = useTicker(market.symbol)
  const phase = useDesk(pickPhase)
  const links = [
    { label: t('ticket.bid'), price: ticker?.bid, tone: 'up' },
    { label: t('ticket.mark'), price: ticker?.markPrice, tone: '' },
    { label: t('ticket.ask'), price: ticker?.ask, tone: 'down' },
  ]
  return (
    <div className="price-links" data-old={phase !== 'live' || undefined}>
      {links.map(({ label, price, tone }) => {
        const onTick = price ? roundToStep(price, market.priceTickSize, 'nearest') : null
        return (
          <button key={label} type="button" disabled={!onTick} onClick={() => onTick && onPick(onTick)}>
            <span>{label}</span>
            <span className={`amount ${tone}`}>
              {onTick ? formatNumber(onTick, { places: placesIn(market).price }, notation) : '–'}
            </span>
          </button>
        )
      })}
    </div>
  )
}
