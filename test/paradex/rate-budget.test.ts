import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Problem } from '../../src/preload/model'
import { createConnectionWindows, RateBudget, type Lane } from '../../src/main/paradex/rate-budget'
import { publishedLimits, readToldLimit, type BudgetName } from '../../src/main/paradex/rate-limits'
import { RestClient } from '../../src/main/paradex/rest'
import { systemClock } from '../../src/main/socket/clock'
import { FakeClock } from '../socket/fake-clock'
import { anyToken, serveStub } from './stub'

const startMs = 1_700_000_000_000
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A budget whose grants are written down with their times. */
function openBudget(usage?: 'retail') {
  const clock = new FakeClock(startMs)
  const budget = new RateBudget(clock, usage)
  const granted: { name: string; atMs: number }[] = []
  const refused: { name: string; problem: Problem }[] = []
  const ask = (lane: Lane, name: string, needed: BudgetName[] = ['orders'], patienceMs = 600_000) =>
    void budget.acquire(lane, needed, patienceMs).then((problem) => {
      if (problem) refused.push({ name, problem })
      else granted.push({ name, atMs: clock.nowMs() - startMs })
    })
  return { clock, budget, granted, refused, ask }
}

describe('connections of all clients on this machine', () => {
  test('stay below the venue’s 20 a second and 600 a minute, however many sockets want back', async () => {
    const clock = new FakeClock(startMs)
    const shared = createConnectionWindows()
    const budgets = [1, 2, 3].map(() => new RateBudget(clock, 'pro', shared))
    const atMs: number[] = []
    let wanting = true
    // Each of 90 sockets wants to connect again as soon as it has been let through.
    const insist = async (budget: RateBudget): Promise<void> => {
      while (wanting) {
        if (await budget.acquire('session', ['connections'], 600_000)) return
        atMs.push(clock.nowMs())
      }
    }
    for (const budget of budgets) for (let socket = 0; socket < 30; socket += 1) void insist(budget)
    for (let step = 0; step < 1_300; step += 1) {
      await settled()
      clock.advance(100)
    }
    wanting = false
    const most = (windowMs: number) =>
      Math.max(...atMs.map((from) => atMs.filter((at) => at >= from && at < from + windowMs).length))
    expect(most(1_000)).toBeLessThan(20)
    expect(most(60_000)).toBeLessThan(600)
    expect(atMs.length).toBeGreaterThan(500)
    for (const budget of budgets) budget.dismiss({ code: 'client.disconnected' })
  })
})

