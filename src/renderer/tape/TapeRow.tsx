import type { ReactNode } from 'react'
import { memo } from 'react'
import type { Side, TapeTrade } from '../../preload/model'
import { Amount } from '../format/Amount'
import { Moment } from '../format/Moment'

interface TapeRowProps {
  trade: TapeTrade
  places: { price: number; size: number }
  /** The word for each side. */
  sides: Record<Side, string>
}

/** Not drawn: in a busy market a screen full of rows is new ten times a second. */
const arrows: Record<Side, string> = { buy: '↑', sell: '↓' }

/** One trade of anybody's; its colour and arrow are the taker's side. */
export const TapeRow = memo(function TapeRow({ trade, places, sides }: TapeRowProps): ReactNode {
  return (
    <tr>
      <td className="dim">
        <Moment atMs={trade.createdAtMs} />
      </td>
      <td className={`end ${trade.side === 'buy' ? 'up' : 'down'}`}>
        <span className="tape-arrow" role="img" aria-label={sides[trade.side]}>
          {arrows[trade.side]}
        </span>
        <Amount value={trade.price} places={places.price} exact />
      </td>
      <td className="end">
        <Amount value={trade.size} places={places.size} />
      </td>
    </tr>
  )
})
