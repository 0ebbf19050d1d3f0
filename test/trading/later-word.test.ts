import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLaterTransaction, isLaterTransfer } from '../../src/trading/later-word'
import type { SettlementTransaction, Transfer } from '../../src/preload/records'

const settlement = (state: string, completedAtMs: number | null = null): SettlementTransaction => ({
  id: '1',
  type: 'TRANSACTION_FILL',
  state,
  hash: '0x1',
  completedAtMs,
})

const transfer = (status: string, updatedAtMs = 5): Transfer => ({
  id: '1',
  kind: 'UNWINDING',
  status,
  token: 'USDC',
  amount: '1',
  failureReason: null,
  updatedAtMs,
})

describe('the later word on a settlement', () => {
  const life = [
    settlement('NOT_RECEIVED'),
    settlement('RECEIVED'),
    settlement('ACCEPTED_ON_L2', 7),
    settlement('ACCEPTED_ON_L1', 7),
    settlement('REVERTED', 9),
  ]

  it('is the one further on, in whatever order they are heard and however often', () => {
    const heard = fc.shuffledSubarray([...life, ...life], { minLength: 2 * life.length })
    fc.assert(
      fc.property(heard, (words) => {
        const last = words.reduce((known, next) => (isLaterTransaction(next, known) ? next : known))
        expect(last).toEqual(settlement('REVERTED', 9))
      }),
    )
  })

  it('is not an acceptance heard late, after the settlement was reverted', () => {
    expect(isLaterTransaction(settlement('ACCEPTED_ON_L2', 7), settlement('REVERTED', 7))).toBe(false)
    expect(isLaterTransaction(settlement('REVERTED', 7), settlement('ACCEPTED_ON_L2', 7))).toBe(true)
  })

  it('is one nobody knows until a known one is heard, but never takes a completion back', () => {
    expect(isLaterTransaction(settlement('UNHEARD_OF'), settlement('RECEIVED'))).toBe(true)
    expect(isLaterTransaction(settlement('RECEIVED'), settlement('UNHEARD_OF'))).toBe(true)
    expect(isLaterTransaction(settlement('UNHEARD_OF'), settlement('ACCEPTED_ON_L2', 7))).toBe(false)
    expect(isLaterTransaction(settlement('UNHEARD_OF', 6), settlement('ACCEPTED_ON_L2', 7))).toBe(false)
  })

  it('is nothing when all of it is known', () => {
    for (const one of life) expect(isLaterTransaction(one, one)).toBe(false)
  })
})

describe('the later word on a transfer', () => {
  it('is the one of the later moment, and of one moment the last heard', () => {
    expect(isLaterTransfer(transfer('COMPLETED', 6), transfer('PENDING', 5))).toBe(true)
    expect(isLaterTransfer(transfer('PENDING', 5), transfer('COMPLETED', 6))).toBe(false)
    expect(isLaterTransfer(transfer('COMPLETED'), transfer('PENDING'))).toBe(true)
    expect(isLaterTransfer(transfer('PENDING'), transfer('PENDING'))).toBe(false)
  })
})
