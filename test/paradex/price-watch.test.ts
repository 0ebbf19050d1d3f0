import { describe, expect, it } from 'vitest'
import { PriceWatch } from '../../src/main/paradex/price-watch'
import { FakeClock } from '../socket/fake-clock'

function watching(isOn = true) {
  const clock = new FakeClock()
  let told = 0
  const watch = new PriceWatch(clock, () => (told += 1), isOn)
  return { clock, watch, told: () => told }
}

describe('the watch on prices', () => {
  it('says within two seconds that they have stopped on a line that stands, once, and that they come again', () => {
    const { clock, watch, told } = watching()
    watch.joined()
    for (let tick = 0; tick < 20; tick += 1) {
      clock.advance(1_000)
      watch.came()
    }
    expect(watch.isSilent).toBe(false)
    expect(watch.lastAtMs).toBe(clock.nowMs())
    clock.advance(1_700)
    expect(watch.isSilent).toBe(false)
    clock.advance(300)
    expect(watch.isSilent).toBe(true)
    clock.advance(60_000)
    expect(told()).toBe(1)
    watch.came()
    expect(watch.isSilent).toBe(false)
    expect(told()).toBe(2)
  })

  it('expects the first one from when the line is joined, and none once it has left', () => {
    const { clock, watch } = watching()
    clock.advance(10_000)
    expect(watch.isSilent).toBe(false)
    watch.joined()
    clock.advance(2_000)
    expect(watch.isSilent).toBe(true)
    watch.left()
    expect(watch.isSilent).toBe(false)
    expect(clock.pending).toBe(0)
  })

  it('says nothing of chosen markets, which may be quiet', () => {
    const { clock, watch } = watching(false)
    watch.joined()
    clock.advance(60_000)
    expect(watch.isSilent).toBe(false)
  })
})
