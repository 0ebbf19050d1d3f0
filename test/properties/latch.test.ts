import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLatch } from '../../src/main/alerts/latch'
import './runs'

const value = fc.integer({ min: -30, max: 30 })

describe('a latch', () => {
  it('goes off exactly at the first value beyond since one that was back by the band', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 60 }),
        value,
        fc.constantFrom('over', 'under'),
        fc.constantFrom(0, 1, 2),
        fc.boolean(),
        (values, at, beyond, tenths, firstCounts) => {
          const latch = createLatch({ at: String(at), beyond, band: `0.${tenths}`, firstCounts })
          const way = beyond === 'over' ? 1 : -1
          // In tenths, so that the band is a whole number.
          const past = (each: number) => (each - at) * 10 * way
          const reference: boolean[] = []
          let armed = firstCounts || past(values[0] ?? 0) < 0
          for (const each of values) {
            const goes = armed && past(each) >= 0
            reference.push(goes)
            if (goes) armed = false
            else if (past(each) < -Math.abs(at) * tenths) armed = true
          }
          expect(values.map((each) => latch.hear(String(each)))).toEqual(reference)
        },
      ),
    )
  })
})
