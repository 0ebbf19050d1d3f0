import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TapeTrade } from '../../preload/model'
import { Amount } from '../format/Amount'
import { Moment } from '../format/Moment'

interface TapeRowProps {
  trade: TapeTrade
  places: { price: number; size: number }
}

/** One trade of anybody's; its colour and arrow are the taker's side. */
export const TapeRow = memo(function TapeRow({ trade, places }: TapeRowProps): ReactNode {
  const { t } = useTranslation()
  const Arrow = trade.side === 'buy' ? ArrowUp : ArrowDown
  return (
    <tr>
      <td className="dim">
        <Moment atMs={trade.createdAtMs} />
      </td>
      <td className={`end ${trade.side === 'buy' ? 'up' : 'down'}`}>
        <Arrow size={12} strokeWidth={1.5} aria-hidden />
        <span className="visually-hidden">{t(`side.${trade.side}`)}</span>{' '}
        <Amount value={trade.price} places={places.price} exact />
      </td>
      <td className="end">
        <Amount value={trade.size} places={places.size} />
      </td>
    </tr>
  )
})
