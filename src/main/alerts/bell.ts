import type { Change, Connection, Fill, Order, Problem } from '../../preload/model'
import {
  ringBusts,
  ringChange,
  ringConnection,
  ringFill,
  ringFills,
  ringRefusedChange,
  type Ring,
} from './rules'

/** Runs a callback after so many milliseconds; returns what calls it off. */
export type Later = (callback: () => void, delayMs: number) => () => void

/** Decides when to ring: at once for the first fill, in one group for those right behind it. */
export interface Bell {
  /** Takes changes in the order in which they came true. */
  hear(changes: readonly Change[]): void
  /** A change of a resting order was turned down after it had been taken: the order is as it was. */
  hearRefusedChange(order: Order, problem: Problem): void
  hearConnection(connection: Connection): void
  /** Rings what still waits, at once; then nothing more. */
  stop(): void
}

const blinkMs = 5_000
const rejectionsKept = 2_000

/**
 * A bell that calls `ring`. The first fill rings with no delay; fills within the next `groupMs` ring
 * together at its end, and each by itself where that is 0. Each fill is in exactly one ring.
 */
export function createBell(
  ring: (ring: Ring) => void,
  later: Later,
  groupMs: () => number = () => 1_000,
): Bell {
  let waiting: Fill[] = []
  let grouping: (() => void) | undefined
  let connection: 'up' | 'down' = 'down'
  let everUp = false
  let losing: (() => void) | undefined
  const rejected = new Set<string>()

  function hearFills(fills: Fill[]): void {
    if (grouping) {
      waiting.push(...fills)
      return
    }
    const waitMs = groupMs()
    if (waitMs === 0) return fills.forEach((fill) => ring(ringFill(fill)))
    const [only, ...others] = fills
    if (!only) return
    ringIf(others.length === 0 ? ringFill(only) : ringFills(fills, false))
    grouping = later(endGroup, waitMs)
  }

  function ringIf(one: Ring | undefined): void {
    if (one) ring(one)
  }

  /** An order's rejection is said again by each source that knows it; it rings once. */
  function isNews(change: Change): boolean {
    if (change.kind !== 'order' || change.order.state !== 'rejected') return true
    const name = change.order.clientId || change.order.id
    if (rejected.has(name)) return false
    rejected.add(name)
    if (rejected.size > rejectionsKept) rejected.delete(rejected.values().next().value ?? '')
    return true
  }

  function endGroup(): void {
    grouping = undefined
    const fills = waiting
    waiting = []
    hearFills(fills)
  }

  return {
    hear(changes) {
      const fills = changes.flatMap((change) => (change.kind === 'fill' ? change : []))
      const isLiquidation = ({ fill }: { fill: Fill }) => fill.fillType === 'liquidation'
      const pick = (wanted: (change: (typeof fills)[number]) => boolean) =>
        fills.filter(wanted).map(({ fill }) => fill)
      // A liquidation is never lost in a group of ordinary fills, and never waits for one.
      ringIf(ringFills(pick(isLiquidation), false))
      hearFills(pick((change) => !isLiquidation(change) && !change.caughtUp))
      ringIf(
        ringFills(
          pick((change) => !isLiquidation(change) && change.caughtUp),
          true,
        ),
      )
      ringIf(ringBusts(changes.flatMap((change) => (change.kind === 'fillBusted' ? change.fill : []))))
      for (const change of changes) if (isNews(change)) ringIf(ringChange(change))
    },
    hearRefusedChange: (order, problem) => ring(ringRefusedChange(order, problem)),
    hearConnection(now) {
      if (now.phase === 'live') {
        losing?.()
        losing = undefined
        const back = ringConnection(connection, now)
        connection = 'up'
        if (back && everUp) ring(back)
        everUp = true
        return
      }
      // A reconnect within a blink is no news; the window shows it all the same.
      if (connection === 'up' && !losing)
        losing = later(() => {
          losing = undefined
          const lost = ringConnection(connection, now)
          connection = 'down'
          if (lost) ring(lost)
        }, blinkMs)
    },
    stop() {
      grouping?.()
      losing?.()
      const rest = ringFills(waiting, false)
      waiting = []
      ringIf(rest)
    },
  }
}
