import { describe, expect, it } from 'vitest'
import { createRecords } from '../../src/main/ledger/records'
import type { BalanceEvent, FundingPayment, SettlementTransaction, Transfer } from '../../src/preload/records'
import { aFill } from '../fixtures/nouns'

const payment = (over: Partial<FundingPayment> = {}): FundingPayment => ({
  id: 'p1',
  market: 'BTC-USD-PERP',
  payment: '-0.5',
  index: '1.2',
  createdAtMs: 100,
  ...over,
})
const transfer = (over: Partial<Transfer> = {}): Transfer => ({
  id: 't1',
  kind: 'DEPOSIT',
  status: 'PENDING',
  token: 'USDC',
  amount: '100',
  failureReason: null,
  updatedAtMs: 100,
  ...over,
})
const settlement = (over: Partial<SettlementTransaction> = {}): SettlementTransaction => ({
  id: '7',
  type: 'TRANSACTION_FILL',
  state: 'RECEIVED',
  hash: '0x1',
  completedAtMs: null,
  ...over,
})
const balanceEvent: BalanceEvent = {
  type: 'TRANSACTION_FILL',
  status: 'ON_BLOCKCHAIN',
  token: 'USDC',
  balanceBefore: '100',
  balanceAfter: '99',
  fillId: '7',
  market: 'BTC-USD-PERP',
  fees: '1',
  realizedPnl: '0',
  realizedFunding: '0',
  createdAtMs: 100,
}

describe('the records', () => {
  it('tell each movement once, however often it is said', () => {
    const records = createRecords()
    const news = { kind: 'funding', payment: payment() } as const
    expect(records.apply(news)).toEqual([news])
    expect(records.apply(news)).toEqual([])
    expect(records.apply({ kind: 'balanceEvent', event: balanceEvent })).toHaveLength(1)
    expect(records.apply({ kind: 'balanceEvent', event: { ...balanceEvent } })).toEqual([])
    expect(records.view().fundingPayments).toHaveLength(1)
    expect(records.view().balanceEvents).toHaveLength(1)
  })

  it('follow a transfer forward, never back', () => {
    const records = createRecords()
    records.apply({ kind: 'transfer', transfer: transfer() })
    const done = transfer({ status: 'COMPLETED', updatedAtMs: 200 })
    expect(records.apply({ kind: 'transfer', transfer: done })).toHaveLength(1)
    expect(records.apply({ kind: 'transfer', transfer: transfer() })).toEqual([])
    expect(records.view().transfers).toEqual([done])
  })

  it('keep a settlement that is complete, whatever is said late', () => {
    const records = createRecords()
    records.apply({ kind: 'transaction', transaction: settlement() })
    const done = settlement({ state: 'ACCEPTED_ON_L2', completedAtMs: 300 })
    expect(records.apply({ kind: 'transaction', transaction: done })).toHaveLength(1)
    expect(records.apply({ kind: 'transaction', transaction: settlement() })).toEqual([])
    expect(records.view().transactions).toEqual([done])
  })

  it('take the fill of a bust in when it becomes known', () => {
    const records = createRecords()
    const bust = { fillId: '7', createdAtMs: 100 }
    expect(records.apply({ kind: 'bust', bust, fill: null })).toHaveLength(1)
    expect(records.apply({ kind: 'bust', bust, fill: aFill() })).toHaveLength(1)
    expect(records.apply({ kind: 'bust', bust, fill: null })).toEqual([])
    expect(records.view().busts).toEqual([{ ...bust, fill: aFill() }])
  })

  it('keep the newest of each kind, newest first, and make no news of what is older', () => {
    const records = createRecords(2)
    for (const createdAtMs of [300, 100, 200])
      records.apply({ kind: 'funding', payment: payment({ id: String(createdAtMs), createdAtMs }) })
    expect(records.view().fundingPayments.map(({ id }) => id)).toEqual(['300', '200'])
    expect(records.apply({ kind: 'funding', payment: payment({ id: 'old', createdAtMs: 1 }) })).toEqual([])
  })
})
