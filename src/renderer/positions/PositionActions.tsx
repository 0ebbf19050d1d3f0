import { ArrowLeftRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market, Position } from '../../preload/model'
import { RowButton } from '../table/RowButton'
import type { Deed } from './deeds'
import { sizeOf } from './deeds'

interface PositionActionsProps {
  position: Position
  market: Market | undefined
  /** A watch-only account's positions can't be changed. */
  watchOnly: boolean
  onDeed: (deed: Deed, position: Position) => void
  onExits: (position: Position) => void
}

/** Close, close half, reverse, and where to leave it; each asks before it sends. */
export function PositionActions({
  position,
  market,
  watchOnly,
  onDeed,
  onExits,
}: PositionActionsProps): ReactNode {
  const { t } = useTranslation()
  const button = (deed: Deed, face: ReactNode): ReactNode => {
    const able = !watchOnly && market !== undefined && sizeOf(deed, position, market) !== null
    const name = t(`deed.title.${deed}`, { market: position.market })
    return (
      <RowButton
        className="row-action"
        aria-disabled={!able || undefined}
        aria-label={name}
        title={name}
        onClick={(event) => {
          // The row itself shows its market when it is pressed.
          event.stopPropagation()
          if (able) onDeed(deed, position)
        }}
      >
        {face}
      </RowButton>
    )
  }
  const exits = t('positions.exits.title', { market: position.market })
  return (
    <span className="row-actions">
      <RowButton
        className="row-action"
        aria-disabled={watchOnly || market === undefined || undefined}
        title={exits}
        onClick={(event) => {
          event.stopPropagation()
          if (!watchOnly && market) onExits(position)
        }}
      >
        <span className="visually-hidden">{exits} </span>
        {t('positions.exits.short')}
      </RowButton>
      {button('close', t('deed.close'))}
      {button('halve', '½')}
      {button('reverse', <ArrowLeftRight size={12} strokeWidth={1.5} aria-hidden />)}
    </span>
  )
}
