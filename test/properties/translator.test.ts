import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrame } from '../../src/main/paradex/frames'
import { readJson } from '../../src/main/paradex/json'
import { wireFields } from '../../src/main/paradex/wire-fields'
import * as samples from '../paradex/wire-samples'
import { expectSound, openListening } from './listening'
import './runs'

/** Each channel with a payload as the venue documents it. */
const payloads: Record<string, Record<string, unknown>> = {
  'orders.ALL': samples.order,
  'fills.ALL': samples.fill,
  positions: samples.position,
  account: samples.account,
  'order_book.X.deltas@15@100ms': samples.book,
  tradebusts: { account: '0x1', busted_fill_id: '7', created_at: 5 },
  transaction: { id: '1', type: 'FILL', state: 'ACCEPTED', hash: '0x1', created_at: 5, completed_at: 6 },
  transfers: { id: '1', kind: 'DEPOSIT', status: 'DONE', token: 'USDC', amount: '5', last_updated_at: 5 },
  'funding_payments.ALL': { id: '1', market: 'X', payment: '-0.5', index: '1.5', created_at: 5 },
  'funding_data.X': {
    market: 'X',
    funding_rate: '0.0001',
    funding_rate_8h: '0.0001',
    funding_index: '1',
    funding_premium: '0',
    funding_period_hours: 8,
    created_at: 5,
  },
  balance_events: {
    type: 'TRANSACTION_FILL',
    settlement_asset_balance_before: '1',
    settlement_asset_balance_after: '2',
    fill_id: '7',
    fees: '0.1',
    created_at: 5,
  },
  markets: { event_type: 'UPDATED', symbol: 'X', updated_at: 5, changed_fields: samples.market },
  markets_summary: {
    symbol: 'X',
    mark_price: '1',
    underlying_price: '1',
    bid: '1',
    ask: '2',
    bid_size: '1',
    ask_size: '1',
    funding_rate: '0.0001',
    volume_24h: '5',
    created_at: 5,
  },
  'bbo.X': { market: 'X', bid: '1', bid_size: '1', ask: '2', ask_size: '1', last_updated_at: 5 },
  'trades.X': { id: '1', market: 'X', side: 'BUY', size: '1', price: '2', created_at: 5 },
}

/** Stands in a payload for a number JSON.stringify cannot write. */
const raw = (digits: string) => `@raw:${digits}@`
const unraw = (json: string) => json.replace(/"@raw:([^@]*)@"/g, '$1')

/** What a field may hold when it does not hold what it should. */
const odd = fc.oneof(
  fc.constantFrom<unknown[]>(
    undefined,
    null,
    true,
    '',
    ' ',
    '0',
    '-1',
    '1e5',
    '1E+99',
    '-1e-99',
    '0x10',
    'NaN',
  ),
  fc.constantFrom<unknown[]>('Infinity', '--1', '1,5', '1.5.5', '+1', '.5', '٣', '9'.repeat(80), [], {}, [
    [],
  ]),
  fc.constantFrom<unknown[]>(0, -0, -1, 1.5, 1e-7, 1e21, 1e300, 8.64e15, 8.65e15, -8.65e15),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((value) => raw(String(value))),
  fc.constantFrom(raw('1E400'), raw('1.7486658034487264e18'), raw('-1e999'), raw('0.000000000000000000001')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** A payload with some of its fields spoilt, at any depth, and fields of nobody's added. */
function spoilt(payload: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(payload)) return fc.tuple(...payload.map(spoilt)).chain((list) => fc.subarray(list))
  if (typeof payload !== 'object' || payload === null)
    return fc.oneof({ weight: 8, arbitrary: fc.constant(payload) }, { weight: 1, arbitrary: odd })
  const fields = Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      fc.oneof({ weight: 10, arbitrary: spoilt(value) }, { weight: 1, arbitrary: odd }),
    ]),
  )
  return fc
    .tuple(fc.record(fields), fc.dictionary(fc.string(), odd, { maxKeys: 1 }))
    .map(([known, more]) => ({
      ...known,
      ...more,
    }))
}

const message = fc
  .constantFrom(...Object.keys(payloads))
  .chain((channel) =>
    fc
      .oneof({ weight: 9, arbitrary: spoilt(payloads[channel]) }, { weight: 1, arbitrary: odd })
      .map((data) => ({ channel, data })),
  )
const toText = (channel: string, data: unknown) =>
  unraw(JSON.stringify({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } }))

