import type { ReactNode } from 'react'
import { isMac, toKeyCaps } from './keys'

/** A chord as keys to press. */
export function KeyCaps({ chord }: { chord: string }): ReactNode {
  return (
    <span className="key-caps">
      {toKeyCaps(chord, isMac()).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  )
}
