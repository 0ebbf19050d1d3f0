import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, fromUnits, isMultipleOf, multiply, sign } from '../../../src/money/decimal'
import { capacityOf } from '../../../src/renderer/ticket/capacity'
import type { Draft, SizeUnit } from '../../../src/renderer/ticket/draft'
import { emptyDraft, SIZE_UNITS } from '../../../src/renderer/ticket/draft'
import type { SizeMeans } from '../../../src/renderer/ticket/sizing'
import { inBase, sizeOf, textIn, textOfShare } from '../../../src/renderer/ticket/sizing'
import { account, market, position } from '../samples'

const decimal = (most: bigint, scale: number) =>
  fc.bigInt({ min: 1n, max: most }).map((units) => fromUnits(units, scale))
const price = decimal(10n ** 13n, 8)
const step = fc.constantFrom('0.00001', '0.001', '0.005', '0.1', '1', '25', '10')
const free = decimal(10n ** 15n, 8)
const percent = fc.integer({ min: 1, max: 100_00 }).map((cents) => fromUnits(BigInt(cents), 2))
const usd = decimal(10n ** 10n, 2)
const marginRate = fc.constantFrom('0.02', '0.05', '0.1', '1')
const feeRate = fc.constantFrom('-0.00005', '0', '0.0003')

const means = fc
  .record({ price, step, free, marginRate, feeRate, side: fc.constantFrom('buy' as const, 'sell' as const) })
  .map(({ price, step, free, marginRate, feeRate, side }) => {
    const terms = market({ orderSizeIncrement: step, maxOrderSize: '0', positionLimit: '0' })
    const capacity = capacityOf({
      side,
      market: terms,
      account: account({ freeCollateral: free }),
      position: undefined,
      reduceOnly: false,
      costs: { price, marginRate, feeRate },
    })
    return { means: { price, step, capacity }, free, marginRate, feeRate }
  })

const sizeIn = (unit: SizeUnit, text: string, by: SizeMeans): string | null => {
  const found = sizeOf({ sizeUnit: unit, sizeText: text }, by)
  return found && 'size' in found ? found.size : null
}

describe('a size', () => {
  it('typed in USD or per cent is on the step, and never off it', () => {
    fc.assert(
      fc.property(means, usd, percent, ({ means }, money, share) => {
        for (const size of [sizeIn('usd', money, means), sizeIn('percent', share, means)]) {
          if (size === null) continue
          expect(isMultipleOf(size, means.step)).toBe(true)
          expect(sign(size)).toBe(1)
        }
      }),
    )
  })

  it('typed in USD is never worth more, and one step more would be', () => {
    fc.assert(
      fc.property(means, usd, ({ means }, money) => {
        const size = sizeIn('usd', money, means) ?? '0'
        expect(compare(multiply(size, means.price), money)).not.toBe(1)
        expect(compare(multiply(add(size, means.step), means.price), money)).toBe(1)
      }),
    )
  })

  it('typed in per cent never takes more than is free, with its margin and its fee', () => {
    fc.assert(
      fc.property(means, percent, ({ means, free, marginRate, feeRate }, share) => {
        const size = sizeIn('percent', share, means)
        if (size === null) return
        const rate = sign(feeRate) > 0 ? add(marginRate, feeRate) : marginRate
        expect(compare(multiply(multiply(size, means.price), rate), free)).not.toBe(1)
      }),
    )
  })

  it('of a reduce-only order is a share of the position, and never more than it', () => {
    fc.assert(
      fc.property(decimal(10n ** 8n, 3), percent, (held, share) => {
        const capacity = capacityOf({
          side: 'sell',
          market: market({ maxOrderSize: '0' }),
          account: null,
          position: position({ side: 'long', size: held }),
          reduceOnly: true,
          costs: { price: null, marginRate: null, feeRate: null },
        })
        const size = sizeIn('percent', share, { price: null, capacity, step: '0.001' })
        if (size !== null) expect(compare(size, held)).not.toBe(1)
        expect(sizeIn('percent', '100', { price: null, capacity, step: '0.001' })).toBe(held)
      }),
    )
  })

  it('said in another unit, or taken by the slider, never comes to more than it is', () => {
    fc.assert(
      fc.property(means, fc.constantFrom(...SIZE_UNITS), percent, ({ means }, unit, share) => {
        const size = sizeIn('percent', share, means)
        const said = sizeIn(unit, textIn(unit, size, means), means)
        if (said !== null) expect(compare(said, size ?? '0')).not.toBe(1)
        const slid = sizeIn(unit, textOfShare(unit, share, means), means)
        if (slid !== null) expect(compare(slid, means.capacity ?? '0')).not.toBe(1)
      }),
    )
  })
})

describe('a draft', () => {
  it('in the base is what it was, and in another unit has the size it comes to', () => {
    fc.assert(
      fc.property(means, usd, ({ means }, money) => {
        const typed: Draft = { ...emptyDraft, sizeUnit: 'usd', sizeText: money }
        const draft = inBase(typed, means)
        expect(draft).toEqual({ ...typed, sizeUnit: 'base', sizeText: sizeIn('usd', money, means) ?? '' })
        expect(inBase(draft, means)).toBe(draft)
      }),
    )
  })
})
