import { describe, expect, it } from 'vitest'
import { toSteps } from '../../src/main/review/timeline'
import { aFill, anOrder } from '../fixtures/nouns'

describe('the life of an order', () => {
  it('goes from what was written down here to its end, fills told once, whatever the clocks say', () => {
    const order = anOrder({
      createdAtMs: 100,
      signedAtMs: 90,
      receivedAtMs: 99,
      state: 'filled',
      remainingSize: '0',
      updatedAtMs: 300,
    })
    const seen = (
      state: 'new' | 'working' | 'partlyFilled' | 'filled',
      updatedAtMs: number,
      remainingSize = '1',
    ) => ({
      order: { ...order, state, updatedAtMs, remainingSize },
      seenAtMs: updatedAtMs + 7,
    })
    const steps = toSteps({
      order,
      events: [
        seen('new', 100),
        seen('working', 110),
        seen('partlyFilled', 200, '0.5'),
        seen('filled', 300, '0'),
      ],
      fills: [
        { fill: aFill({ id: '2', remainingSize: '0', createdAtMs: 300 }), busted: false },
        { fill: aFill({ id: '1', remainingSize: '0.5', createdAtMs: 200 }), busted: false },
      ],
      // A clock that is ahead of the venue's.
      intent: {
        order: {
          clientId: 'c1',
          market: 'BTC-USD-PERP',
          side: 'buy',
          type: 'limit',
          size: '1',
          price: '97000',
          timeInForce: 'gtc',
          reduceOnly: false,
        },
        state: 'accepted',
        intendedAtMs: 5_000,
        settledAtMs: 5_010,
      },
    })
    expect(steps.map((step) => [step.kind, step.atMs])).toEqual([
      ['written', 5_000],
      ['signed', 90],
      ['received', 99],
      ['state', 100],
      ['state', 110],
      ['fill', 200],
      ['fill', 300],
      ['closed', 300],
    ])
    expect(steps.at(-1)).toMatchObject({ state: 'filled', reason: null, seenAtMs: 307 })
  })

  it('says why one was cancelled, and tells a partial fill whose own record is not here', () => {
    const order = anOrder({
      state: 'cancelled',
      cancelReason: 'USER_CANCELED',
      remainingSize: '0.4',
      updatedAtMs: 30,
    })
    const steps = toSteps({
      order,
      events: [{ order: { ...order, state: 'partlyFilled', updatedAtMs: 20 }, seenAtMs: 21 }],
      fills: [],
      intent: null,
    })
    expect(steps.map(({ kind }) => kind)).toEqual(['created', 'state', 'closed'])
    expect(steps.at(-1)).toMatchObject({ reason: 'USER_CANCELED' })
  })
})
