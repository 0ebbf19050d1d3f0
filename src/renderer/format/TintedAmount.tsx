import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Decimal } from '../../preload/model'
import { compare } from '../../money/decimal'
import { Amount } from './Amount'

interface TintedAmountProps {
  value: Decimal | null | undefined
  places: number
  alignTo?: number
}

/** A price whose text takes the colour of its last move for a moment; nothing moves. */
export function TintedAmount({ value, places, alignTo }: TintedAmountProps): ReactNode {
  const [seen, setSeen] = useState({ value, tint: '' })
  if (seen.value !== value) setSeen({ value, tint: tintOf(seen.value, value) })
  return (
    // Another key starts the tint anew.
    <span key={value ?? ''} className={seen.tint}>
      <Amount value={value} places={places} {...(alignTo === undefined ? {} : { alignTo })} />
    </span>
  )
}

function tintOf(before: Decimal | null | undefined, after: Decimal | null | undefined): string {
  if (!before || !after) return ''
  return compare(after, before) > 0 ? 'tint-up' : 'tint-down'
}
