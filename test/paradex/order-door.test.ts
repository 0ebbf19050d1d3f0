import { expect, test } from 'vitest'
import { OrderDoor } from '../../src/main/paradex/order-door'
import { RateBudget } from '../../src/main/paradex/rate-budget'
import type { RestClient } from '../../src/main/paradex/rest'
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
