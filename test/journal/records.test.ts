import { DatabaseSync } from '@photostructure/sqlite'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import type { BalanceEvent, SettlementTransaction, Transfer } from '../../src/preload/records'
import type { Alert } from '../../src/preload/model'
import { aFill, anOrder } from '../fixtures/nouns'
import { dayMs, folder, noonMs, valueOf, visit } from './stage'

const inNew = async <T>(work: (account: AccountJournal) => T): Promise<T> =>
  visit(folder(), (journal) => work(journal.account('testnet', '0x1')))

const transfer: Transfer = {
  id: '1',
  kind: 'DEPOSIT',
  status: 'PENDING',
  token: 'USDC',
  amount: '100',
  failureReason: null,
  updatedAtMs: 1,
}
const transaction: SettlementTransaction = {
  id: '7',
  type: 'FILL',
  state: 'RECEIVED',
  hash: '0x1',
  completedAtMs: null,
}
const event: BalanceEvent = {
  type: 'FILL',
  status: 'SUCCESS',
  token: 'USDC',
  balanceBefore: '100',
  balanceAfter: '99.5',
  fillId: '7',
  market: 'BTC-USD-PERP',
  fees: '0.5',
  realizedPnl: '0',
  realizedFunding: '0',
  createdAtMs: noonMs,
}
const alert: Alert = {
  id: 'a',
  kind: 'fill',
  title: 'Filled',
  body: '1 BTC',
  market: null,
  orderId: null,
  atMs: noonMs,
}

describe('the records of an account', () => {
  it('hold funding once, and count it once', () =>
    inNew((account) => {
      const payment = { id: '1', market: 'A', payment: '-0.1', index: '5', createdAtMs: 1 }
      expect(account.recordFunding(payment)).toBe('new')
      expect(account.recordFunding(payment)).toBe('known')
      expect(account.recordFunding({ ...payment, id: '2', market: 'B', payment: '0.3' })).toBe('new')
      expect(valueOf(account.funding({ market: 'A', limit: 5 })).entries).toEqual([payment])
      expect(valueOf(account.totals({})).funding).toBe('0.2')
    }))

  it('follow a transfer to its end and not back', () =>
    inNew((account) => {
      const done = { ...transfer, status: 'COMPLETED', updatedAtMs: 2 }
      expect([transfer, transfer, done, transfer, done].map((next) => account.recordTransfer(next))).toEqual([
        'new',
        'known',
        'new',
        'known',
        'known',
      ])
      expect(valueOf(account.transfers({ limit: 5 })).entries).toEqual([done])
    }))

  it('follow a settlement to its end and not back, and keep a second one of the same fill', () =>
    inNew((account) => {
      const done = { ...transaction, state: 'ACCEPTED_ON_L2', completedAtMs: 5 }
      const states = [transaction, done, transaction, done, { ...transaction, hash: '0x2' }]
      expect(states.map((next) => account.recordTransaction(next))).toEqual([
        'new',
        'new',
        'known',
        'known',
        'new',
      ])
      expect(valueOf(account.transactions({ limit: 5 })).entries).toEqual([
        { ...transaction, hash: '0x2' },
        done,
      ])
    }))

  it('tell balance events apart by what they say', () =>
    inNew((account) => {
      const events = [event, event, { ...event, balanceBefore: '99.5', balanceAfter: '99' }]
      expect(events.map((next) => account.recordBalanceEvent(next))).toEqual(['new', 'known', 'new'])
      expect(valueOf(account.balanceEvents({ limit: 1 })).next).not.toBeNull()
    }))

  it('hold alerts with the moment they rang', () =>
    inNew((account) => {
      expect(account.recordAlert(alert, noonMs)).toBe('new')
      expect(account.recordAlert(alert, null)).toBe('known')
      expect(account.recordAlert({ ...alert, id: 'b', atMs: noonMs + 1 }, null)).toBe('new')
      expect(valueOf(account.alerts({ limit: 5 })).entries.map(({ rungAtMs }) => rungAtMs)).toEqual([
        null,
        noonMs,
      ])
    }))

  it('hold marks, the last one of each name', () =>
    inNew((account) => {
      expect(account.mark('synced')).toEqual({ ok: true, value: null })
      account.setMark('synced', '1')
      account.setMark('synced', '2')
      account.setMark('seen', '3')
      expect([account.mark('synced'), account.mark('seen')].map(valueOf)).toEqual(['2', '3'])
    }))

  it('leave out and count what can no longer be read, and show the rest', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      for (const id of ['1', '2', '3'])
        account.recordFill(aFill({ id, createdAtMs: Number(id) }), { caughtUp: false })
    })
    const file = new DatabaseSync(join(directory, 'journal.db'))
    file.exec(`UPDATE fills SET noun = '{"key":' WHERE id = '1'`)
    file.exec(`UPDATE fills SET noun = json_set(noun, '$.price', 'much') WHERE id = '2'`)
    file.close()
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      expect(valueOf(account.fills({ limit: 5 })).entries.map(({ fill }) => fill.id)).toEqual(['3'])
      expect(journal.unreadable).toBe(2)
      expect(journal.healthy).toBe(true)
      expect(account.recordFill(aFill({ id: '1' }), { caughtUp: false })).toBe('known')
    })
  })
})

