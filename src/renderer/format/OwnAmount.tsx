import type { ReactNode } from 'react'
import { Amount, type AmountProps } from './Amount'
import { HiddenAmount, useHidden } from './HiddenAmount'

/** An amount of what the account holds, trades, earns or moves: dots while the person hides it. */
export function OwnAmount(props: AmountProps): ReactNode {
  return useHidden() ? <HiddenAmount /> : <Amount {...props} />
}
