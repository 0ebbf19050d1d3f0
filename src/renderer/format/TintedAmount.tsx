import type { ReactNode } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { Decimal } from '../../preload/model'
import { Amount } from './Amount'
import type { Tinting } from './tint'
import { nextTint } from './tint'

interface TintedAmountProps {
  value: Decimal | null | undefined
  places: number
}

const TINT_MS = 300
const untinted: Tinting = { shown: null, tintedAtMs: -Infinity, tint: null }

/**
 * A price whose text takes the colour of a move for a moment; nothing moves. It is coloured and no more, all the
 * moment through: a fade would have the window drawn sixty times a second.
 */
export function TintedAmount({ value, places }: TintedAmountProps): ReactNode {
  const text = useRef<HTMLSpanElement>(null)
  const tinting = useRef(untinted)
  useLayoutEffect(() => {
    tinting.current = nextTint(tinting.current, value ?? null, places, performance.now())
    const { tint } = tinting.current
    const { current: element } = text
    if (!tint || !element || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    element.style.color = `var(--${tint})`
    // Not called off by the next price, which comes sooner.
    setTimeout(() => (element.style.color = ''), TINT_MS)
  }, [value, places])
  return (
    <span ref={text}>
      <Amount value={value} places={places} />
    </span>
  )
}
