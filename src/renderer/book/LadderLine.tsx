import type { CSSProperties, MouseEvent, ReactNode } from 'react'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sign } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import { Amount } from '../format/Amount'
import { formatNumber } from '../../notation/number'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'
import { RowButton, TabStopContext } from '../table/RowButton'

interface LadderLineProps {
  /** Counted from the best price: it stays, the numbers in it change. */
  place: string
  side: 'bids' | 'asks'
  /** Null for a place no level has come to. */
  price: Decimal | null
  size: Decimal
  total: Decimal
  share: Decimal
  own: Decimal | null
  places: { price: number; size: number }
  isBest: boolean
  /** Whether the mark lies at the edge of this row that is nearer to the best price. */
  isAtMark: boolean
  tabStop: boolean
  /** Null while prices can't be trusted. */
  onPick: ((price: Decimal) => void) | null
}

/** One price of the book. Drawn again only when something in it is another. */
export const LadderLine = memo(function LadderLine(props: LadderLineProps): ReactNode {
  const { place, side, price, size, total, share, own, places, isBest, isAtMark, tabStop, onPick } = props
  const { t } = useTranslation()
  const notation = useNotation()
  const mayTell = useOwnText()
  const under = useRef(price)
  if (price === null)
    return (
      <tr className="ladder-row" aria-hidden>
        <td colSpan={3} />
      </tr>
    )
  // The numbers of a row may be others by the time it is let go: what was pressed is what was seen.
  const press = (): void => void (under.current = price)
  const pick =
    onPick && sign(price) > 0
      ? ({ detail }: MouseEvent) => onPick((detail > 0 && under.current) || price)
      : undefined
  const ownText =
    own && t('book.own', { size: mayTell(formatNumber(own, { places: places.size }, notation)) })
  return (
    <tr
      className="ladder-row"
      data-key={place}
      data-best={isBest || undefined}
      data-mark={isAtMark || undefined}
      data-pickable={pick ? true : undefined}
      style={{ '--share': `${share}%` } as CSSProperties}
      onPointerDown={press}
      onClick={pick}
    >
      <td className="end">
        {ownText && (
          <span className="own" title={ownText}>
            <span className="visually-hidden">{ownText}</span>
          </span>
        )}
        <TabStopContext value={tabStop}>
          <RowButton className={`plain ${side === 'bids' ? 'up' : 'down'}`} disabled={!pick}>
            <Amount value={price} places={places.price} exact />
          </RowButton>
        </TabStopContext>
      </td>
      <td className="end">
        <Amount value={size} places={places.size} />
      </td>
      <td className="end dim">
        <Amount value={total} places={places.size} />
      </td>
    </tr>
  )
})