describe('rate budget', () => {
  test('lets a call within the limits go at once', async () => {
    const { granted, ask, budget } = openBudget()
    ask('order', 'a')
    await settled()
    expect(granted).toEqual([{ name: 'a', atMs: 0 }])
    expect(budget.state).toMatchObject({ usage: 'pro', waiting: 0, retailSpent: false })
    expect(budget.state.budgets.orders.map(({ limit, remaining }) => [limit, remaining])).toEqual([
      [800, 799],
      [17_250, 17_249],
    ])
  })

  test('queues a burst, with cancels ahead of everything', async () => {
    const { clock, granted, ask, budget } = openBudget()
    for (let index = 0; index < 1_000; index += 1) ask('order', 'order')
    ask('cancel', 'cancel')
    await settled()
    // Room is set aside for cancels: it goes while orders wait.
    expect(granted.filter(({ name }) => name === 'cancel')).toHaveLength(1)
    expect(granted.length).toBeLessThanOrEqual(800)
    expect(budget.state.waiting).toBeGreaterThan(200)
    for (let index = 0; index < 40; index += 1) ask('cancel', 'late cancel')
    clock.advance(1_100)
    await settled()
    const second = granted.filter(({ atMs }) => atMs > 0).map(({ name }) => name)
    expect(second.indexOf('order')).toBe(second.lastIndexOf('late cancel') + 1)
    expect(budget.state.waiting).toBe(0)
  })

  test('never lets more than a limit through in any window, however calls come', async () => {
    const burst = fc.record({
      count: fc.integer({ min: 1, max: 90 }),
      afterMs: fc.integer({ min: 0, max: 4_000 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(burst, { maxLength: 40 }), async (bursts) => {
        const { clock, granted, ask } = openBudget()
        for (const { count, afterMs } of bursts) {
          for (let index = 0; index < count; index += 1) ask('read', 'read', ['reads'])
          // In steps shorter than the slack, since a grant is written down at the end of its step.
          for (let leftMs = afterMs; leftMs > 0; leftMs -= 50) {
            clock.advance(Math.min(leftMs, 50))
            await settled()
          }
        }
        for (const { limit, windowMs } of publishedLimits.reads) {
          granted.forEach(({ atMs }, index) => {
            const later = granted[index + limit]
            expect(later === undefined || later.atMs - atMs >= windowMs).toBe(true)
          })
        }
      }),
      { numRuns: 40 },
    )
  })

  test('refuses at once what would have to wait longer than it may', async () => {
    const { granted, refused, ask, clock } = openBudget()
    for (let index = 0; index < 601; index += 1) ask('read', 'read', ['reads'], 30_000)
    clock.advance(10_000)
    await settled()
    expect(granted.length).toBeLessThanOrEqual(600)
    expect(refused[0]?.problem.code).toBe('budget.spent')
    expect(Number(refused[0]?.problem.values?.waitMs)).toBeGreaterThan(30_000)
  })

  test('takes over the venue’s own count when somebody else uses the account too', async () => {
    const { budget, ask, granted, clock } = openBudget()
    ask('read', 'a', ['reads'])
    budget.observe(['reads', 'requests'], { limit: 120, remaining: 2, resetAtMs: startMs + 800 })
    expect(budget.state.budgets.reads[0]).toMatchObject({ limit: 120, remaining: 2 })
    clock.advance(800)
    for (let index = 0; index < 100; index += 1) ask('read', 'b', ['reads'])
    await settled()
    expect(granted).toHaveLength(101)
  })

  test('learns a limit nobody has published', async () => {
    const { budget } = openBudget()
    budget.observe(['reads', 'requests'], { limit: 5, remaining: 0, resetAtMs: startMs + 30_000 })
    expect(budget.state.budgets.reads.map(({ limit }) => limit)).toEqual([120, 5])
    budget.observe(['reads', 'requests'], { limit: 600, remaining: 599, resetAtMs: startMs + 30_000 })
    expect(budget.state.budgets.reads.map(({ limit }) => limit)).toEqual([120, 600])
  })

  test('holds everything back until the venue wants to be asked again', async () => {
    const { budget, ask, granted, clock } = openBudget()
    budget.block(['orders', 'requests'], 2_000)
    ask('cancel', 'cancel')
    ask('read', 'read', ['reads', 'requests'])
    await settled()
    expect(granted.map(({ name }) => name)).toEqual(['read'])
    clock.advance(2_000)
    await settled()
    expect(granted.at(-1)).toEqual({ name: 'cancel', atMs: 2_000 })
  })

  test('smooths Retail orders a little, never cancels, and says when Retail is spent', async () => {
    const { ask, granted, budget, clock } = openBudget('retail')
    for (let index = 0; index < 4; index += 1) ask('order', `o${index}`)
    ask('cancel', 'cancel')
    await settled()
    expect(granted.map(({ name }) => name)).toEqual(['o0', 'o1', 'o2', 'cancel'])
    expect(budget.state).toMatchObject({ usage: 'retail', retailSpent: true, waiting: 1 })
    clock.advance(1_200)
    await settled()
    expect(granted.at(-1)?.name).toBe('o3')
    expect(budget.state.budgets.orders.map(({ limit }) => limit)).toEqual([800, 17_250, 3, 30, 300, 1_000])
    for (let index = 0; index < 60; index += 1) {
      ask('order', 'many')
      clock.advance(1_300)
    }
    await settled()
    // Beyond 30 a minute the venue carries orders out as a Pro account's: none is held for long.
    expect(granted).toHaveLength(65)
    expect(budget.state.retailSpent).toBe(true)
  })

  test('dismisses those who wait', async () => {
    const { budget, ask, refused } = openBudget()
    budget.block(['orders'], 5_000)
    ask('order', 'a')
    budget.dismiss({ code: 'client.disconnected' })
    await settled()
    expect(refused).toEqual([{ name: 'a', problem: { code: 'client.disconnected' } }])
    expect(budget.state.waiting).toBe(0)
  })
})

describe('limits in headers', () => {
  const read = (headers: Record<string, string>) => readToldLimit(new Headers(headers), startMs)

  test.each([
    ['seconds since the epoch', '1700000030', startMs + 30_000],
    ['milliseconds since the epoch', '1700000030000', startMs + 30_000],
    ['seconds from now', '30', startMs + 30_000],
    ['nothing', '', null],
  ])('may reset in %s', (_, reset, resetAtMs) => {
    const headers = { 'X-RateLimit-Limit': '120', 'X-RateLimit-Remaining': '7', 'X-RateLimit-Reset': reset }
    expect(read(headers)).toEqual({ limit: 120, remaining: 7, resetAtMs })
  })

  test('that are missing or no numbers tell nothing', () => {
    expect(read({})).toBeNull()
    expect(read({ 'X-RateLimit-Limit': 'many', 'X-RateLimit-Remaining': '1' })).toBeNull()
  })
})

test('a REST client hears of the venue’s count and waits when it is refused', async () => {
  const headers = { 'x-ratelimit-limit': '120', 'x-ratelimit-remaining': '50', 'x-ratelimit-reset': '30' }
  let calls = 0
  const stub = await serveStub(() =>
    ++calls === 2 ? { status: 429, headers: { 'retry-after': '0.05' } } : { body: {}, headers },
  )
  const budget = new RateBudget(systemClock)
  const rest = new RestClient({ restUrl: stub.restUrl, clock: systemClock, random: () => 0, budget })
  rest.useTokens(anyToken)
  await rest.readPrivate('/x')
  // 51 once our own use is a second old.
  expect([50, 51]).toContain(budget.state.budgets.reads[0]?.remaining)
  expect(await rest.readPrivate('/x')).toEqual({ ok: true, value: {} })
  expect(stub.requests).toHaveLength(3)
})

test('a burst of reads leaves no faster than the venue allows, and all of it leaves', async () => {
  const stub = await serveStub(() => ({ body: {} }))
  const clock = new FakeClock(startMs)
  const budget = new RateBudget(clock)
  const rest = new RestClient({ restUrl: stub.restUrl, clock: systemClock, random: () => 0, budget })
  rest.useTokens(anyToken)
  let answered = 0
  const asked = Array.from({ length: 150 }, async () => {
    const answer = await rest.readPrivate('/x')
    answered += 1
    return answer
  })
  // The clock stands still: once all that was let through is answered, nothing more can leave.
  const settledDown = () =>
    vi.waitFor(
      () => {
        expect(answered).toBeGreaterThan(0)
        expect(stub.requests).toHaveLength(answered)
      },
      { timeout: 15_000 },
    )
  await settledDown()
  expect(answered).toBeLessThanOrEqual(120)
  for (let turned = 0; answered < 150 && turned < 60; turned += 1) {
    clock.advance(1_000)
    await settledDown()
  }
  expect((await Promise.all(asked)).every(({ ok }) => ok)).toBe(true)
})
