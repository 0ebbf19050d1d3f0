import { describe, expect, it } from 'vitest'
import { withoutOwn } from '../../src/renderer/problem'

describe('a refusal while balances are hidden', () => {
  it('says what an order needs, and not what the account has', () => {
    const values = { needed: '100', short: '40', free: '60' }
    expect(withoutOwn({ code: 'order.margin', values })).toEqual({
      code: 'order.margin',
      values: { needed: '100', short: '•••••', free: '•••••' },
    })
    expect(withoutOwn({ code: 'order.reduceOver', values: { held: '0.5', over: '0.1' } }).values).toEqual({
      held: '•••••',
      over: '•••••',
    })
  })

  it('is as it was where it tells of the order and the market alone', () => {
    const problem = { code: 'order.tick', values: { tick: '0.1' } }
    expect(withoutOwn(problem)).toBe(problem)
    expect(withoutOwn({ code: 'order.margin' })).toEqual({ code: 'order.margin' })
  })
})
