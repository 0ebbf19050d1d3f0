import { describe, expect, test } from 'vitest'
import { readFrame, toRequest } from '../../src/main/paradex/frames'
import { RpcCalls } from '../../src/main/paradex/rpc'
import { FakeClock } from '../socket/fake-clock'

const refusal = (id: number | null, error: unknown) =>
  readFrame(JSON.stringify({ jsonrpc: '2.0', id, error }))

describe('frames', () => {
  test('are told apart', () => {
    expect(readFrame('{"jsonrpc":"2.0","id":3,"result":{"channel":"account"},"usIn":1}')).toEqual({
      kind: 'answer',
      id: 3,
      result: { channel: 'account' },
    })
    const note =
      '{"jsonrpc":"2.0","method":"subscription","params":{"channel":"account","data":{"seq_no":1748665803448726408}}}'
    expect(readFrame(note)).toEqual({
      kind: 'notification',
      channel: 'account',
      data: { seq_no: '1748665803448726408' },
    })
    expect(refusal(4, { code: 40111, message: 'Invalid bearer token' })).toEqual({
      kind: 'refusal',
      id: 4,
      code: 40111,
      message: 'Invalid bearer token',
      word: null,
    })
    for (const text of ['', 'nonsense', '7', 'null', '[]', '{}', '{"method":"subscription"}']) {
      expect(readFrame(text)).toEqual({ kind: 'unreadable' })
    }
  })

  test('find the venue’s error word wherever it stands', () => {
    const places = [
      { code: 1, message: 'MARKET_NOT_FOUND' },
      { code: 1, message: 'm', data: 'MARKET_NOT_FOUND' },
      { code: 1, message: 'm', data: { error: 'MARKET_NOT_FOUND' } },
    ]
    for (const place of places) expect(refusal(1, place)).toMatchObject({ word: 'MARKET_NOT_FOUND' })
  })

  test('carry requests by name', () => {
    expect(JSON.parse(toRequest(9, 'subscribe', { channel: 'account' }))).toEqual({
      jsonrpc: '2.0',
      id: 9,
      method: 'subscribe',
      params: { channel: 'account' },
    })
  })
})

describe('calls', () => {
  function open() {
    const sent: { id: number }[] = []
    const clock = new FakeClock()
    const calls = new RpcCalls(clock, (text) => sent.push(JSON.parse(text) as { id: number }) > 0)
    return { calls, clock, sent }
  }

  test('get their own answers, in any order', async () => {
    const { calls, clock, sent } = open()
    const first = calls.call('a', {}, 1_000)
    const second = calls.call('b', {}, 1_000)
    expect(calls.accept({ kind: 'answer', id: sent[1]?.id ?? 0, result: 2 })).toBe(true)
    expect(calls.accept({ kind: 'answer', id: sent[0]?.id ?? 0, result: 1 })).toBe(true)
    expect(await first).toEqual({ ok: true, value: 1 })
    expect(await second).toEqual({ ok: true, value: 2 })
    expect(clock.pending).toBe(0)
    expect(calls.accept({ kind: 'answer', id: sent[0]?.id ?? 0, result: 1 })).toBe(false)
  })

  test('that time out or lose their socket may have been carried out', async () => {
    const { calls, clock } = open()
    const slow = calls.call('a', {}, 1_000)
    clock.advance(1_000)
    expect(await slow).toMatchObject({ failure: { problem: { code: 'rpc.timeout' }, reached: 'perhaps' } })
    const lost = calls.call('b', {}, 1_000)
    calls.fail()
    expect(await lost).toMatchObject({ failure: { problem: { code: 'rpc.dropped' }, reached: 'perhaps' } })
  })

  test('that cannot be sent have surely not been carried out', async () => {
    const calls = new RpcCalls(new FakeClock(), () => false)
    expect(await calls.call('a', {}, 1)).toMatchObject({ failure: { reached: 'never' } })
  })

  test.each([
    [{ code: -32602, message: 'Invalid method parameters' }, 'rpc.parameters', 'refused'],
    [{ code: 40112, message: 'x' }, 'rpc.geoBlocked', 'refused'],
    [{ code: 42901, message: 'x' }, 'rest.rateLimited', 'refused'],
    [{ code: 100, message: 'x', data: 'INVALID_ORDER_SIZE' }, 'venue.INVALID_ORDER_SIZE', 'refused'],
    [{ code: 100, message: 'x' }, 'rpc.other', 'perhaps'],
    [{ code: -32603, message: 'Internal error' }, 'rpc.internal', 'perhaps'],
    [{ code: -32603, message: 'x', data: 'SERVICE_UNAVAILABLE' }, 'venue.SERVICE_UNAVAILABLE', 'perhaps'],
  ])('refused with %j say %s', async (error, code, reached) => {
    const { calls, sent } = open()
    const call = calls.call('order.create', {}, 1_000)
    const frame = refusal(sent[0]?.id ?? 0, error)
    if (frame.kind === 'refusal') calls.accept(frame)
    expect(await call).toMatchObject({ ok: false, failure: { problem: { code }, reached } })
  })
})
