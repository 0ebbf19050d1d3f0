import { expect, test, vi } from 'vitest'
import type { MarketReader } from '../../src/main/paradex/market-reader'
import { Synchronizer, type SyncParts } from '../../src/main/paradex/sync'
import type { Problem } from '../../src/preload/model'
import { createHandClock } from '../fakes/hand-clock'

test('a reading that failed is tried again at once when somebody asks, and later by itself', async () => {
  const clock = createHandClock()
  const reads: number[] = []
  const told: (Problem | null)[] = []
  let isUp = false
  const answer = async () =>
    isUp
      ? ({ ok: true, value: [] } as const)
      : ({ ok: false, problem: { code: 'rest.unreachable' } } as const)
  const markets = {
    getMarkets: () => {
      reads.push(clock.nowMs())
      return answer()
    },
    getTickers: answer,
  } as Pick<MarketReader, 'getMarkets' | 'getTickers'> as MarketReader
  const synchronizer = new Synchronizer({
    account: null,
    markets,
    clock: {
      nowMs: clock.nowMs,
      wallMs: clock.nowMs,
      setTimer: (ms: number, callback: () => void) => clock.later(callback, ms),
    },
    venueClock: { nowMs: clock.nowMs },
    random: () => 0.5,
    fillsKnownUntilMs: null,
    asksForBirth: false,
    onSync: () => undefined,
    onProblem: (problem: Problem | null) => told.push(problem),
  } as unknown as SyncParts)
  const startMs = clock.nowMs()
  const isTold = (count: number) => vi.waitFor(() => expect(told).toHaveLength(count))
  synchronizer.begin()
  await isTold(1)
  synchronizer.retryNow()
  await isTold(2)
  expect(reads).toEqual([startMs, startMs])
  await clock.move(5_000)
  expect(reads.length).toBeGreaterThan(2)
  isUp = true
  synchronizer.retryNow()
  await vi.waitFor(() => expect(told.at(-1)).toBeNull())
  const count = reads.length
  synchronizer.retryNow()
  await clock.move(60_000)
  expect(reads).toHaveLength(count)
})
