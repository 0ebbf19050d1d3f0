import { describe, expect, test } from 'vitest'
import { OrderDoor } from '../../src/main/paradex/order-door'
import { RateBudget } from '../../src/main/paradex/rate-budget'
import type { RestClient } from '../../src/main/paradex/rest'
import type { RestResult } from '../../src/main/paradex/rest-failure'
import type { RpcResult } from '../../src/main/paradex/rpc'
import type { VenueSocket } from '../../src/main/paradex/venue-socket'
import { FakeClock } from '../socket/fake-clock'

test.each(['rest.rateLimited', 'venue.TOO_MANY_REQUESTS'])(
  'who has gone too fast waits, whatever the refusal calls it: %s',
  async (word) => {
    const refused: RpcResult = {
      ok: false,
      failure: { code: 42901, reached: 'refused', problem: { code: word } },
    }
    const socket = { call: async () => refused } as unknown as VenueSocket
    const clock = new FakeClock()
    const budget = new RateBudget(clock)
    const venueClock = { measure: () => Promise.resolve() }
    const rest = {} as RestClient
    const door = new OrderDoor({ rest, socket: () => socket, budget, venueClock, refusal: null })
    const overRest = () => Promise.reject(new Error('sent twice'))
    await door.sendOnce({ method: 'order.create', params: {}, overRest })
    expect(await budget.acquire('order', ['orders'], 0)).toMatchObject({ code: 'budget.spent' })
    clock.advance(1_000)
    expect(await budget.acquire('order', ['orders'], 0)).toBeNull()
  },
)

describe('without a socket', () => {
  const base = { status: null, retryAfterMs: null, word: null }
  const broken: RestResult<unknown> = {
    ok: false,
    failure: { ...base, reached: 'perhaps', problem: { code: 'rest.unreachable', detail: 'ECONNRESET' } },
  }
  const closed: RestResult<unknown> = {
    ok: false,
    failure: { ...base, status: 400, reached: 'refused', problem: { code: 'venue.ORDER_IS_CLOSED' } },
  }
  const done: RestResult<unknown> = { ok: true, value: null }

  /** Answers one question after the other; how many were asked. */
  function setUp(...answers: RestResult<unknown>[]) {
    let asked = 0
    const budget = new RateBudget(new FakeClock())
    const venueClock = { measure: () => Promise.resolve() }
    const door = new OrderDoor({
      rest: {} as RestClient,
      socket: () => null,
      budget,
      venueClock,
      refusal: null,
    })
    const overRest = () => Promise.resolve(answers[asked++] ?? broken)
    return { door, request: { method: null, params: {}, overRest }, asked: () => asked }
  }

  test.each([
    ['a connection that breaks under a cancel is no answer to it', [broken, done], true, 2],
    ['what the first asking has ended is done', [broken, closed], true, 2],
    ['one that breaks again is trouble', [broken, broken, done], false, 2],
    ['a refusal is an answer', [closed, done], false, 1],
  ] as const)('%s', async (_, answers, ok, times) => {
    const { door, request, asked } = setUp(...answers)
    expect((await door.sendSafely(request)).ok).toBe(ok)
    expect(asked()).toBe(times)
  })

  test('what must not be sent twice is sent once, also on a connection that breaks', async () => {
    const { door, request, asked } = setUp(broken, done)
    expect(await door.sendOnce(request)).toMatchObject({ ok: false, failure: { reached: 'perhaps' } })
    expect(asked()).toBe(1)
  })
})
