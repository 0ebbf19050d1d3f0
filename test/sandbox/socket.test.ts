import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { Probe } from './probe'
import { Trader } from './trader'
import { createControl } from '../../src/sandbox/control-client'
import { decodeSbe } from './sbe-decoder'
import { frameComplaints } from './venue-schemas'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Control } from '../../src/sandbox/control-client'
import type { Sandbox } from '../../src/sandbox/sandbox'

const MARKET = 'BTC-USD-PERP'
interface Level {
  side: string
  price: string
  size: string
}

interface BookUpdate {
  seq_no: number
  update_type: 's' | 'd'
  inserts: Level[]
  updates: Level[]
  deletes: Level[]
}

/** The book that frames add up to, sorted; a delete of what isn't there is a failure. */
function levelsOf(frames: BookUpdate[]): [string, string][] {
  const levels = new Map<string, string>()
  for (const { inserts, updates, deletes } of frames) {
    for (const { side, price } of deletes) expect(levels.delete(`${side} ${price}`)).toBe(true)
    for (const { side, price, size } of [...inserts, ...updates]) levels.set(`${side} ${price}`, size)
  }
  return [...levels].sort()
}

let sandbox: Sandbox
let control: Control

beforeEach(async () => {
  sandbox = await startSandbox({ stepMs: 20, jsonPublic: true })
  control = createControl(sandbox.controlUrl)
})

afterEach(() => sandbox.stop())

describe('JSON-RPC', () => {
  it.each([
    ['{', -32700],
    ['[]', -32600],
    ['"auth"', -32600],
    ['{"jsonrpc":"1.0","method":"auth","id":1}', -32600],
    ['{"jsonrpc":"2.0","id":1}', -32600],
    ['{"jsonrpc":"2.0","method":"order.guess","id":1}', -32601],
    ['{"jsonrpc":"2.0","method":"constructor","id":1}', -32601],
    ['{"jsonrpc":"2.0","method":"auth","params":[],"id":1}', -32602],
    ['{"jsonrpc":"2.0","method":"auth","params":{},"id":1}', -32602],
    ['{"jsonrpc":"2.0","method":"subscribe","params":{"channel":7},"id":1}', -32602],
  ])('%s is answered with %i', async (text, code) => {
    const probe = await Probe.open(sandbox)
    expect((await probe.ask(text, () => true)).error.code).toBe(code)
  })

  it('answers with the request’s id and its own times', async () => {
    const probe = await Probe.open(sandbox)
    const request = {
      jsonrpc: '2.0',
      method: 'subscribe',
      params: { channel: `trades.${MARKET}` },
      id: 'mine',
    }
    const answer = await probe.ask(request, ({ id }) => id === 'mine')
    expect(answer).toMatchObject({ jsonrpc: '2.0', result: { channel: `trades.${MARKET}` } })
    const [, usIn, usDiff, usOut] =
      /"usIn":(\d+),"usDiff":(\d+),"usOut":(\d+)/.exec(probe.texts[0] ?? '') ?? []
    expect(BigInt(usIn ?? 0) + BigInt(usDiff ?? 0)).toBe(BigInt(usOut ?? 1))
  })

  it('tells a malformed token from an invalid one, and lets a good one in', async () => {
    const { token } = await Trader.start(sandbox)
    const probe = await Probe.open(sandbox)
    expect((await probe.call('auth', { bearer: 'x' })).error.code).toBe(40110)
    expect((await probe.call('auth', { bearer: `${token}A` })).error.code).toBe(40111)
    expect((await probe.call('auth', { bearer: token })).result.node_id).toEqual(expect.any(String))
  })
})

