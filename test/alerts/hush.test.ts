import { describe, expect, it } from 'vitest'
import { findHush, toChannels, toEvent, toTone } from '../../src/main/alerts/hush'
import type { Ring } from '../../src/main/alerts/rules'

const at = (hours: number, minutes = 0) => new Date(2026, 2, 14, hours, minutes)
const open = { notificationsPaused: false, mutedMarkets: [] as string[], quietHours: null }
const night = { ...open, quietHours: { from: '22:00', to: '07:00' } }

function aRing(over: Partial<Ring> = {}): Ring {
  return {
    kind: 'fill',
    sentence: '',
    values: {},
    lines: [],
    market: 'BTC-USD-PERP',
    orderId: null,
    fillKeys: [],
    ...over,
  }
}

const everywhere = { notification: true, sound: true, flash: true, inApp: true }
const hushed = (ring: Ring, settings: Parameters<typeof findHush>[1], when: Date) =>
  findHush(ring, settings, when)

describe('the desktop', () => {
  it.each([
    [at(21, 59), null],
    [at(22), 'quietHours'],
    [at(0), 'quietHours'],
    [at(6, 59), 'quietHours'],
    [at(7), null],
  ])('keeps quiet in hours that go over midnight: %s', (when, why) => {
    expect(hushed(aRing(), night, when)).toBe(why)
  })

  it('keeps quiet within hours of one day', () => {
    const noon = { ...open, quietHours: { from: '12:00', to: '13:30' } }
    expect([at(11, 59), at(12), at(13, 29), at(13, 30)].map((when) => hushed(aRing(), noon, when))).toEqual([
      null,
      'quietHours',
      'quietHours',
      null,
    ])
  })

  it('is not rung of a muted market, and is of others', () => {
    const muted = { ...open, mutedMarkets: ['BTC-USD-PERP'] }
    expect(hushed(aRing(), muted, at(12))).toBe('muted')
    expect(hushed(aRing({ market: null }), muted, at(12))).toBeNull()
  })

  it.each([
    aRing({ kind: 'liquidation' }),
    aRing({ kind: 'bust' }),
    aRing({ kind: 'marginRatio', market: null }),
    aRing({ kind: 'liquidationDistance' }),
    aRing({ kind: 'rejection', mustSee: true }),
    aRing({ kind: 'orderUnconfirmed', mustSee: true }),
  ])('is rung at night, and of a muted market, for what must be seen: $kind', (ring) => {
    expect(hushed(ring, { ...night, mutedMarkets: ['BTC-USD-PERP'] }, at(3))).toBeNull()
    expect(toTone(ring)).toBe('alarm')
  })

  it('is not rung while a person has paused it', () => {
    expect(hushed(aRing({ kind: 'bust' }), { ...open, notificationsPaused: true }, at(12))).toBe('paused')
  })
})

describe('where something is told of', () => {
  const loud = { ...open, sounds: 'loud' as const }

  it('is where its rule or its kind wants it', () => {
    const chosen = { notification: false, sound: true, flash: false, inApp: true }
    expect(toChannels(aRing(), chosen, loud, at(12))).toEqual(chosen)
    expect(toChannels(aRing(), everywhere, loud, at(12))).toEqual(everywhere)
  })

  it('is the window alone while something keeps it quiet', () => {
    const onlySeen = { notification: false, sound: false, flash: false, inApp: true }
    expect(toChannels(aRing(), everywhere, { ...loud, ...night }, at(23))).toEqual(onlySeen)
    expect(toChannels(aRing(), everywhere, { ...loud, notificationsPaused: true }, at(12))).toEqual(onlySeen)
  })

  it('is always the window for what must be seen, and without a sound where there are to be none', () => {
    const nowhere = { notification: false, sound: false, flash: false, inApp: false }
    expect(toChannels(aRing({ kind: 'liquidation' }), nowhere, loud, at(12))).toEqual({
      ...nowhere,
      inApp: true,
    })
    expect(toChannels(aRing(), everywhere, { ...loud, sounds: 'off' }, at(12)).sound).toBe(false)
  })

  it('is chosen for fills and what was caught up of them together, and for what has no choice of its own as upkeep', () => {
    expect(
      (['fill', 'caughtUp', 'bust', 'settings', 'journal'] as const).map((kind) => toEvent({ kind })),
    ).toEqual(['fill', 'fill', 'bust', 'upkeep', 'upkeep'])
  })
})