describe('JSON of the venue', () => {
  it('gives sound nouns or is counted, whatever its fields hold, and upsets nobody who listens', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 12 }), (messages) => {
        const listening = openListening()
        for (const { channel, data } of messages) {
          const frame = readFrame(toText(channel, data))
          if (frame.kind !== 'notification') throw new Error(`not a notification: ${channel}`)
          listening.handlers.onNotification(frame.channel, frame.data)
        }
        for (const { noun } of listening.news) expectSound(noun)
        expect(listening.failures).toEqual([])
        expect(listening.malformed().filter(([name]) => name.endsWith('.unexpected'))).toEqual([])
      }),
    )
  })

  it('is told or counted as malformed, once a message, unless it is of no channel we read', () => {
    const single = ['orders.ALL', 'fills.ALL', 'positions', 'account', 'tradebusts', 'bbo.X', 'trades.X']
    fc.assert(
      fc.property(
        message.filter(({ channel }) => single.includes(channel)),
        ({ channel, data }) => {
          const { handlers, news, malformed } = openListening()
          const frame = readFrame(toText(channel, data))
          if (frame.kind === 'notification') handlers.onNotification(frame.channel, frame.data)
          const told = news.filter(({ name }) => name !== 'modifyRefused').length
          const counted = malformed().reduce((sum, [, count]) => sum + count, 0)
          expect(told + counted).toBe(1)
        },
      ),
    )
  })

  it('of a channel of any name does no harm', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (channel, data) => {
        const { handlers, failures, malformed } = openListening()
        handlers.onNotification(channel, data)
        expect(failures).toEqual([])
        expect(malformed().filter(([name]) => name.endsWith('.unexpected'))).toEqual([])
      }),
    )
  })

  it('reads a sequence number the same as a number and as text, to the last digit', () => {
    const seq = fc.bigInt({ min: 0n, max: 2n ** 64n })
    fc.assert(
      fc.property(fc.constantFrom('orders.ALL', 'positions', 'account'), seq, (channel, value) => {
        const told = [raw(String(value)), String(value)].map((seq_no) => {
          const { handlers, news } = openListening()
          const frame = readFrame(toText(channel, { ...payloads[channel], seq_no }))
          if (frame.kind === 'notification') handlers.onNotification(frame.channel, frame.data)
          return news.map(({ noun }) => noun)
        })
        expect(told[0]).toEqual([expect.objectContaining({ seq: String(value) })])
        expect(told[1]).toEqual(told[0])
      }),
    )
  })

  it('is one kind of frame or unreadable, whatever the text', () => {
    const kinds = ['answer', 'refusal', 'notification', 'unreadable']
    const envelope = fc.dictionary(
      fc.constantFrom('jsonrpc', 'id', 'method', 'params', 'result', 'error', '__proto__'),
      fc.oneof(odd, fc.constantFrom('subscription', { channel: 'account' }, { code: 1, message: 'X' })),
    )
    const text = fc.oneof(
      envelope.map((value) => unraw(JSON.stringify(value))),
      fc.string({ unit: 'binary' }),
      message.chain(({ channel, data }) =>
        fc.nat(400).map((length) => toText(channel, data).slice(0, length)),
      ),
    )
    fc.assert(
      fc.property(text, (given) => {
        const frame = readFrame(given)
        expect(kinds).toContain(frame.kind)
        if (readJson(given) === undefined) expect(frame.kind).toBe('unreadable')
      }),
    )
  })

  it('has its new fields counted by name, and they change nothing', () => {
    const [channels, nouns] = [
      ['orders.ALL', 'fills.ALL', 'positions', 'account'],
      ['order', 'fill', 'position', 'account'],
    ]
    fc.assert(
      fc.property(fc.nat(3), fc.stringMatching(/^[a-z_]{1,20}$/), fc.jsonValue(), (at, name, value) => {
        const [channel, noun] = [channels?.[at] ?? '', nouns?.[at] ?? '']
        fc.pre(!wireFields[noun]?.has(name))
        const [plain, grown] = [openListening(), openListening()]
        plain.handlers.onNotification(channel, payloads[channel])
        grown.handlers.onNotification(channel, { ...payloads[channel], [name]: value })
        expect(grown.news).toEqual(plain.news)
        expect(grown.counters.snapshot()).toEqual({ [`unknownField:${noun}.${name}`]: 1 })
      }),
    )
  })
})
