import type { ReactNode } from 'react'
import type { Decimal } from '../../preload/model'
import { sign, toPlaces } from '../../money/decimal'
import { formatPercent } from '../../notation/number'
import { useNotation } from './useNotation'

interface PercentProps {
  /** A fraction: '0.0132' is 1.32 %. */
  value: Decimal | null | undefined
  places: number
  toned?: boolean
}

/** A fraction as signed per cent; a dash where the exchange has not said. */
export function Percent({ value, places, toned }: PercentProps): ReactNode {
  const notation = useNotation()
  if (value === null || value === undefined) return <span className="amount faint">–</span>
  // A rate is looked at for its size: one too small for its places is drawn as none, without a colour.
  const rounded = toPlaces(value, places + 2)
  const direction = sign(rounded)
  const tone = toned && direction !== 0 ? (direction > 0 ? 'up' : 'down') : ''
  return (
    <span className={`amount ${tone}`}>{formatPercent(rounded, { places, signed: true }, notation)}</span>
  )
}
