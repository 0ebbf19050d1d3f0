import type { ReactNode } from 'react'
import { memo } from 'react'
import type { Decimal } from '../../preload/model'
import { isDecimal, sign } from '../../money/decimal'
import { toParts } from '../../notation/number'
import { useNotation } from './useNotation'

export interface AmountProps {
  /** Null is drawn as a dash: the exchange has not said. */
  value: Decimal | null | undefined
  places: number
  signed?: boolean
  /** Coloured by its sign; a zero is dimmed. */
  toned?: boolean
  unit?: string
  /** Zeros at the end are as telling as other digits, so they aren't dimmed. */
  exact?: boolean
  /** Places of the widest number of its column, so that points stand below each other. */
  alignTo?: number
}

/**
 * A decimal on the screen: tabular, zeros at the end and the unit dimmed, aligned on its point. Drawn again only when
 * it is another.
 */
export const Amount = memo(function Amount(props: AmountProps): ReactNode {
  const { value, places, signed, toned, unit, exact, alignTo } = props
  const notation = useNotation()
  if (value === null || value === undefined) return <span className="amount faint">–</span>
  if (!isDecimal(value)) return <span className="amount">{value}</span>
  const parts = toParts(value, { places, signed: signed ?? false }, notation)
  const tone = toned ? toneOf(sign(value)) : ''
  return (
    <span className={`amount ${tone}`}>
      {parts.sign + parts.whole + parts.fraction + (exact ? parts.trailing : '')}
      {!exact && parts.trailing && <span className="trailing">{parts.trailing}</span>}
      {alignTo !== undefined && alignTo > places && (
        <span className="pad" data-pad={(places === 0 ? '.' : '') + '0'.repeat(alignTo - places)} />
      )}
      {unit && <span className="unit"> {unit}</span>}
    </span>
  )
})

function toneOf(direction: -1 | 0 | 1): string {
  return direction > 0 ? 'up' : direction < 0 ? 'down' : 'dim'
}
