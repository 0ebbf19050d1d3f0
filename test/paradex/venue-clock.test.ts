import { expect, test } from 'vitest'
import type { RestClient } from '../../src/main/paradex/rest'
import { VenueClock } from '../../src/main/paradex/venue-clock'
import { FakeClock } from '../socket/fake-clock'

/** A venue clock of ours, and a venue whose clock is so far ahead of it. */
function setUp() {
  const clock = new FakeClock()
  const venue = { aheadMs: 0 }
  let way = { thereMs: 0, backMs: 0 }
  const read = async () => {
    clock.advance(way.thereMs)
    const server_time = String(clock.nowMs() + venue.aheadMs)
    clock.advance(way.backMs)
    return { ok: true, value: { server_time } }
  }
  const venueClock = new VenueClock(clock, { read } as unknown as RestClient)
  const measure = (thereMs: number, backMs: number) => {
    way = { thereMs, backMs }
    return venueClock.measure()
  }
  return { clock, venue, venueClock, measure }
}

test('a slow answer does not undo a measurement that it may agree with', async () => {
  const { venueClock, measure } = setUp()
  await measure(20, 20)
  expect(venueClock.offsetMs).toBe(0)
  await measure(4_000, 10)
  expect(venueClock.offsetMs).toBe(0)
  await measure(10, 4_000)
  expect(venueClock.offsetMs).toBe(0)
})

test('one that cannot agree with it counts, and so does the next that is quick', async () => {
  const { venue, venueClock, measure } = setUp()
  await measure(20, 20)
  venue.aheadMs = 10_000
  await measure(4_000, 0)
  expect(venueClock.offsetMs).toBe(12_000)
  await measure(30, 30)
  expect(venueClock.offsetMs).toBe(10_000)
})

test('clocks run apart: a measurement of long ago gives way', async () => {
  const { clock, venue, venueClock, measure } = setUp()
  await measure(20, 20)
  clock.advance(3_600_000)
  venue.aheadMs = 300
  await measure(320, 320)
  expect(venueClock.offsetMs).toBe(300)
})
