import { add, compare, negate, type Decimal } from '../../money/decimal'
import type { Balance, Position } from '../../preload/model'
import type { Transfer } from '../../preload/records'
import type { ReviewCheck } from '../../preload/review'
import { fromQuanta } from './position'
import { Sum, type Sums } from './sums'

/** Kinds of transfer that take money out; where the venue says a direction, that counts. */
const outwards = new Set(['WITHDRAWAL', 'AUTO_WITHDRAWAL', 'VAULT_DEPOSIT'])

/** What a transfer did to the account: positive came in. One that is not completed has done nothing. */
export function amountOf({ kind, direction, status, amount }: Transfer): Decimal {
  const isOut = direction === undefined ? outwards.has(kind) : direction === 'out'
  if (status !== 'COMPLETED' && !(isOut && status !== 'FAILED')) return '0'
  return isOut ? negate(amount) : amount
}

interface Held {
  settlementCurrency: string
  balances: readonly Balance[]
  positions: readonly Position[]
  isWhole: boolean
  /** A balance that is older than this does not know all that is reckoned with. */
  sinceMs: number
}

/** Holds what the journal comes to against what the exchange says. */
export function toCheck(
  { days }: Pick<Sums, 'days'>,
  sizes: ReadonlyMap<string, bigint>,
  transfers: readonly Transfer[],
  { settlementCurrency, balances, positions, isWhole, sinceMs }: Held,
): ReviewCheck {
  const all = new Sum()
  for (const markets of days.values()) for (const sum of markets.values()) all.join(sum)
  const moved = transfers
    .filter(({ token }) => token === settlementCurrency || token === '')
    .reduce((sum, transfer) => add(sum, amountOf(transfer)), '0')
  const heldSizes = new Map(
    positions.map(({ market, side, size }) => [market, side === 'short' ? negate(size) : size]),
  )
  const balance = balances.find(({ token }) => token === settlementCurrency)
  const markets = new Set([...heldSizes.keys(), ...sizes.keys()])
  return {
    balance: balance && balance.updatedAtMs >= sinceMs ? balance.size : null,
    reckoned: add(moved, fromQuanta(all.net)),
    positions: [...markets].flatMap((market) => {
      const [held, reckoned] = [heldSizes.get(market) ?? '0', fromQuanta(sizes.get(market) ?? 0n)]
      return compare(held, reckoned) === 0 ? [] : [{ market, held, reckoned }]
    }),
    isWhole,
  }
}