describe('subscribing', () => {
  it('is an error twice, and unsubscribing is one without it', async () => {
    const probe = await Probe.open(sandbox)
    const channel = 'markets_summary'
    expect((await probe.call('unsubscribe', { channel })).error.code).toBe(100)
    expect((await probe.call('subscribe', { channel })).result).toEqual({ channel })
    expect((await probe.call('subscribe', { channel })).error.code).toBe(100)
    expect((await probe.call('unsubscribe', { channel })).result).toEqual({ channel })
  })

  it.each([
    'trades',
    'trades.NO-SUCH',
    'order_book.BTC-USD-PERP',
    'order_book.BTC-USD-PERP.deltas@20@50ms',
    'order_book.BTC-USD-PERP.deltas@15@10ms',
    'order_book.BTC-USD-PERP.deltas@15@50ms@0_25',
    'order_book.ALL.deltas@15@50ms',
    'transactions',
    'funding_data.ALL',
    '',
  ])('knows no channel %j', async (channel) => {
    const probe = await Probe.open(sandbox)
    expect((await probe.call('subscribe', { channel })).error.code).toBe(-32602)
  })

  it('to private channels takes a token', async () => {
    const probe = await Probe.open(sandbox)
    for (const channel of ['orders.ALL', 'fills.ALL', 'positions', 'account', 'transaction', 'tradebusts']) {
      expect((await probe.call('subscribe', { channel })).error.code).toBe(40111)
    }
    const { token } = await Trader.start(sandbox)
    await probe.call('auth', { bearer: token })
    expect((await probe.call('subscribe', { channel: 'orders.ALL' })).result).toEqual({
      channel: 'orders.ALL',
    })
  })
})

describe('public channels as JSON', () => {
  it.each([
    [`trades.${MARKET}`, 'ResponsesTradeResult'],
    ['trades.ALL', 'ResponsesTradeResult'],
    [`bbo.${MARKET}`, 'ResponsesBBOResp'],
    ['bbo.ALL', 'ResponsesBBOResp'],
    ['markets_summary', 'ResponsesMarketSummaryResp'],
    [`markets_summary.${MARKET}`, 'ResponsesMarketSummaryResp'],
    [`funding_data.${MARKET}`, 'ResponsesFundingDataResult'],
    [`order_book.${MARKET}.snapshot@15@50ms`, 'ResponsesPriceBookUpdate'],
    [`order_book.${MARKET}.deltas@15@50ms`, 'ResponsesPriceBookUpdate'],
    [`order_book.${MARKET}.interactive@15@100ms@10`, 'ResponsesPriceBookUpdate'],
  ])('%s keeps to %s', async (channel, schema) => {
    const probe = await Probe.open(sandbox)
    await probe.call('subscribe', { channel })
    await probe.until(() => probe.dataOf(channel).length > 1)
    for (const data of probe.dataOf(channel)) expect(frameComplaints(schema, data)).toEqual([])
  })

  it('are refused without SBE unless the sandbox was told to serve them', async () => {
    const strict = await startSandbox({ stepMs: 0, simulate: false })
    try {
      const probe = await Probe.open(strict)
      const refused = await probe.call('subscribe', { channel: `trades.${MARKET}` })
      expect(refused.error.data).toContain('SBE')
      expect((await probe.call('subscribe', { channel: 'markets' })).result).toEqual({ channel: 'markets' })
    } finally {
      await strict.stop()
    }
  })

  it('stop when unsubscribed from', async () => {
    const probe = await Probe.open(sandbox)
    const channel = 'markets_summary'
    await probe.call('subscribe', { channel })
    await probe.until(() => probe.dataOf(channel).length > 0)
    await probe.call('unsubscribe', { channel })
    const count = probe.dataOf(channel).length
    await probe.call('subscribe', { channel: `trades.${MARKET}` })
    await probe.until(() => probe.dataOf(`trades.${MARKET}`).length > 0)
    expect(probe.dataOf(channel).length).toBe(count)
  })
})

describe('a book by deltas', () => {
  it('begins with a snapshot, counts up by one, and adds up to the book', async () => {
    const channel = `order_book.${MARKET}.deltas@15@50ms`
    const [probe, late] = [await Probe.open(sandbox), await Probe.open(sandbox)]
    const framesOf = (each: Probe) => each.dataOf(channel) as BookUpdate[]
    await probe.call('subscribe', { channel })
    await probe.until(() => framesOf(probe).length > 8)
    await late.call('subscribe', { channel })
    await late.until(() => framesOf(late).length > 0)
    const [snapshot] = framesOf(late)
    const upTo = snapshot?.seq_no ?? 0
    await probe.until(() => (framesOf(probe).at(-1)?.seq_no ?? 0) >= upTo)

    const frames = framesOf(probe)
    const first = frames[0]?.seq_no ?? 0
    expect(frames.map(({ update_type }) => update_type)).toEqual(['s', ...frames.slice(1).map(() => 'd')])
    expect(frames.map(({ seq_no }) => seq_no - first)).toEqual(frames.map((_, index) => index))
    expect(snapshot?.inserts.length).toBe(30)
    expect(levelsOf(frames.filter(({ seq_no }) => seq_no <= upTo))).toEqual(
      levelsOf(framesOf(late).slice(0, 1)),
    )
  })
})

