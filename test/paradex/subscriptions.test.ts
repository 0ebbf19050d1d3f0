import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { RpcResult } from '../../src/main/paradex/rpc'
import { Subscriptions } from '../../src/main/paradex/subscriptions'

/** A venue that answers when told to and complains of every double or unknown subscription. */
function createVenue() {
  const active = new Set<string>()
  const waiting: (() => void)[] = []
  const complaints: string[] = []
  const refused: string[] = []
  const call = (method: 'subscribe' | 'unsubscribe', channel: string): Promise<RpcResult> => {
    if ((method === 'subscribe') === active.has(channel)) complaints.push(`${method} ${channel}`)
    if (method === 'subscribe') active.add(channel)
    else active.delete(channel)
    const isRefused = channel.startsWith('no.')
    if (isRefused) active.delete(channel)
    const failure = { problem: { code: 'rpc.parameters' }, reached: 'refused', code: -32602 } as const
    return new Promise((resolve) =>
      waiting.push(() => resolve(isRefused ? { ok: false, failure } : { ok: true, value: { channel } })),
    )
  }
  const answer = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      next()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { active, complaints, refused, call, answer }
}

const noPause = () => new Promise<void>((resolve) => setImmediate(resolve))
const failed = (code: number | null): RpcResult => ({
  ok: false,
  failure: { problem: { code: 'rpc.timeout' }, reached: 'perhaps', code },
})

/** A venue that answers these first, whatever is asked, and keeps what was asked. */
function createTroubledVenue(...troubles: RpcResult[]) {
  const asked: string[] = []
  const call = (method: string, channel: string): Promise<RpcResult> => {
    asked.push(`${method} ${channel}`)
    return Promise.resolve(troubles.shift() ?? { ok: true, value: { channel } })
  }
  return {
    asked,
    call,
    pause: noPause,
    onRefused: (channel: string) => void asked.push(`refused ${channel}`),
  }
}

