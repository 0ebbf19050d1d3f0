import { fromUnits } from '../../money/decimal'
import type { ReviewSums } from '../../preload/review'
import { dayOf } from '../journal/totals'
import { fromQuanta } from './position'
import type { Movement } from './trips'

/** A running sum of movements, in quanta. */
export class Sum {
  realized = 0n
  fee = 0n
  funding = 0n
  volume = 0n
  fills = 0
  readonly #otherFees = new Map<string, bigint>()

  /** Takes a movement in. */
  add(movement: Omit<Movement, 'atMs' | 'market'>): void {
    this.realized += movement.realized
    this.fee += movement.fee
    this.funding += movement.funding
    this.volume += movement.volume
    if (movement.isFill) this.fills += 1
    if (movement.otherFee) this.#addOther(movement.otherFee.currency, movement.otherFee.amount)
  }

  /** Takes another sum in. */
  join(other: Sum): void {
    this.realized += other.realized
    this.fee += other.fee
    this.funding += other.funding
    this.volume += other.volume
    this.fills += other.fills
    for (const [currency, amount] of other.#otherFees) this.#addOther(currency, amount)
  }

  #addOther(currency: string, amount: bigint): void {
    this.#otherFees.set(currency, (this.#otherFees.get(currency) ?? 0n) + amount)
  }

  /** Realised and funding less fees. */
  get net(): bigint {
    return this.realized - this.fee + this.funding
  }

  /** The sum in decimals. */
  show(): ReviewSums {
    return {
      realizedPnl: fromQuanta(this.realized),
      fees: fromQuanta(this.fee),
      otherFees: Object.fromEntries(
        [...this.#otherFees].map(([currency, amount]) => [currency, fromQuanta(amount)]),
      ),
      funding: fromQuanta(this.funding),
      net: fromQuanta(this.net),
      volume: fromUnits(this.volume, 16),
      fills: this.fills,
    }
  }
}

/** A change of the account's money within a minute. */
export interface NetPoint {
  atMs: number
  market: string
  net: bigint
}

/** Movements summed up so that any days and any market can be told without going through all of them. */
export interface Sums {
  add(movement: Movement): void
  /** By day of UTC, then by market; oldest first. */
  readonly days: ReadonlyMap<string, ReadonlyMap<string, Sum>>
  /** One for each minute and market in which something moved; oldest first. */
  readonly points: readonly NetPoint[]
}

const minuteMs = 60_000

/** Sums of nothing; movements come in the order of time. */
export function createSums(): Sums {
  const days = new Map<string, Map<string, Sum>>()
  const points: NetPoint[] = []
  let minute = Number.NaN
  const ofMinute = new Map<string, NetPoint>()

  /** Whoever trades in several markets goes from one to the other and back within a minute. */
  function addPoint(atMs: number, market: string, net: bigint): void {
    if (Math.floor(atMs / minuteMs) !== minute) ofMinute.clear()
    minute = Math.floor(atMs / minuteMs)
    const known = ofMinute.get(market)
    if (known) {
      known.net += net
      // They stay in the order of time.
      if (known === points.at(-1)) known.atMs = atMs
      return
    }
    const point = { atMs, market, net }
    ofMinute.set(market, point)
    points.push(point)
  }

  function sumOf(day: string, market: string): Sum {
    const markets = days.get(day) ?? new Map<string, Sum>()
    days.set(day, markets)
    const known = markets.get(market) ?? new Sum()
    markets.set(market, known)
    return known
  }

  return {
    add(movement) {
      sumOf(dayOf(movement.atMs), movement.market).add(movement)
      addPoint(movement.atMs, movement.market, movement.realized - movement.fee + movement.funding)
    },
    days,
    points,
  }
}