describe('retention', () => {
  /** One of everything, at the clock's moment. */
  function fillUp(account: AccountJournal, atMs: number): void {
    const id = String(atMs)
    account.recordFill(aFill({ id, createdAtMs: atMs }), { caughtUp: false })
    account.recordFunding({ id, market: 'A', payment: '1', index: '1', createdAtMs: atMs })
    account.recordTransfer({ ...transfer, id, updatedAtMs: atMs })
    account.recordTransaction({ ...transaction, id, completedAtMs: atMs })
    account.recordBalanceEvent({ ...event, createdAtMs: atMs })
    account.recordAlert({ ...alert, id, atMs }, null)
    for (const [clientId, settled] of [
      [`settled ${id}`, true],
      [`open ${id}`, false],
    ] as const) {
      account.recordIntent({
        clientId,
        market: 'A',
        side: 'buy',
        type: 'market',
        size: '1',
        price: '0',
        timeInForce: 'ioc',
        reduceOnly: false,
      })
      if (settled) account.settleIntent(clientId, 'accepted')
    }
  }

  it('takes away what may be forgotten, at the start and once a day, and never what happened', async () => {
    let nowMs = noonMs
    const directory = folder()
    const over = { nowMs: () => nowMs, retentionDays: 0 }
    await visit(directory, (journal) => fillUp(journal.account('testnet', '0x1'), nowMs), over)
    nowMs += 40 * dayMs
    const rows = await visit(directory, (journal) => valueOf(journal.size()).rows, {
      ...over,
      retentionDays: 30,
    })
    const kept = { fills: 1, funding: 1, transfers: 1, transactions: 1 }
    expect(rows).toMatchObject({ ...kept, balance_events: 0, alerts: 0, intents: 1 })
    await visit(
      directory,
      (journal) => {
        fillUp(journal.account('testnet', '0x1'), nowMs)
        nowMs += 31 * dayMs
        journal.account('testnet', '0x1').setMark('any', 'write')
        expect(valueOf(journal.size()).rows).toMatchObject({
          fills: 2,
          balance_events: 0,
          alerts: 0,
          intents: 2,
        })
      },
      { ...over, retentionDays: 30 },
    )
  })

  it('keeps everything when it is 0, until that is changed', async () => {
    let nowMs = noonMs
    await visit(
      folder(),
      (journal) => {
        fillUp(journal.account('testnet', '0x1'), nowMs)
        nowMs += 4_000 * dayMs
        journal.account('testnet', '0x1').setMark('any', 'write')
        expect(valueOf(journal.size()).rows.alerts).toBe(1)
        journal.setRetentionDays(7)
        expect(valueOf(journal.size()).rows.alerts).toBe(0)
      },
      { nowMs: () => nowMs },
    )
  })

  it('takes orders that never traded away, and never one that did', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      for (const [id, state] of [
        ['open', 'working'],
        ['traded', 'cancelled'],
        ['idle', 'cancelled'],
      ] as const)
        account.recordOrder(anOrder({ id, clientId: id, state, createdAtMs: 1, updatedAtMs: 1 }))
      account.recordFill(aFill({ id: '1', orderId: 'traded', createdAtMs: 1 }), { caughtUp: false })
    })
    await visit(
      directory,
      (journal) => {
        const account = journal.account('testnet', '0x1')
        account.setMark('any', 'write')
        const ids = valueOf(account.orders({ limit: 10 })).entries.map(({ id }) => id)
        expect(ids.sort()).toEqual(['open', 'traded'])
        expect(valueOf(journal.size()).rows.order_events).toBe(0)
      },
      { retentionDays: 30, nowMs: () => noonMs + 40 * dayMs },
    )
  })

  it('gives all of the room of what went back to the disk', async () => {
    const directory = folder()
    const body = 'x'.repeat(4_000)
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      journal.write(() => {
        for (let id = 0; id < 1_500; id += 1)
          account.recordAlert({ ...alert, body, id: String(id), atMs: id }, null)
      })
    })
    const full = statSync(join(directory, 'journal.db')).size
    await visit(
      directory,
      (journal) => {
        for (let turn = 0; turn < 20; turn += 1)
          journal.account('testnet', '0x1').setMark('turn', String(turn))
      },
      { retentionDays: 7 },
    )
    expect(full).toBeGreaterThan(6_000_000)
    expect(statSync(join(directory, 'journal.db')).size).toBeLessThan(500_000)
  })

  it('takes a long past away in parts, one at the start and one with each write', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      journal.write(() => {
        for (let id = 0; id < 2_500; id += 1)
          account.recordAlert({ ...alert, id: String(id), atMs: id }, null)
      })
    })
    const counts = await visit(
      directory,
      (journal) =>
        [1, 2, 3].map((turn) => {
          const { alerts } = valueOf(journal.size()).rows
          journal.account('testnet', '0x1').setMark('turn', String(turn))
          return alerts
        }),
      { retentionDays: 7 },
    )
    expect(counts).toEqual([1_500, 500, 0])
  })
})
