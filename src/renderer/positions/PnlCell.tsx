import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { OwnMoney } from '../format/OwnMoney'
import { unrealizedPnlAt } from '../../money/pnl'
import type { Decimal, Position } from '../../preload/model'
import { useUnrealizedPnl } from '../session'
import type { Tickers } from '../tickers'

/** What a position has won or lost at its mark. */
export function PnlCell({ position }: { position: Position }): ReactNode {
  const alone = useMemo(() => [position], [position])
  return <OwnMoney value={useUnrealizedPnl(alone)} signed toned />
}

/** The same at this moment, to sort by. */
export function pnlNow(position: Position, tickers: Pick<Tickers, 'get'>): Decimal {
  return unrealizedPnlAt(position, tickers.get(position.market)?.markPrice ?? null)
}
