import { add, compare, divide, sign, type Decimal } from '../../money/decimal'
import type { Performance, RoundTrip, TripFigures } from '../../preload/review'
import { fromQuanta } from './position'
import { dayOf } from '../journal/totals'
import { Sum, type Sums } from './sums'

/** Which part of what is summed up: whole days of UTC, of one market or all. */
export interface Stretch {
  market: string | null
  fromMs: number | null
  toMs: number | null
}

/** Places of an average. */
const places = 8
const mostPoints = 999
const beforeFirstMs = 1_000

/** How a stretch went: what is reckoned of sums and of trips that ended in it. */
export function toPerformance(
  { days, points }: Pick<Sums, 'days' | 'points'>,
  ended: readonly RoundTrip[],
  stretch: Stretch,
): Omit<Performance, 'check' | 'settlementCurrency'> {
  const { market, fromMs, toMs } = stretch
  const fromDay = fromMs === null ? '' : dayOf(fromMs)
  const untilMs = toMs ?? Number.POSITIVE_INFINITY
  const lastDay = toMs === null ? '9999' : dayOf(toMs - 1)
  const isWanted = (name: string) => market === null || market === name
  const total = new Sum()
  const byMarket = new Map<string, Sum>()
  const byDay: Performance['days'] = []
  for (const [day, markets] of days) {
    if (day < fromDay || day > lastDay) continue
    const ofDay = new Sum()
    for (const [name, sum] of markets) {
      if (!isWanted(name)) continue
      ofDay.join(sum)
      const ofMarket = byMarket.get(name) ?? new Sum()
      ofMarket.join(sum)
      byMarket.set(name, ofMarket)
    }
    if (ofDay.fills === 0 && ofDay.net === 0n && ofDay.funding === 0n) continue
    total.join(ofDay)
    byDay.push({ day, ...ofDay.show() })
  }
  const trips = ended.filter(
    (trip) =>
      isWanted(trip.market) &&
      (trip.closedAtMs ?? 0) >= (fromMs ?? -Infinity) &&
      (trip.closedAtMs ?? 0) < untilMs,
  )
  return {
    totals: total.show(),
    markets: [...byMarket]
      .sort(([, a], [, b]) => (a.volume < b.volume ? 1 : a.volume > b.volume ? -1 : 0))
      .map(([name, sum]) => ({
        market: name,
        ...sum.show(),
        trips: toFigures(trips.filter((trip) => trip.market === name)),
      })),
    days: byDay.sort((a, b) => (a.day < b.day ? -1 : 1)),
    trips: toFigures(trips),
    curve: toCurve(
      points.filter(
        (point) => isWanted(point.market) && point.atMs >= (fromMs ?? -Infinity) && point.atMs < untilMs,
      ),
    ),
  }
}

/** What trips that have ended come to. */
export function toFigures(trips: readonly RoundTrip[]): TripFigures {
  const nets = trips.map(({ net }) => net)
  const won = nets.filter((net) => sign(net) > 0)
  const lost = nets.filter((net) => sign(net) < 0)
  const [allWon, allLost] = [sumOf(won), sumOf(lost)]
  const ranked = [...nets].sort(compare)
  const holds = trips.map(({ openedAtMs, closedAtMs }) => (closedAtMs ?? openedAtMs) - openedAtMs)
  return {
    count: trips.length,
    wins: won.length,
    losses: lost.length,
    winRate: trips.length === 0 ? null : divide(String(won.length), String(trips.length), places, 'half'),
    averageWin: average(allWon, won.length),
    averageLoss: average(allLost, lost.length),
    best: ranked.at(-1) ?? null,
    worst: ranked[0] ?? null,
    profitFactor: lost.length === 0 ? null : divide(allWon, allLost.slice(1), places, 'half'),
    expectancy: average(sumOf(nets), nets.length),
    averageHoldMs: holds.length === 0 ? null : Math.round(holds.reduce((a, b) => a + b, 0) / holds.length),
    medianHoldMs: holds.sort((a, b) => a - b)[Math.floor(holds.length / 2)] ?? null,
  }
}

function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => add(sum, value), '0')
}

function average(sum: Decimal, count: number): Decimal | null {
  return count === 0 ? null : divide(sum, String(count), places, 'half')
}

/** The net so far; of many points in one span the last. */
function toCurve(points: readonly { atMs: number; net: bigint }[]): Performance['curve'] {
  let net = 0n
  const all = points.map((point) => ({ atMs: point.atMs, net: (net += point.net) }))
  const [first, last] = [all[0], all.at(-1)]
  const spanMs = first && last ? Math.max(1, (last.atMs - first.atMs) / (mostPoints - 1)) : 1
  const startMs = first?.atMs ?? 0
  const bySpan = new Map(all.map((point) => [Math.floor((point.atMs - startMs) / spanMs), point]))
  const drawn = [...bySpan.values()].map((point) => ({ atMs: point.atMs, value: fromQuanta(point.net) }))
  // Before the first movement there was nothing.
  return first ? [{ atMs: startMs - beforeFirstMs, value: '0' }, ...drawn] : []
}
