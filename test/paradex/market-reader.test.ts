import { expect, test, vi } from 'vitest'
import { Counters } from '../../src/main/paradex/counters'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { MarketReader } from '../../src/main/paradex/market-reader'
import { RestClient } from '../../src/main/paradex/rest'
import { TickerBoard } from '../../src/main/paradex/tickers'
import { Translator } from '../../src/main/paradex/translator'
import { systemClock } from '../../src/main/socket/clock'
import type { Market } from '../../src/preload/model'
import { serveStub } from './stub'
import * as wire from './wire-samples'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** A reader of a venue that lists these; `meanwhile` happens between its question and its answer. */
async function openReader(listed: () => object[], meanwhile: (reader: MarketReader) => void = () => {}) {
  const stub = await serveStub(() => {
    meanwhile(reader)
    return { body: { results: listed() } }
  })
  const rest = new RestClient({ restUrl: stub.restUrl, clock: systemClock, random: () => 0 })
  const translator = new Translator(quiet, new Counters(), new KnownOrders())
  const reader = new MarketReader(rest, translator, new TickerBoard())
  const told: Market[] = []
  const read = () => reader.readCreated((market) => void told.push(market))
  return { reader, read, told, requests: stub.requests }
}

const event = (symbol: string, event_type: string, changed_fields: object = {}) => ({
  symbol,
  event_type,
  changed_fields,
  updated_at: 3,
})
const option = { ...wire.market, symbol: 'BTC-OPTION', asset_kind: 'PERP_OPTION' }

test('a market that opens is read whole, whatever its event says of it, and no other with it', async () => {
  const { reader, read, told, requests } = await openReader(() => [wire.market, option])
  expect(reader.applyMarketEvent(event('BTC-OPTION', 'CREATED', { base_currency: 'BTC' }))).toBeNull()
  await Promise.all([read(), read()])
  expect(told).toMatchObject([{ symbol: 'BTC-OPTION', kind: 'option' }])
  expect(requests).toHaveLength(1)
  // From here on its events are of the whole.
  expect(reader.applyMarketEvent(event('BTC-OPTION', 'UPDATED', { price_tick_size: '0.5' }))).toMatchObject({
    market: { kind: 'option', priceTickSize: '0.5' },
  })
  await read()
  expect(requests).toHaveLength(1)
})

test('a market that ends while it is read is not told', async () => {
  const { reader, read, told, requests } = await openReader(
    () => [option],
    (one) => void one.applyMarketEvent(event('BTC-OPTION', 'DELETED')),
  )
  reader.applyMarketEvent(event('BTC-OPTION', 'CREATED'))
  const first = read()
  await vi.waitUntil(() => requests.length === 1)
  await Promise.all([first, read()])
  expect(requests).toHaveLength(1)
  expect(told).toEqual([])
  expect(reader.applyMarketEvent(event('BTC-OPTION', 'UPDATED', { price_tick_size: '0.5' }))).toBeNull()
})

test('a market that changes while it is read is read once more', async () => {
  const { reader, read, told, requests } = await openReader(
    () => [{ ...option, price_tick_size: requests.length === 1 ? '0.1' : '0.5' }],
    (one) => {
      if (requests.length === 1)
        one.applyMarketEvent(event('BTC-OPTION', 'UPDATED', { price_tick_size: '0.5' }))
    },
  )
  reader.applyMarketEvent(event('BTC-OPTION', 'CREATED'))
  await read()
  expect(told.at(-1)?.priceTickSize).toBe('0.5')
})

test('a reading that fails leaves what the event said, and the next that opens is read', async () => {
  let isDown = true
  const { reader, read, told } = await openReader(() => (isDown ? (null as never) : [option]))
  expect(reader.applyMarketEvent(event('BTC-OPTION', 'CREATED', option))).toMatchObject({
    market: { kind: 'option' },
  })
  await read()
  expect(told).toEqual([])
  isDown = false
  reader.applyMarketEvent(event('BTC-OPTION', 'CREATED', option))
  await read()
  expect(told).toHaveLength(1)
})
