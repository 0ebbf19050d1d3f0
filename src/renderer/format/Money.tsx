import type { ReactNode } from 'react'
import type { Decimal } from '../../preload/model'
import { Amount } from './Amount'
import { MONEY_PLACES } from './places'

/** What an amount of money is drawn by. */
export interface MoneyProps {
  value: Decimal | null | undefined
  signed?: boolean
  /** Coloured by its sign. */
  toned?: boolean
  unit?: string
}

/** An amount of the settlement currency, to the cent. */
export function Money(props: MoneyProps): ReactNode {
  return <Amount {...props} places={MONEY_PLACES} exact />
}
