import { describe, expect, test } from 'vitest'
import { Counters } from '../../src/main/paradex/counters'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { OrderBatch } from '../../src/main/paradex/order-batch'
import { OrderDoor } from '../../src/main/paradex/order-door'
import type { OrderSigner } from '../../src/main/paradex/order-signer'
import { RateBudget } from '../../src/main/paradex/rate-budget'
import { RestClient } from '../../src/main/paradex/rest'
import { Translator } from '../../src/main/paradex/translator'
import type { VenueSocket } from '../../src/main/paradex/venue-socket'
import { systemClock } from '../../src/main/socket/clock'
import { bid } from './desk'
import { anyToken, serveStub } from './stub'
import * as wire from './wire-samples'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const wireOrder = (clientId: string) => ({ ...wire.order, id: `id-${clientId}`, client_id: clientId })
const error = (word: string) => ({ error: word, message: 'in words' })

async function openBatch(answer: unknown, socketAnswer?: unknown) {
  const stub = await serveStub(() => ({ status: 201, body: answer }))
  const rest = new RestClient({ restUrl: stub.restUrl, clock: systemClock, random: () => 0 })
  rest.useTokens(anyToken)
  const budget = new RateBudget(systemClock)
  const socket = socketAnswer ? ({ call: async () => socketAnswer } as unknown as VenueSocket) : null
  const venueClock = { measure: () => Promise.resolve() }
  const door = new OrderDoor({ rest, socket: () => socket, budget, venueClock, refusal: null })
  const signer = { sign: async () => ({ ok: true, value: { signature: '["1","2"]', timestampMs: 1 } }) }
  const translator = new Translator(quiet, new Counters(), new KnownOrders())
  const batch = new OrderBatch({ rest, door, translator, signer: signer as unknown as OrderSigner })
  return { batch, requests: stub.requests }
}

const three = [bid('a'), bid('b'), bid('c')]
const fates = async (batch: OrderBatch, orders = three) =>
  (await batch.place(orders)).map((one) =>
    one.outcome === 'refused' ? one.problem.code : `${one.outcome} ${one.clientId}`,
  )

describe('answers to a batch over REST', () => {
  test.each([
    [
      'two lists as long as the request',
      [wireOrder('a'), null, wireOrder('c')],
      [null, error('BAD_B'), null],
    ],
    ['each list with its own only', [wireOrder('c'), wireOrder('a')], [error('BAD_B')]],
  ])('are told apart in %s', async (_, orders, errors) => {
    const { batch } = await openBatch({ orders, errors })
    expect(await fates(batch)).toEqual(['accepted a', 'venue.BAD_B', 'accepted c'])
  })

  test('leave an order unknown that neither list accounts for', async () => {
    const { batch } = await openBatch({ orders: [wireOrder('a')], errors: [error('BAD')] })
    expect(await fates(batch)).toEqual(['accepted a', 'unknown b', 'unknown c'])
  })

  test.each(['INTERNAL_ERROR', 'SERVICE_UNAVAILABLE', 'DUPLICATED_CLIENT_ID'])(
    'leave an order unknown under whose error the venue may have acted: %s',
    async (word) => {
      const { batch } = await openBatch({ orders: [wireOrder('a'), wireOrder('c')], errors: [error(word)] })
      expect(await fates(batch)).toEqual(['accepted a', 'unknown b', 'accepted c'])
    },
  )

  test('leave all unknown when they cannot be read', async () => {
    const { batch } = await openBatch('what')
    expect(await fates(batch)).toEqual(['unknown a', 'unknown b', 'unknown c'])
  })
})

describe('answers to a batch over the socket', () => {
  test('come one for each order, errors in a word or in words', async () => {
    const results = [
      { order: wireOrder('a') },
      { error: 'INVALID_ORDER_SIZE: too big' },
      { error: 'too small' },
    ]
    const { batch, requests } = await openBatch({}, { ok: true, value: { results } })
    expect(await fates(batch)).toEqual(['accepted a', 'venue.INVALID_ORDER_SIZE', 'order.refused'])
    expect(requests).toEqual([])
  })

  test.each([
    'INTERNAL_ERROR',
    'Internal error',
    'service unavailable',
    'INTERNAL_ERROR: try again',
    'DUPLICATED_CLIENT_ID: client id b has been used',
    { code: -32603 },
  ])('leave an order unknown under whose error the venue may have acted: %s', async (told) => {
    const results = [{ order: wireOrder('a') }, { error: told }, { error: 'too small' }]
    const { batch } = await openBatch({}, { ok: true, value: { results } })
    expect(await fates(batch)).toEqual(['accepted a', 'unknown b', 'order.refused'])
  })

  test('of a batch the socket’s schema does not know are not asked for', async () => {
    const { batch, requests } = await openBatch(
      { orders: three.map((o) => wireOrder(o.clientId)) },
      { ok: true },
    )
    const exit = { type: 'stopLossMarket', triggerPrice: '1', reduceOnly: true } as const
    expect(await fates(batch, [bid('a', exit), bid('b'), bid('c')])).toEqual([
      'accepted a',
      'accepted b',
      'accepted c',
    ])
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /orders/batch'])
  })

  test('go over REST when the socket does not know the method, and only then', async () => {
    const failure = (code: string, reached: string) => ({
      ok: false,
      failure: { problem: { code }, reached },
    })
    const answer = { orders: three.map(({ clientId }) => wireOrder(clientId)), errors: [] }
    const unknown = await openBatch(answer, failure('rpc.method', 'refused'))
    expect(await fates(unknown.batch)).toEqual(['accepted a', 'accepted b', 'accepted c'])
    const lost = await openBatch(answer, failure('rpc.timeout', 'perhaps'))
    expect(await fates(lost.batch)).toEqual(['unknown a', 'unknown b', 'unknown c'])
    expect(lost.requests).toEqual([])
  })
})

test('a batch of which one order has a wrong form is not sent', async () => {
  const { batch, requests } = await openBatch({})
  expect(await fates(batch, [bid('a'), bid('b', { type: 'stopLimit' })])).toEqual([
    'order.needsTrigger',
    'order.needsTrigger',
  ])
  expect(requests).toEqual([])
})
