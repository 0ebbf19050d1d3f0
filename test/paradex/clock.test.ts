import { describe, expect, test } from 'vitest'
import { systemClock } from '../../src/main/socket/clock'
import { bid, createMainSigner, openDesk, openExchange, until } from './desk'

const minute = 60_000

/** The machine's clock, to be set by a test. */
function createSettableClock() {
  let setByMs = 0
  return {
    ...systemClock,
    wallMs: () => systemClock.wallMs() + setByMs,
    set: (byMs: number) => void (setByMs = byMs),
  }
}

describe('the machine’s clock', () => {
  test.each([[-7 * minute], [9 * minute]])(
    'wrong by %i ms from the start is shown, and nothing is signed by it',
    async (byMs) => {
      const { sandbox } = await openExchange()
      const clock = createSettableClock()
      clock.set(byMs)
      const { client } = openDesk(sandbox, await createMainSigner(), { clock })
      await client.connect()
      expect(client.connection.clockOffsetMs).toBeGreaterThan(-byMs - 2_000)
      expect(client.connection.clockOffsetMs).toBeLessThan(-byMs + 2_000)
      expect((await client.placeOrder(bid('skewed'))).outcome).toBe('accepted')
    },
  )

  test('set back while the desk is live disturbs neither orders nor the line', async () => {
    const { sandbox } = await openExchange()
    const clock = createSettableClock()
    const { client, phases } = openDesk(sandbox, await createMainSigner(), { clock })
    await client.connect()
    const before = phases().length
    clock.set(-60 * minute)
    expect((await client.placeOrder(bid('back'))).outcome).toBe('accepted')
    await until(() => (client.connection.clockOffsetMs ?? 0) > 59 * minute)
    await until(() => Math.abs((client.connection.lastMessageAtMs ?? 0) - clock.wallMs()) < 5_000)
    expect(phases().slice(before)).toEqual([])
  })

  test('far ahead of itself has slept: the sockets are dropped at once', async () => {
    const { sandbox } = await openExchange()
    const clock = createSettableClock()
    const { client, seen, phases } = openDesk(sandbox, await createMainSigner(), { clock })
    await client.connect()
    clock.set(30 * minute)
    await until(() => seen.syncs.length === 2 && client.connection.phase === 'live')
    expect(phases().slice(-3)).toEqual(['connecting', 'syncing', 'live'])
    expect((await client.placeOrder(bid('awake'))).outcome).toBe('accepted')
  })
})

describe('the exchange’s clock', () => {
  test('is measured anew once it refuses a time, and the next order is signed by it', async () => {
    const { sandbox, control } = await openExchange()
    const { client, seen } = openDesk(sandbox, await createMainSigner())
    await client.connect()
    await control.clock({ offsetMs: 20 * minute })
    expect(await client.placeOrder(bid('late'))).toMatchObject({
      outcome: 'refused',
      problem: { code: 'venue.INVALID_TIMESTAMP' },
    })
    await until(() => (client.connection.clockOffsetMs ?? 0) > 19 * minute)
    expect((await client.placeOrder(bid('right'))).outcome).toBe('accepted')
    await control.clock({ offsetMs: 0 })
    expect((await client.placeOrder(bid('early'))).outcome).toBe('refused')
    await until(() => (client.connection.clockOffsetMs ?? 0) < minute)
    expect((await client.placeOrder(bid('again'))).outcome).toBe('accepted')
    // Set back, it stamps what is new as older than what is known: all is read again, and once more after that.
    await until(() => seen.syncs.length === 3 && client.connection.phase === 'live')
  })
})

describe('a host nobody knows', () => {
  test('is named as the reason, with and without an account, and tried again', async () => {
    const nowhere = { restUrl: 'http://nowhere.invalid/v1', wsUrl: 'ws://nowhere.invalid/v1' }
    for (const signer of [null, await createMainSigner()]) {
      const { client, seen } = openDesk(nowhere, signer, { random: () => 0 })
      client.connect().catch(() => undefined)
      const tries = () => seen.connections.filter(({ retryAtMs }) => retryAtMs !== null)
      await until(() => new Set(tries().map(({ retryAtMs }) => retryAtMs)).size > 1)
      expect(client.connection).toMatchObject({
        phase: 'connecting',
        problem: { detail: expect.any(String) },
      })
      expect(client.connection.problem?.code).toMatch(/unreachable/)
    }
  })
})
