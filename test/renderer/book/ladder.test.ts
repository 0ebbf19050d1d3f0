import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, fromUnits, multiply } from '../../../src/money/decimal'
import type { BookLevel } from '../../../src/preload/model'
import { groupSteps, rowsPassed, toLadder } from '../../../src/renderer/book/ladder'
import { book, order } from '../samples'

const level = (price: string, size: string): BookLevel => ({ price, size })

describe('the steps of a book', () => {
  it('are exact multiples of the tick', () => {
    expect(groupSteps('0.0000001').map(({ step }) => step)).toEqual([
      '0.0000001',
      '0.0000002',
      '0.0000005',
      '0.000001',
      '0.000005',
      '0.00001',
    ])
  })
})

describe('the ladder', () => {
  it('adds up the sizes from the best price on, exactly', () => {
    const { asks } = toLadder(
      { bids: [], asks: [level('1', '0.1'), level('2', '0.2'), level('3', '0.3')] },
      '1',
      15,
      [],
    )
    expect(asks.map(({ total }) => total)).toEqual(['0.1', '0.3', '0.6'])
  })

  it('groups bids down and asks up, so that no price looks better than it is', () => {
    const { bids, asks } = toLadder(
      {
        bids: [level('99.9', '1'), level('99.6', '2'), level('99.4', '4')],
        asks: [level('100', '1'), level('100.1', '2'), level('100.5', '4')],
      },
      '0.5',
      15,
      [],
    )
    expect(bids.map(({ price, size }) => [price, size])).toEqual([
      ['99.5', '3'],
      ['99', '4'],
    ])
    expect(asks.map(({ price, size }) => [price, size])).toEqual([
      ['100', '1'],
      ['100.5', '6'],
    ])
  })

  it('neither loses nor makes any size, whatever the step', () => {
    const levels = fc.uniqueArray(
      fc.record({ price: fc.integer({ min: 1, max: 5000 }), size: fc.integer({ min: 1, max: 1_000_000 }) }),
      { selector: ({ price }) => price, maxLength: 15 },
    )
    fc.assert(
      fc.property(levels, fc.constantFrom(...groupSteps('0.01')), (drawn, { step }) => {
        const bids = drawn
          .sort((a, b) => b.price - a.price)
          .map(({ price, size }) => level(fromUnits(BigInt(price), 2), fromUnits(BigInt(size), 3)))
        const ladder = toLadder({ bids, asks: [] }, step, 15, [])
        const sum = bids.reduce((total, { size }) => add(total, size), '0')
        expect(ladder.bids.at(-1)?.total ?? '0').toBe(sum)
        for (const row of ladder.bids) expect(compare(multiply(row.share, '1'), '100')).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('measures its bars by the larger side of what is in sight', () => {
    const { bids, asks } = toLadder(
      { bids: [level('9', '1'), level('8', '1')], asks: [level('10', '4'), level('11', '90')] },
      '1',
      1,
      [],
    )
    expect(bids.map(({ share }) => share)).toEqual(['25'])
    expect(asks.map(({ share }) => share)).toEqual(['100'])
  })

  it('tells the spread of the real prices, also when they are grouped', () => {
    const ladder = toLadder(book(), '10', 15, [])
    expect(ladder.spread).toBe('0.1')
    expect(ladder.spreadRate).toBe('0.00000103')
    expect(toLadder(book({ asks: [] }), '10', 15, []).spread).toBeNull()
  })

  it('marks what the account has standing in it, at the price it is grouped to', () => {
    const mine = [
      order({ price: '97119.8', remainingSize: '0.2' }),
      order({ id: 'o2', price: '97119.8', state: 'partlyFilled', remainingSize: '0.1' }),
      order({ id: 'o3', side: 'sell', price: '97121.2', remainingSize: '0.4' }),
      order({ id: 'o4', price: '97120.4', state: 'untriggered' }),
      order({ id: 'o5', price: '97120.4', state: 'cancelled' }),
    ]
    const fine = toLadder(book(), '0.1', 15, mine)
    expect(fine.bids.map(({ own }) => own)).toEqual([null, '0.3'])
    expect(fine.asks.map(({ own }) => own)).toEqual([null, '0.4'])
    const coarse = toLadder(book(), '1', 15, mine)
    expect(coarse.bids.map(({ price, own }) => [price, own])).toEqual([
      ['97120', null],
      ['97119', '0.3'],
    ])
  })
})

describe('the mark in the ladder', () => {
  const rows = [{ price: '100' }, { price: '101' }, { price: '102' }]

  it('passes the rows that are cheaper than it among the asks, and dearer among the bids', () => {
    expect(rowsPassed(rows, '99', 'asks')).toBe(0)
    expect(rowsPassed(rows, '100', 'asks')).toBe(0)
    expect(rowsPassed(rows, '101.5', 'asks')).toBe(2)
    expect(rowsPassed(rows.toReversed(), '101.5', 'bids')).toBe(1)
  })

  it('is nowhere when it is past the last row or unknown', () => {
    expect(rowsPassed(rows, '103', 'asks')).toBeNull()
    expect(rowsPassed(rows, null, 'bids')).toBeNull()
  })
})
