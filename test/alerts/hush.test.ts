import { describe, expect, it } from 'vitest'
import { allChannels, isSilent } from '../../src/main/alerts/hush'
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

describe('the desktop', () => {
  it.each([
    [at(21, 59), false],
    [at(22), true],
    [at(0), true],
    [at(6, 59), true],
    [at(7), false],
  ])('keeps quiet in hours that go over midnight: %s', (when, silent) => {
    expect(isSilent(aRing(), allChannels, night, when)).toBe(silent)
  })

  it('keeps quiet within hours of one day', () => {
    const noon = { ...open, quietHours: { from: '12:00', to: '13:30' } }
    expect(
      [at(11, 59), at(12), at(13, 29), at(13, 30)].map((when) => isSilent(aRing(), allChannels, noon, when)),
    ).toEqual([false, true, true, false])
  })

  it('is not rung of a muted market, and is of others', () => {
    const muted = { ...open, mutedMarkets: ['BTC-USD-PERP'] }
    expect(isSilent(aRing(), allChannels, muted, at(12))).toBe(true)
    expect(isSilent(aRing({ market: null }), allChannels, muted, at(12))).toBe(false)
  })

  it.each([
    aRing({ kind: 'liquidation' }),
    aRing({ kind: 'bust' }),
    aRing({ kind: 'marginRatio', market: null }),
    aRing({ kind: 'liquidationDistance' }),
    aRing({ kind: 'rejection', mustSee: true }),
    aRing({ kind: 'orderUnconfirmed', mustSee: true }),
  ])('is rung at night, and of a muted market, for what must be seen: $kind', (ring) => {
    expect(isSilent(ring, allChannels, { ...night, mutedMarkets: ['BTC-USD-PERP'] }, at(3))).toBe(false)
  })

  it('is not rung while a person has paused it, nor by a rule that does not want it', () => {
    expect(
      isSilent(aRing({ kind: 'bust' }), allChannels, { ...open, notificationsPaused: true }, at(12)),
    ).toBe(true)
    expect(isSilent(aRing({ kind: 'marginRatio' }), { notification: false, inApp: true }, open, at(12))).toBe(
      true,
    )
  })
})
