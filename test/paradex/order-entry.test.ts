import { expect, test } from 'vitest'
import { Counters } from '../../src/main/paradex/counters'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { OrderDoor } from '../../src/main/paradex/order-door'
import { OrderEntry } from '../../src/main/paradex/order-entry'
import type { OrderSigner } from '../../src/main/paradex/order-signer'
import { RateBudget } from '../../src/main/paradex/rate-budget'
import { RequestFailures } from '../../src/main/paradex/request-info'
import { RestClient } from '../../src/main/paradex/rest'
import { Translator } from '../../src/main/paradex/translator'
import { systemClock } from '../../src/main/socket/clock'
import { bid } from './desk'
import { anyToken, serveStub } from './stub'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

test.each([
  ['DUPLICATED_CLIENT_ID', 'unknown'],
  ['INVALID_ORDER_SIZE', 'refused'],
])('an order that is answered with %s is %s', async (error, outcome) => {
  const { restUrl, requests } = await serveStub(() => ({ status: 400, body: { error, message: 'in words' } }))
  const rest = new RestClient({ restUrl, clock: systemClock, random: () => 0 })
  rest.useTokens(anyToken)
  const venueClock = { measure: () => Promise.resolve() }
  const budget = new RateBudget(systemClock)
  const signer = { sign: async () => ({ ok: true, value: { signature: '["1","2"]', timestampMs: 1 } }) }
  const entry = new OrderEntry({
    rest,
    door: new OrderDoor({ rest, socket: () => null, budget, venueClock, refusal: null }),
    signer: signer as unknown as OrderSigner,
    translator: new Translator(quiet, new Counters(), new KnownOrders()),
    requests: new RequestFailures(),
  })
  expect(await entry.place(bid('a'))).toMatchObject({ outcome, problem: { code: `venue.${error}` } })
  expect(requests).toHaveLength(1)
})
