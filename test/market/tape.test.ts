import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTape } from '../../src/main/market/tape'
import type { TapeTrade } from '../../src/preload/model'

const at = (id: number, createdAtMs = id): TapeTrade => ({
  id: String(id),
  market: 'BTC-USD-PERP',
  side: 'buy',
  price: '100',
  size: '1',
  createdAtMs,
})
const newestFirst = (...ids: number[]) => ids.map((id) => at(id))
const idsOf = (tape: ReturnType<typeof createTape>) => tape.newestFirst().map(({ id }) => Number(id))

describe('the tape that main keeps', () => {
  it('puts what the venue lists below what has streamed, none twice', () => {
    const tape = createTape(10)
    tape.take(at(4))
    tape.take(at(5))
    tape.take(at(5))
    tape.takePast(newestFirst(4, 3, 2))
    tape.take(at(6))
    expect(idsOf(tape)).toEqual([6, 5, 4, 3, 2])
  })

  it('has no trade below an older one, in whatever order the two come', () => {
    const all = [9, 8, 7, 6, 5, 4, 3, 2, 1]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 0, max: 8 }),
        fc.boolean(),
        (first, streamedAfter, isPastFirst) => {
          // What is listed ends with trade `8`, whatever has streamed since `first`.
          const streamed = all.filter((id) => id > first).reverse()
          const [before, after] = [streamed.slice(0, streamedAfter), streamed.slice(streamedAfter)]
          const tape = createTape(100)
          const past = () => tape.takePast(newestFirst(8, 7, 6, 5, 4, 3, 2, 1))
          if (isPastFirst) past()
          before.forEach((id) => tape.take(at(id)))
          if (!isPastFirst) past()
          after.forEach((id) => tape.take(at(id)))
          expect(idsOf(tape)).toEqual(all)
        },
      ),
    )
  })

  it('keeps trades of one moment as the venue lists them', () => {
    const tape = createTape(10)
    tape.take(at(3, 7))
    tape.takePast([at(2, 7), at(1, 7)])
    expect(idsOf(tape)).toEqual([3, 2, 1])
  })

  it('forgets the oldest', () => {
    const tape = createTape(2)
    for (let id = 1; id <= 9; id += 1) tape.take(at(id))
    expect(idsOf(tape)).toEqual([9, 8])
    tape.takePast(newestFirst(9, 8, 7, 6))
    expect(idsOf(tape)).toEqual([9, 8])
  })

  it('stands through a break, and begins anew with what is known after it', () => {
    const tape = createTape(10)
    expect(tape.take(at(1))).toBe(false)
    tape.tear()
    expect(idsOf(tape)).toEqual([1])
    expect(tape.take(at(5))).toBe(true)
    expect(tape.take(at(6))).toBe(false)
    expect(idsOf(tape)).toEqual([6, 5])
    tape.takePast(newestFirst(5, 4))
    expect(idsOf(tape)).toEqual([6, 5, 4])
    tape.tear()
    tape.takePast(newestFirst(9, 8))
    expect(idsOf(tape)).toEqual([9, 8])
  })
})