describe('public channels as SBE', () => {
  it.each([
    [`trades.${MARKET}`, 'TradeEvent'],
    [`bbo.${MARKET}`, 'BboEvent'],
    [`order_book.${MARKET}.deltas@15@50ms`, 'BookEvent'],
    [`order_book.${MARKET}.interactive@15@50ms`, 'BookEvent'],
    ['markets_summary', 'MarketSummaryEvent'],
    [`funding_data.${MARKET}`, 'FundingDataEvent'],
  ])('%s is a %s', async (channel, name) => {
    const probe = await Probe.open(sandbox, { sbe: true })
    await probe.call('subscribe', { channel })
    await probe.until(() => probe.binaries().length > 1)
    const decoded = probe.binaries().map(decodeSbe)
    expect(new Set(decoded.map((each) => each.name))).toEqual(new Set([name]))
    expect(Object.values(decoded[0]?.fields ?? {})).not.toContain('UNKNOWN')
    if (channel.includes(MARKET)) expect(decoded[0]?.data.market).toBe(MARKET)
    expect(probe.dataOf(channel)).toEqual([])
  })

  it('say the same as JSON does', async () => {
    const channel = `order_book.${MARKET}.snapshot@15@100ms`
    await control.pause({ paused: true })
    const [json, sbe] = [await Probe.open(sandbox), await Probe.open(sandbox, { sbe: true })]
    for (const probe of [json, sbe]) await probe.call('subscribe', { channel })
    await json.until(() => json.dataOf(channel).length > 0)
    await sbe.until(() => sbe.binaries().length > 0)
    const text = json.dataOf(channel)[0] as BookUpdate
    const binary = decodeSbe(sbe.binaries()[0] ?? Buffer.alloc(0))
    expect(binary.fields).toMatchObject({ pkgType: 'SNAPSHOT', seq: BigInt(text.seq_no) })
    const best = text.inserts.find(({ side }) => side === 'BUY')
    expect(Number(binary.groups.bids?.[0]?.price)).toBe(Math.round(Number(best?.price) * 1e8))
  })

  it.each(['?sbeSchemaId=1&sbeSchemaVersion=2', '?sbeSchemaId=2&sbeSchemaVersion=1', '?sbeSchemaId=1'])(
    'in a version that is not spoken (%s) are refused with 400',
    async (query) => {
      const ws = new WebSocket(sandbox.wsUrl + query)
      const [error] = (await once(ws, 'error')) as [Error]
      expect(error.message).toContain('400')
    },
  )

  it('have a heartbeat when nothing else is sent', async () => {
    const quiet = await startSandbox({ stepMs: 0, simulate: false, timing: { heartbeatMs: 30 } })
    try {
      const [sbe, json] = [await Probe.open(quiet, { sbe: true }), await Probe.open(quiet)]
      await sbe.until(() => sbe.binaries().length > 1)
      expect(decodeSbe(sbe.binaries()[1] ?? Buffer.alloc(0))).toMatchObject({
        name: 'HeartbeatEvent',
        fields: { seq: 2n },
      })
      expect(json.heard).toEqual([])
    } finally {
      await quiet.stop()
    }
  })
})

describe('keeping alive', () => {
  it('pings, and cuts off who does not answer', async () => {
    const eager = await startSandbox({ stepMs: 0, simulate: false, timing: { pingMs: 30, pongMs: 2_000 } })
    try {
      const [alive, dead] = [await Probe.open(eager), await Probe.open(eager)]
      let pings = 0
      alive.ws.on('ping', () => (pings += 1))
      dead.ws.pong = () => undefined
      await dead.until(() => dead.closed !== undefined)
      expect(pings).toBeGreaterThan(1)
      expect(alive.closed).toBeUndefined()
    } finally {
      await eager.stop()
    }
  })
})