describe('subscriptions', () => {
  test('that were refused are asked for again by whoever wants them anew', async () => {
    const venue = createVenue()
    const subscriptions = new Subscriptions(
      { call: venue.call, onRefused: (channel) => venue.refused.push(channel), pause: noPause },
      [],
    )
    void subscriptions.join()
    const leave = subscriptions.want('no.book')
    await venue.answer()
    subscriptions.want('no.book')()
    await venue.answer()
    expect(venue.refused).toEqual(['no.book'])
    leave()
    subscriptions.want('no.book')
    await venue.answer()
    expect(venue.refused).toEqual(['no.book', 'no.book'])
    expect(venue.complaints).toEqual([])
  })

  test('say when a channel is sent: after each connection, and at once to whoever wants it too', async () => {
    const venue = createVenue()
    const sending: string[] = []
    const subscriptions = new Subscriptions(
      {
        call: venue.call,
        onRefused: () => undefined,
        onSending: (channel) => sending.push(channel),
        pause: noPause,
      },
      [],
    )
    const remove = subscriptions.want('trades.X')
    expect(sending).toEqual([])
    void subscriptions.join()
    await venue.answer()
    expect(sending).toEqual(['trades.X'])
    subscriptions.want('trades.X')
    expect(sending).toEqual(['trades.X', 'trades.X'])
    remove()
    subscriptions.leave()
    venue.active.clear()
    void subscriptions.join()
    subscriptions.want('no.such')
    await venue.answer()
    expect(sending).toEqual(['trades.X', 'trades.X', 'trades.X'])
  })

  test('subscribe to all that is wanted on every connection, and to nothing before', async () => {
    const venue = createVenue()
    const subscriptions = new Subscriptions(
      { call: venue.call, onRefused: () => undefined, pause: noPause },
      ['account'],
    )
    subscriptions.want('bbo.X')
    expect(venue.active.size).toBe(0)
    const joined = subscriptions.join()
    await venue.answer()
    expect(await joined).toBe(true)
    expect([...venue.active]).toEqual(['account', 'bbo.X'])
    subscriptions.leave()
    venue.active.clear()
    const again = subscriptions.join()
    await venue.answer()
    expect(await again).toBe(true)
    expect([...venue.active]).toEqual(['account', 'bbo.X'])
    expect(venue.complaints).toEqual([])
  })

  test('keep a channel until its last want is gone', async () => {
    const venue = createVenue()
    const subscriptions = new Subscriptions(
      { call: venue.call, onRefused: () => undefined, pause: noPause },
      [],
    )
    await subscriptions.join()
    const first = subscriptions.want('bbo.X')
    const second = subscriptions.want('bbo.X')
    await venue.answer()
    first()
    first()
    await venue.answer()
    expect([...venue.active]).toEqual(['bbo.X'])
    second()
    await venue.answer()
    expect(venue.active.size).toBe(0)
    expect(venue.complaints).toEqual([])
  })

  test('go on without a channel the venue refuses', async () => {
    const venue = createVenue()
    const refused: string[] = []
    const subscriptions = new Subscriptions(
      { call: venue.call, onRefused: (channel) => void refused.push(channel), pause: noPause },
      ['no.such', 'account'],
    )
    const joined = subscriptions.join()
    await venue.answer()
    expect(await joined).toBe(true)
    expect(refused).toEqual(['no.such'])
    expect([...venue.active]).toEqual(['account'])
  })

  test('are not joined while an answer is missing', async () => {
    const lost: RpcResult = {
      ok: false,
      failure: { problem: { code: 'rpc.timeout' }, reached: 'perhaps', code: null },
    }
    const subscriptions = new Subscriptions(
      { call: () => Promise.resolve(lost), onRefused: () => undefined, pause: noPause },
      ['account'],
    )
    expect(await subscriptions.join()).toBe(false)
  })

  test('are asked for again when an answer is missing after joining, and left first', async () => {
    const venue = createTroubledVenue(failed(null), failed(null))
    const subscriptions = new Subscriptions(venue, [])
    await subscriptions.join()
    subscriptions.want('fills.ALL')
    await vi.waitFor(() => expect(subscriptions.lackingOf(['fills.ALL'])).toBeUndefined())
    // Whether the venue has it is not known, and subscribing twice would be an error.
    expect(venue.asked).toEqual([
      'subscribe fills.ALL',
      'unsubscribe fills.ALL',
      'unsubscribe fills.ALL',
      'subscribe fills.ALL',
    ])
  })

  test('are asked for again after a refusal that passes, while those that joined go on', async () => {
    const venue = createTroubledVenue(failed(-32603))
    const subscriptions = new Subscriptions(venue, ['bbo.X', 'markets'])
    expect(await subscriptions.join()).toBe(true)
    expect(subscriptions.lackingOf(['markets'])).toBeUndefined()
    await vi.waitFor(() => expect(subscriptions.lackingOf(['bbo.X'])).toBeUndefined())
    expect(venue.asked).not.toContain('refused bbo.X')
  })

  test('ask nothing more of a connection that is gone', async () => {
    const venue = createTroubledVenue(failed(null))
    const subscriptions = new Subscriptions(venue, [])
    await subscriptions.join()
    subscriptions.want('fills.ALL')
    subscriptions.leave()
    await noPause()
    await noPause()
    expect(venue.asked).toEqual(['subscribe fills.ALL'])
  })

  test('never double or lose a channel, however wants come and go', async () => {
    const step = fc.record({
      channel: fc.constantFrom('a', 'b'),
      act: fc.constantFrom('want', 'drop', 'renew', 'answer', 'reconnect'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const venue = createVenue()
        const subscriptions = new Subscriptions(
          { call: venue.call, onRefused: () => undefined, pause: noPause },
          [],
        )
        const removers: Record<string, (() => void)[]> = { a: [], b: [] }
        await subscriptions.join()
        for (const { channel, act } of steps) {
          if (act === 'want') removers[channel]?.push(subscriptions.want(channel))
          else if (act === 'drop') removers[channel]?.pop()?.()
          else if (act === 'renew') subscriptions.renew(channel)
          else if (act === 'answer') await venue.answer()
          else {
            subscriptions.leave()
            venue.active.clear()
            void subscriptions.join()
          }
        }
        await venue.answer()
        expect(venue.complaints).toEqual([])
        expect([...venue.active].sort()).toEqual(['a', 'b'].filter((channel) => removers[channel]?.length))
      }),
      { numRuns: 100 },
    )
  })
})
