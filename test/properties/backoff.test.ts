import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBackoff } from '../../src/main/socket/backoff'
import './runs'

const limits = fc
  .tuple(
    fc.integer({ min: 0, max: 2_000 }),
    fc.integer({ min: 0, max: 5_000 }),
    fc.integer({ min: 0, max: 120_000 }),
  )
  .map(([floorMs, more, most]) => ({ floorMs, baseMs: floorMs + more, capMs: floorMs + more + most }))
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
/** A try that failed, or one that held. */
const tries = fc.array(fc.record({ random: draw, held: fc.boolean() }), { minLength: 1, maxLength: 80 })

describe('a wait between tries', () => {
  it('is never below the floor nor above the ceiling of its try, whatever is drawn', () => {
    fc.assert(
      fc.property(limits, tries, (given, sequence) => {
        let drawn = 0
        const backoff = createBackoff(given, () => drawn)
        let failures = 0
        for (const { random, held } of sequence) {
          if (held) {
            backoff.reset()
            failures = 0
          }
          drawn = random
          const ceilingMs = Math.min(given.capMs, given.baseMs * 2 ** failures)
          failures += 1
          const waitMs = backoff.next()
          expect(waitMs).toBeGreaterThanOrEqual(given.floorMs)
          expect(waitMs).toBeLessThanOrEqual(Math.max(given.floorMs, ceilingMs))
          expect(Number.isInteger(waitMs)).toBe(true)
        }
      }),
    )
  })

  it('grows with what is drawn and with every failure, so that no two clients keep step', () => {
    fc.assert(
      fc.property(limits, draw, draw, fc.integer({ min: 1, max: 40 }), (given, one, other, count) => {
        const waits = (random: number) => {
          const backoff = createBackoff(given, () => random)
          return Array.from({ length: count }, () => backoff.next())
        }
        const [low, high] = [waits(Math.min(one, other)), waits(Math.max(one, other))]
        low.forEach((waitMs, index) => expect(waitMs).toBeLessThanOrEqual(high[index] ?? 0))
        for (const series of [low, high]) expect(series).toEqual([...series].sort((a, b) => a - b))
      }),
    )
  })
})
