import { add } from '../../money/decimal'
import type { Fill } from '../../preload/model'
import type { RoundTrip } from '../../preload/review'
import type { MoneyEvent } from '../journal/money-stream'
import { flat, fromQuanta, magnitude, takeFill, toQuanta, type Holding } from './position'
import { createTripBuilder, type TripBuilder } from './trip-builder'

/** What one fill or payment did to the account, in quanta. */
export interface Movement {
  atMs: number
  market: string
  realized: bigint
  /** In the settlement currency. */
  fee: bigint
  /** A fee in any other currency. */
  otherFee: { currency: string; amount: bigint } | null
  funding: bigint
  /** In 10^-16. */
  volume: bigint
  isFill: boolean
}

/** Round trips of an account, built of its fills and payments in the order of time. */
export interface Trips {
  /** Takes in all events of one or more whole milliseconds; returns what they did. */
  take(events: readonly MoneyEvent[]): Movement[]
  /** Those that have ended, in the order they did. */
  readonly ended: readonly RoundTrip[]
  /** Those that go on, as they stand. */
  open(): RoundTrip[]
  /** Signed sizes that the fills come to, by market, in quanta. */
  sizes(): ReadonlyMap<string, bigint>
  /** When the last of them was; null before the first. */
  readonly lastAtMs: number | null
  /** Fills and payments with figures that could not be counted. */
  readonly uncounted: number
}

interface Place {
  holding: Holding
  builder: TripBuilder | null
  /** A fill was taken back: what the venue had said of those after it may be void. */
  touched: boolean
  lastEnded: number | null
}

/** A payment that comes so soon after a trip's end is of that trip. */
const lateFundingMs = 60_000

/** No trips yet; fees in another currency than this one are no part of a trip. */
export function createTrips(settlementCurrency: string): Trips {
  const places = new Map<string, Place>()
  const ended: RoundTrip[] = []
  let uncounted = 0
  let lastAtMs: number | null = null

  function placeOf(market: string): Place {
    const known = places.get(market)
    if (known) return known
    const made: Place = { holding: flat, builder: null, touched: false, lastEnded: null }
    places.set(market, made)
    return made
  }

  function takeFunding({ payment }: Extract<MoneyEvent, { kind: 'funding' }>): Movement[] {
    const amount = toQuanta(payment.payment)
    if (amount === undefined) uncounted += 1
    if (amount === undefined) return []
    const place = placeOf(payment.market)
    if (place.builder) place.builder.addFunding(amount)
    else addLate(place, payment.createdAtMs, amount)
    return [{ ...nothing, atMs: payment.createdAtMs, market: payment.market, funding: amount, isFill: false }]
  }

  function addLate({ lastEnded }: Place, atMs: number, amount: bigint): void {
    const trip = lastEnded === null ? undefined : ended[lastEnded]
    if (lastEnded === null || !trip || atMs - (trip.closedAtMs ?? 0) > lateFundingMs) return
    const payment = fromQuanta(amount)
    ended[lastEnded] = { ...trip, funding: add(trip.funding, payment), net: add(trip.net, payment) }
  }

  function takeOne(fill: Fill): Movement[] {
    const place = placeOf(fill.market)
    const [size, price] = [toQuanta(fill.size), toQuanta(fill.price)]
    const paid = toQuanta(fill.fee)
    if (size === undefined || price === undefined || paid === undefined) uncounted += 1
    if (size === undefined || price === undefined || size === 0n) return []
    const isOwnFee = fill.feeCurrency === settlementCurrency || fill.feeCurrency === ''
    const fee = isOwnFee ? (paid ?? 0n) : 0n
    const step = takeFill(place.holding, fill.side === 'buy' ? size : -size, price)
    const said = fill.realizedPnl === null ? undefined : toQuanta(fill.realizedPnl)
    const isVoid = place.touched && said !== undefined && magnitude(said - step.realized) > 1n
    const isSaid = said !== undefined && !isVoid
    const realized = isSaid ? said : step.realized
    const feeOfOpening = step.closed === 0n ? fee : (fee * step.opened) / size
    place.holding = step.after
    const share = { fill, price, isSaid }
    if (step.closed > 0n)
      place.builder?.add({
        ...share,
        closed: step.closed,
        opened: 0n,
        fee: fee - feeOfOpening,
        realized,
        reckoned: step.realized,
      })
    if (step.closed > 0n && (step.after.size === 0n || step.opened > 0n)) end(place, fill.createdAtMs)
    if (step.opened > 0n) {
      place.builder ??= createTripBuilder(fill)
      place.builder.add({
        ...share,
        closed: 0n,
        opened: step.opened,
        fee: feeOfOpening,
        // One that only opens realises nothing, unless the journal does not know what was held before.
        realized: step.closed > 0n ? 0n : realized,
        reckoned: 0n,
      })
    }
    return [
      {
        atMs: fill.createdAtMs,
        market: fill.market,
        realized,
        fee,
        otherFee: isOwnFee ? null : { currency: fill.feeCurrency, amount: paid ?? 0n },
        funding: 0n,
        volume: size * price,
        isFill: true,
      },
    ]
  }

  function end(place: Place, atMs: number): void {
    if (!place.builder) return
    place.lastEnded = ended.push(place.builder.build(atMs)) - 1
    place.builder = null
  }

  return {
    take: (events) =>
      inOrder(events).flatMap((event) => {
        lastAtMs = event.atMs
        if (event.kind === 'funding') return takeFunding(event)
        if (!event.busted) return takeOne(event.fill)
        placeOf(event.fill.market).touched = true
        return []
      }),
    ended,
    open: () => [...places.values()].flatMap(({ builder }) => builder?.build(null) ?? []),
    sizes: () => new Map([...places].map(([market, { holding }]) => [market, holding.size])),
    get lastAtMs() {
      return lastAtMs
    },
    get uncounted() {
      return uncounted
    },
  }
}

const nothing = { realized: 0n, fee: 0n, otherFee: null, volume: 0n }

/**
 * The events of whole milliseconds as they came about. Within one, funding is paid before the fill that changes
 * the position; fills of a market go by the book's sequence, those of one order by what was left of it.
 */
function inOrder(events: readonly MoneyEvent[]): MoneyEvent[] {
  return [...events].sort((a, b) => {
    if (a.atMs !== b.atMs) return a.atMs - b.atMs
    if (a.kind !== 'fill' || b.kind !== 'fill') return Number(a.kind === 'fill') - Number(b.kind === 'fill')
    return compareFills(a.fill, b.fill)
  })
}

function compareFills(a: Fill, b: Fill): number {
  if (a.market !== b.market) return a.market < b.market ? -1 : 1
  const [first, second] = [BigInt(a.bookSeq ?? '0'), BigInt(b.bookSeq ?? '0')]
  if (first !== second && first !== 0n && second !== 0n) return first < second ? -1 : 1
  if (a.orderId === b.orderId && a.remainingSize !== null && b.remainingSize !== null) {
    const [left, right] = [toQuanta(a.remainingSize) ?? 0n, toQuanta(b.remainingSize) ?? 0n]
    if (left !== right) return left > right ? -1 : 1
  }
  return a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
