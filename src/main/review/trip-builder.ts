import type { Fill, FillType } from '../../preload/model'
import type { RoundTrip } from '../../preload/review'
import { fromQuanta, magnitude } from './position'

/** What a fill gives to one trip, in quanta and without a sign but for the money. */
export interface Share {
  fill: Fill
  opened: bigint
  closed: bigint
  price: bigint
  fee: bigint
  /** PnL that counts, and whether the venue said it. */
  realized: bigint
  isSaid: boolean
  /** PnL by the average cost of what was held. */
  reckoned: bigint
}

/** A trip that goes on. */
export interface TripBuilder {
  add(share: Share): void
  addFunding(payment: bigint): void
  /** It as it stands; `closedAtMs` ends it. */
  build(closedAtMs: number | null): RoundTrip
}

const one = 100_000_000n

/** A trip that begins with this fill. */
export function createTripBuilder(first: Fill): TripBuilder {
  const side = first.side === 'buy' ? 'long' : 'short'
  let [held, most, entered, entryValue, exited, exitValue] = [0n, 0n, 0n, 0n, 0n, 0n]
  let [fees, funding, realized, reckoned, closings] = [0n, 0n, 0n, 0n, 0n]
  let isSaid = true
  let fills = 0
  let last: FillType = first.fillType

  /** Whether prices and PnL agree. Nothing is rounded any more where all that was entered has been left. */
  function agrees(): boolean {
    if (held !== 0n) return magnitude(realized - reckoned) <= closings
    const flow = side === 'long' ? exitValue - entryValue : entryValue - exitValue
    return magnitude(flow - realized * one) <= closings * one
  }

  return {
    add(share) {
      const { fill, opened, closed, price } = share
      held += opened - closed
      if (held > most) most = held
      entered += opened
      entryValue += opened * price
      exited += closed
      exitValue += closed * price
      fees += share.fee
      realized += share.realized
      reckoned += share.reckoned
      if (closed > 0n) {
        closings += 1n
        isSaid &&= share.isSaid
      }
      fills += 1
      last = fill.fillType
    },
    addFunding(payment) {
      funding += payment
    },
    build: (closedAtMs) => ({
      id: first.key,
      market: first.market,
      side,
      openedAtMs: first.createdAtMs,
      closedAtMs,
      size: fromQuanta(most),
      entryPrice: fromQuanta(entered === 0n ? 0n : entryValue / entered),
      exitPrice: exited === 0n ? null : fromQuanta(exitValue / exited),
      realizedPnl: fromQuanta(realized),
      fees: fromQuanta(fees),
      funding: fromQuanta(funding),
      net: fromQuanta(realized - fees + funding),
      fills,
      endedBy: closedAtMs === null ? null : last,
      check: !isSaid ? 'reckoned' : agrees() ? 'exact' : 'different',
    }),
  }
}
