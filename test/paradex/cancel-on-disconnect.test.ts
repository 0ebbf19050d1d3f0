import { expect, test } from 'vitest'
import { CancelOnDisconnect } from '../../src/main/paradex/cancel-on-disconnect'
import type { RpcResult } from '../../src/main/paradex/rpc'
import type { VenueSocket } from '../../src/main/paradex/venue-socket'

/** A venue whose socket stands, and answers what is asked of it when it is told to. */
function setUp() {
  const asked: { enabled: unknown; answer: (result: RpcResult) => void }[] = []
  const socket = {
    call: (_method: string, { enabled }: Record<string, unknown>) =>
      new Promise<RpcResult>((answer) => asked.push({ enabled, answer })),
  } as unknown as VenueSocket
  let isJoined = true
  const guard = new CancelOnDisconnect({
    joinedSocket: () => (isJoined ? socket : null),
    onChange: () => undefined,
  })
  return {
    guard,
    asked,
    answer: (at = asked.length - 1) => asked[at]?.answer({ ok: true, value: null }),
    lose: () => {
      isJoined = false
      guard.left()
    },
  }
}

test('it is asked for on the connection that the venue has, and on only once confirmed', async () => {
  const { guard, asked, answer } = setUp()
  const set = guard.set(true)
  expect(asked.map(({ enabled }) => enabled)).toEqual([true])
  expect(guard.state).toBe('arming')
  answer()
  expect(await set).toBe('on')
})

test('it is not said to be off before the venue has heard of it', async () => {
  const { guard, asked, answer } = setUp()
  const on = guard.set(true)
  answer()
  await on
  const off = guard.set(false)
  expect(asked.map(({ enabled }) => enabled)).toEqual([true, false])
  expect(guard.state).toBe('on')
  answer()
  expect(await off).toBe('off')
})

test('without a connection the venue holds none of it', async () => {
  const { guard, asked, answer, lose } = setUp()
  const on = guard.set(true)
  answer()
  await on
  lose()
  expect(await guard.set(false)).toBe('off')
  expect(asked).toHaveLength(1)
})
