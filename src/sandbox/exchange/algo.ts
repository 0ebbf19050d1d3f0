import { floorTo } from './quanta'
import type { AlgoOrder, AlgoRequest, Quanta } from './types'

/** A TWAP as the exchange works on it. */
export interface Algo extends AlgoOrder {
  /** Price times size over its fills, in 10^-16. */
  filledValue: bigint
  /** When the next child is due, and how many are still to come. */
  nextAtMs: number
  childrenLeft: number
}

/** What listeners and callers get: a copy that no longer changes. */
export function snapshotAlgo(algo: Algo): AlgoOrder {
  const { filledValue: _value, nextAtMs: _next, childrenLeft: _left, ...shown } = algo
  return shown
}

/** Makes an algo in state NEW, its first child due at once. */
export function createAlgo(account: string, id: string, request: AlgoRequest, nowMs: number): Algo {
  return {
    id,
    account,
    market: request.market,
    side: request.side,
    size: request.size,
    remaining: request.size,
    durationS: request.durationS,
    frequencyS: request.frequencyS,
    status: 'NEW',
    cancelReason: '',
    avgFillPrice: null,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    endAtMs: nowMs + request.durationS * 1000,
    filledValue: 0n,
    nextAtMs: nowMs,
    childrenLeft: Math.ceil(request.durationS / request.frequencyS),
  }
}

/** The size of the next child: an even share of what remains, and all of it for the last one. */
export function childSize({ remaining, childrenLeft }: Algo, step: Quanta): Quanta {
  return childrenLeft <= 1 ? remaining : floorTo(remaining / BigInt(childrenLeft), step)
}

/** Takes what a child has filled off the algo. */
export function noteFilled(algo: Algo, filled: Quanta, filledValue: bigint): void {
  algo.remaining -= filled
  algo.filledValue += filledValue
  const done = algo.size - algo.remaining
  algo.avgFillPrice = done === 0n ? null : algo.filledValue / done
}
