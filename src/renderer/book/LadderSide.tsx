import type { ReactNode } from 'react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decimal } from '../../preload/model'
import { useRowFocus } from '../table/useRowFocus'
import type { LadderRow } from './ladder'
import { rowsPassed } from './ladder'
import { LadderLine } from './LadderLine'

interface LadderSideProps {
  side: 'bids' | 'asks'
  /** Best first. */
  levels: readonly LadderRow[]
  /** Places drawn, whether a level has come to them or not. */
  rows: number
  mark: Decimal | null
  places: { price: number; size: number }
  onPick: ((price: Decimal) => void) | null
}

/** One side of the ladder, its best price next to the middle; one stop for Tab, and arrows for its rows. */
export function LadderSide({ side, levels, rows, mark, places, onPick }: LadderSideProps): ReactNode {
  const { t } = useTranslation()
  const body = useRef<HTMLTableSectionElement>(null)
  const passed = rowsPassed(levels, mark, side)
  const order = [...Array(rows).keys()]
  if (side === 'asks') order.reverse()
  const { tabStop, ...keeping } = useRowFocus(
    body,
    levels.map((_, place) => String(place)),
    '0',
  )
  return (
    <tbody ref={body} className={side} aria-label={t(`book.${side}`)} tabIndex={-1} {...keeping}>
      {order.map((place) => {
        const level = levels[place]
        return (
          <LadderLine
            key={place}
            place={String(place)}
            side={side}
            price={level?.price ?? null}
            size={level?.size ?? '0'}
            total={level?.total ?? '0'}
            share={level?.share ?? '0'}
            own={level?.own ?? null}
            places={places}
            isBest={place === 0}
            isAtMark={place > 0 && place === passed}
            tabStop={tabStop === String(place)}
            onPick={onPick}
          />
        )
      })}
    </tbody>
  )
}
