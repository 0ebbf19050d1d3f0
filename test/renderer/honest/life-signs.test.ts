import { describe, expect, it } from 'vitest'
import { watchLifeSigns } from '../../../src/renderer/honest/life-signs'

function watching() {
  let nowMs = 0
  let look: () => void = () => undefined
  const told: boolean[] = []
  const signs = watchLifeSigns({
    nowMs: () => nowMs,
    every(_, callback) {
      look = callback
      return () => (look = () => undefined)
    },
    onChange: (isSilent) => told.push(isSilent),
  })
  const pass = (ms: number): void => {
    for (let left = ms; left > 0; left -= 250) {
      nowMs += Math.min(250, left)
      look()
    }
  }
  return { signs, told, pass, sleep: (ms: number) => (nowMs += ms) }
}

describe('the signs of life of main', () => {
  it('say within two seconds of the last that it is silent, and at the next that it is back', () => {
    const { signs, told, pass } = watching()
    for (let beat = 0; beat < 6; beat += 1) {
      pass(500)
      signs.came()
    }
    expect(told).toEqual([])
    pass(1_900)
    expect(signs.isSilent).toBe(true)
    pass(60_000)
    signs.came()
    expect(told).toEqual([true, false])
  })

  it('are looked at anew by a window that was not woken for long', () => {
    const { signs, sleep } = watching()
    sleep(30_000)
    expect(signs.isSilent).toBe(false)
    signs.look()
    expect(signs.isSilent).toBe(true)
  })

  it('are no more once the watch is over', () => {
    const { signs, told, pass } = watching()
    signs.stop()
    pass(10_000)
    expect(told).toEqual([])
  })
})
