import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RateBudget, type Lane } from '../../src/main/paradex/rate-budget'
import { publishedLimits, type BudgetName } from '../../src/main/paradex/rate-limits'
import { createHandClock } from '../fakes/hand-clock'
import { oneIn } from './runs'

/** What each kind of call counts against, as the REST client and the sockets ask for it. */
const calls: readonly { lane: Lane; needed: readonly BudgetName[] }[] = [
  { lane: 'cancel', needed: ['orders', 'requests'] },
  { lane: 'order', needed: ['orders', 'requests'] },
  { lane: 'read', needed: ['reads', 'requests'] },
  { lane: 'read', needed: ['requests'] },
  { lane: 'session', needed: ['connections'] },
  { lane: 'session', needed: ['requests'] },
]
const names = Object.keys(publishedLimits) as BudgetName[]

const burst = fc.record({
  kind: fc.constant('calls' as const),
  // Orders and cancels most of all: they share a budget.
  call: fc.oneof(fc.constantFrom(...calls.slice(0, 2)), fc.constantFrom(...calls)),
  count: fc.constantFrom(1, 2, 5, 30, 130),
  patienceMs: fc.constantFrom(0, 500, 5_000, 300_000, 300_000),
})
const told = fc.record({
  kind: fc.constant('told' as const),
  used: fc.constantFrom(...calls).map(({ needed }) => needed),
  limit: fc.constantFrom(1, 5, 20, 600, 99_999),
  remaining: fc.constantFrom(-1, 0, 1, 5, 90_000),
  resetInMs: fc.option(fc.integer({ min: -1_000, max: 90_000 })),
})
const refusal = fc.record({
  kind: fc.constant('block' as const),
  used: fc.constantFrom(...calls).map(({ needed }) => needed),
  forMs: fc.integer({ min: 0, max: 5_000 }),
})
const pause = fc.record({
  kind: fc.constant('pause' as const),
  ms: fc.oneof(fc.integer({ min: 0, max: 1_200 }), fc.integer({ min: 0, max: 70_000 })),
})
const busy = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: burst },
    { weight: 2, arbitrary: told },
    { weight: 2, arbitrary: refusal },
    { weight: 3, arbitrary: pause },
  ),
  { maxLength: 30 },
)
type Step = typeof busy extends fc.Arbitrary<(infer T)[]> ? T : never

interface Call {
  lane: Lane
  needed: readonly BudgetName[]
  askedAtMs: number
  patienceMs: number
  settledAtMs: number | null
  granted: boolean
}

/** Plays the steps on a clock turned by hand; `onGrant` sees each call as it may go, with all before it. */
async function play(
  steps: readonly Step[],
  onGrant: (call: Call, all: readonly Call[]) => void,
): Promise<Call[]> {
  const hand = createHandClock()
  const clock = {
    nowMs: hand.nowMs,
    wallMs: hand.nowMs,
    setTimer: (ms: number, callback: () => void) => hand.later(callback, ms),
  }
  const budget = new RateBudget(clock)
  const all: Call[] = []
  const ask = async ({ lane, needed }: (typeof calls)[number], patienceMs: number): Promise<void> => {
    const call: Call = {
      lane,
      needed,
      askedAtMs: clock.nowMs(),
      patienceMs,
      settledAtMs: null,
      granted: false,
    }
    all.push(call)
    void budget.acquire(lane, needed, patienceMs).then((problem) => {
      call.settledAtMs = clock.nowMs()
      call.granted = problem === null
      if (call.granted) onGrant(call, all)
    })
    // What this call set free is told before the next one is asked.
    await Promise.resolve()
  }
  for (const step of steps) {
    if (step.kind === 'pause') await hand.move(step.ms)
    else if (step.kind === 'block') budget.block(step.used, step.forMs)
    else if (step.kind === 'calls')
      for (let index = 0; index < step.count; index += 1) await ask(step.call, step.patienceMs)
    else {
      const resetAtMs = step.resetInMs === null ? null : clock.nowMs() + step.resetInMs
      budget.observe(step.used, { limit: step.limit, remaining: step.remaining, resetAtMs })
    }
    await Promise.resolve()
  }
  await hand.move(400_000)
  return all
}

const isWithin = (some: readonly BudgetName[], others: readonly BudgetName[]) =>
  some.every((name) => others.includes(name))

describe('the budget of calls', () => {
  it('lets no more through in any window than the venue has published, and leaves nobody waiting', async () => {
    await fc.assert(
      fc.asyncProperty(busy, async (steps) => {
        const all = await play(steps, () => undefined)
        for (const name of names) {
          const granted = all.filter((call) => call.granted && call.needed.includes(name))
          const at = granted.map(({ settledAtMs }) => settledAtMs ?? 0).sort((a, b) => a - b)
          for (const { limit, windowMs } of publishedLimits[name])
            at.forEach((first, index) => {
              const beyond = at[index + limit]
              if (beyond !== undefined) expect(beyond - first).toBeGreaterThanOrEqual(windowMs)
            })
        }
        for (const { settledAtMs, askedAtMs, patienceMs } of all)
          expect(settledAtMs ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(askedAtMs + patienceMs)
      }),
      oneIn(3),
    )
  })

  it('lets no order go while a cancel waits that wants no more than it, nor a read before an order', async () => {
    const ranks: Record<Lane, number> = { cancel: 0, session: 0, order: 1, read: 2 }
    await fc.assert(
      fc.asyncProperty(busy, async (steps) => {
        await play(steps, (call, all) => {
          const overtaken = all.filter(
            (other) =>
              other.settledAtMs === null &&
              ranks[other.lane] < ranks[call.lane] &&
              isWithin(other.needed, call.needed),
          )
          expect(overtaken).toEqual([])
        })
      }),
      oneIn(3),
    )
  })

  it('keeps equals in the sequence in which they came', async () => {
    await fc.assert(
      fc.asyncProperty(busy, async (steps) => {
        await play(steps, (call, all) => {
          const before = all.slice(0, all.indexOf(call))
          const passed = before.filter(
            (other) => other.settledAtMs === null && other.lane === call.lane && other.needed === call.needed,
          )
          expect(passed).toEqual([])
        })
      }),
      oneIn(3),
    )
  })
})
