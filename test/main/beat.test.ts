import { expect, it } from 'vitest'
import { createBeat } from '../../src/main/desk/beat'
import { FakeClock } from '../socket/fake-clock'

function beating() {
  const clock = new FakeClock(0)
  const atMs: number[] = []
  const beat = createBeat(() => atMs.push(clock.nowMs()), {
    everyMs: 100,
    restMs: 50,
    later: (callback, delayMs) => clock.setTimer(delayMs, callback),
    nowMs: () => clock.nowMs(),
  })
  return { clock, beat, atMs }
}

it('beats until it is stopped', () => {
  const { clock, beat, atMs } = beating()
  clock.advance(250)
  beat.stop()
  clock.advance(1_000)
  expect(atMs).toEqual([100, 200])
})

it('comes early where it is of use, not sooner than its rest after the last, and the next one as long after it', () => {
  const { clock, beat, atMs } = beating()
  clock.advance(160)
  beat.hasten()
  clock.advance(30)
  beat.hasten()
  expect(atMs).toEqual([100, 160])
  clock.advance(69)
  expect(atMs).toEqual([100, 160])
  clock.advance(1)
  expect(atMs).toEqual([100, 160, 260])
})

it('is not woken by what comes after its end', () => {
  const { clock, beat, atMs } = beating()
  clock.advance(60)
  beat.stop()
  beat.hasten()
  clock.advance(1_000)
  expect(atMs).toEqual([])
})
