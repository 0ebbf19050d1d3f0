import { describe, expect, test } from 'vitest'
import { isVenueWord } from '../../src/main/paradex/error-words'
import { RpcCalls } from '../../src/main/paradex/rpc'
import { readFrame } from '../../src/main/paradex/frames'
import { FakeClock } from '../socket/fake-clock'
import openapi from '../fixtures/paradex/openapi.json'

async function reachedAfter(error: object): Promise<string> {
  const calls = new RpcCalls(new FakeClock(), () => true)
  const answer = calls.call('order.create', {}, 1_000)
  const frame = readFrame(JSON.stringify({ jsonrpc: '2.0', id: 1, error }))
  if (frame.kind === 'refusal') calls.accept(frame)
  const result = await answer
  return result.ok ? 'ok' : result.failure.reached
}

describe('the words of the venue’s errors', () => {
  test('are those of its specification', () => {
    const words = openapi.components.schemas['responses.ErrorCode'].enum
    expect(words.filter((word) => !isVenueWord(word))).toEqual([])
    expect(isVenueWord('REQUEST_TIMEOUT')).toBe(false)
  })

  test.each([
    ['refused', { code: 100, message: 'x', data: { error: 'INVALID_ORDER_SIZE', message: 'x' } }],
    ['perhaps', { code: 100, message: 'x', data: { error: 'SERVICE_UNAVAILABLE', message: 'x' } }],
    ['perhaps', { code: 50400, message: 'REQUEST_TIMEOUT' }],
    ['perhaps', { code: 50400, message: 'x', data: { error: 'REQUEST_TIMEOUT', message: 'x' } }],
    ['refused', { code: 40300, message: 'PERMISSION_DENIED' }],
  ])('leave an order %s after %j', async (reached, error) => {
    expect(await reachedAfter(error)).toBe(reached)
  })
})
