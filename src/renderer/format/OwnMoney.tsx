import type { ReactNode } from 'react'
import { HiddenAmount, useHidden } from './HiddenAmount'
import { Money, type MoneyProps } from './Money'

/** What the account holds, earns or loses: dots while the person hides it. */
export function OwnMoney(props: MoneyProps): ReactNode {
  return useHidden() ? <HiddenAmount /> : <Money {...props} />
}
