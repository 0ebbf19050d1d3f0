import { describe, expect, test } from 'vitest'
import { createWatchdog } from '../../src/main/socket/watchdog'
import { FakeClock } from './fake-clock'

const limits = { pingEveryMs: 10_000, staleAfterMs: 5_000, deadAfterMs: 15_000 }

function watch() {
  const clock = new FakeClock()
  const seen: string[] = []
  const dog = createWatchdog(limits, clock, {
    ping: () => seen.push('ping'),
    onStale: () => seen.push('stale'),
    onRecovered: () => seen.push('recovered'),
    onDead: () => seen.push('dead'),
  })
  return { clock, dog, seen }
}

describe('watchdog', () => {
  test('pings at once and then every ten seconds', () => {
    const { clock, dog, seen } = watch()
    for (let i = 0; i < 3; i += 1) {
      dog.inbound()
      clock.advance(10_000)
    }
    expect(seen).toEqual(['ping', 'ping', 'ping', 'ping'])
  })

  test('says stale after five seconds and dead after fifteen without an answer', () => {
    const { clock, seen } = watch()
    clock.advance(4_999)
    expect(seen).toEqual(['ping'])
    clock.advance(1)
    expect(seen).toEqual(['ping', 'stale'])
    clock.advance(9_999)
    expect(seen).toEqual(['ping', 'stale', 'ping'])
    clock.advance(1)
    expect(seen).toEqual(['ping', 'stale', 'ping', 'dead'])
  })

  test('is not put at ease by its own later pings', () => {
    const { clock, dog, seen } = watch()
    dog.inbound()
    clock.advance(10_000 + 15_000)
    expect(seen.filter((word) => word === 'ping')).toHaveLength(3)
    expect(seen.at(-1)).toBe('dead')
  })

  test('recovers when anything comes in', () => {
    const { clock, dog, seen } = watch()
    clock.advance(6_000)
    dog.inbound()
    clock.advance(3_999)
    expect(seen).toEqual(['ping', 'stale', 'recovered'])
  })

  test('leaves no timer behind once stopped or dead', () => {
    const stopped = watch()
    stopped.dog.stop()
    expect(stopped.clock.pending).toBe(0)
    const dead = watch()
    dead.clock.advance(60_000)
    expect(dead.clock.pending).toBe(0)
    expect(dead.seen.filter((word) => word === 'dead')).toHaveLength(1)
  })
})
