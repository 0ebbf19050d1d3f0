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
  onDeed: (deed: Deed, position: Position) => void
}

/** Close, close half, and reverse; each asks before it sends. */
export function PositionActions({ position, market, onDeed }: PositionActionsProps): ReactNode {
  const { t } = useTranslation()
  const button = (deed: Deed, face: ReactNode): ReactNode => {
    const able = market !== undefined && sizeOf(deed, position, market) !== null
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
  return (
    <span className="row-actions">
      {button('close', t('deed.close'))}
      {button('halve', '½')}
      {button('reverse', <ArrowLeftRight size={12} strokeWidth={1.5} aria-hidden />)}
    </span>
  )
}
