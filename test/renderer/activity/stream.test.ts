import { describe, expect, it } from 'vitest'
import { ofKind, toStream, type Sources } from '../../../src/renderer/activity/stream'
import { fill } from '../samples'

const sources = (over: Partial<Sources> = {}): Sources => ({
  fundingPayments: [],
  transfers: [],
  transactions: [],
  balanceEvents: [],
  busts: [],
  fills: [],
  ...over,
})
const payment = { id: 'p', market: 'BTC-USD-PERP', payment: '1', index: '1', createdAtMs: 200 }
const settlement = {
  id: '7',
  type: 'TRANSACTION_FILL',
  state: 'RECEIVED',
  hash: '0x1',
  completedAtMs: null,
}

describe('the stream of movements', () => {
  it('puts all kinds in one order, newest first', () => {
    const stream = toStream(
      sources({ fundingPayments: [payment], busts: [{ fillId: '1', createdAtMs: 300, fill: null }] }),
    )
    expect(stream.map(({ kind }) => kind)).toEqual(['bust', 'funding'])
  })

  it("gives a settlement under way its fill's time, and the top where that is not known", () => {
    const known = toStream(
      sources({
        fundingPayments: [payment],
        transactions: [settlement],
        fills: [fill({ id: '7', createdAtMs: 100 })],
      }),
    )
    expect(known.map(({ kind, atMs }) => [kind, atMs])).toEqual([
      ['funding', 200],
      ['settlement', 100],
    ])
    const unknown = toStream(sources({ fundingPayments: [payment], transactions: [settlement] }))
    expect(unknown[0]).toMatchObject({ kind: 'settlement', atMs: null, fill: null })
  })

  it('shows one kind when asked, and the very same list for all of them', () => {
    const stream = toStream(sources({ fundingPayments: [payment], transactions: [settlement] }))
    expect(ofKind(stream, 'funding').map(({ key }) => key)).toEqual(['funding p'])
    expect(ofKind(stream, null)).toBe(stream)
  })
})
