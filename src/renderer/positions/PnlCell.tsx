import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { OwnMoney } from '../format/OwnMoney'
import type { Position } from '../../preload/model'
import { useUnrealizedPnl } from '../session'

/** What a position has won or lost at its mark. */
export function PnlCell({ position }: { position: Position }): ReactNode {
  const alone = useMemo(() => [position], [position])
  return <OwnMoney value={useUnrealizedPnl(alone)} signed toned />
}
