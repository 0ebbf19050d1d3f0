import type { ReactNode } from 'react'
import type { Decimal } from '../../preload/model'
import { sign } from '../../money/decimal'
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
  const direction = sign(value)
  const tone = toned && direction !== 0 ? (direction > 0 ? 'up' : 'down') : ''
  return <span className={`amount ${tone}`}>{formatPercent(value, { places, signed: true }, notation)}</span>
}
