import { describe, expect, it } from 'vitest'
import { atLeast } from '../../../src/renderer/tape/filter'
import { tapeTrade } from '../samples'

const tape = ['0.1', '2', '0.30', '0.3'].map((size, i) => tapeTrade(String(i), { size }))

describe('the least size', () => {
  it('lets trades of that size and above through, in their order', () => {
    expect(atLeast(tape, '0.3', 10).map(({ id }) => id)).toEqual(['1', '2', '3'])
  })

  it('lets all through while there is none, but no more than asked for', () => {
    expect(atLeast(tape, null, 10)).toHaveLength(4)
    expect(atLeast(tape, null, 2).map(({ id }) => id)).toEqual(['0', '1'])
  })
})
