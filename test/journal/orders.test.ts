import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import type { Order } from '../../src/preload/model'
import { anOrder } from '../fixtures/nouns'
import { folder, noonMs, valueOf, visit } from './stage'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IntendedOrder } from '../../src/trading/intended-order'

const inNew = async <T>(work: (account: AccountJournal) => T): Promise<T> =>
  visit(folder(), (journal) => work(journal.account('testnet', '0x1')))
const all = (account: AccountJournal) => valueOf(account.orders({ limit: 100 })).entries
const statesOf = (account: AccountJournal, clientId: string) =>
  valueOf(account.orderLife({ clientId })).map(({ order }) => order.state)

const sending = anOrder({ id: '', state: 'sending', updatedAtMs: 1, seq: '0' })
const life: Order[] = [
  sending,
  anOrder({ state: 'new', updatedAtMs: 2, seq: '1748665803448726408' }),
  anOrder({ state: 'working', updatedAtMs: 3, seq: '1748665803448726410' }),
  anOrder({ state: 'partlyFilled', remainingSize: '0.4', updatedAtMs: 4, seq: '1748665803448726411' }),
  anOrder({ state: 'filled', remainingSize: '0', updatedAtMs: 5, seq: '1748665803448726419' }),
]

describe('an order in the journal', () => {
  it('is one row from the press of the button to its end, with every state it was seen in', () =>
    inNew((account) => {
      for (const order of life) expect(account.recordOrder(order)).toBe('new')
      for (const order of life) expect(account.recordOrder(order)).toBe('known')
      expect(all(account)).toEqual([life.at(-1)])
      expect(valueOf(account.orderLife({ id: '1' })).map(({ order }) => order)).toEqual(life)
      expect(valueOf(account.orderLife({ id: '1' }))[0]?.seenAtMs).toBe(noonMs)
    }))

  it('ends the same in whatever order its states are heard, and however often', () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...life, ...life], { minLength: 10 }), async (heard) =>
        inNew((account) => {
          for (const order of heard) account.recordOrder(order)
          expect(all(account)).toEqual([life.at(-1)])
          expect(statesOf(account, 'c1').sort()).toEqual(life.map(({ state }) => state).sort())
        }),
      ),
      { numRuns: 25 },
    ))

  it('keeps the digits of its sequence number', () =>
    inNew((account) => {
      account.recordOrder(anOrder({ seq: '1748665803448726408' }))
      expect(valueOf(account.order({ id: '1' }))?.seq).toBe('1748665803448726408')
    }))

  it('without a client id is known by its id, and many of them are apart', () =>
    inNew((account) => {
      for (const id of ['1', '2', '3']) account.recordOrder(anOrder({ id, clientId: '' }))
      expect(all(account)).toHaveLength(3)
      expect(valueOf(account.order({ id: '2' }))?.id).toBe('2')
      expect(valueOf(account.order({ id: '', clientId: '' }))).toBeNull()
    }))

  it('is another one when a client id serves a second time', () =>
    inNew((account) => {
      account.recordOrder(anOrder({ id: '1', clientId: 'bot', state: 'cancelled' }))
      account.recordOrder(anOrder({ id: '2', clientId: 'bot', state: 'working' }))
      expect(all(account).map(({ id }) => id)).toEqual(['2', '1'])
      expect(valueOf(account.order({ clientId: 'bot' }))?.id).toBe('2')
    }))

  it('is listed by market, state and time', () =>
    inNew((account) => {
      account.recordOrder(anOrder({ id: '1', clientId: 'a', market: 'A', createdAtMs: 1 }))
      account.recordOrder(anOrder({ id: '2', clientId: 'b', market: 'B', createdAtMs: 2, state: 'rejected' }))
      account.recordOrder(anOrder({ id: '3', clientId: 'c', market: 'A', createdAtMs: 3, state: 'filled' }))
      const ids = (query: object) =>
        valueOf(account.orders({ limit: 10, ...query })).entries.map(({ id }) => id)
      expect(ids({})).toEqual(['3', '2', '1'])
      expect(ids({ market: 'A' })).toEqual(['3', '1'])
      expect(ids({ state: 'rejected' })).toEqual(['2'])
      expect(ids({ fromMs: 2, toMs: 3 })).toEqual(['2'])
    }))
})

const intended: IntendedOrder = {
  clientId: 'c1',
  market: 'BTC-USD-PERP',
  side: 'buy',
  type: 'limit',
  size: '1',
  price: '97000',
  timeInForce: 'gtc',
  reduceOnly: false,
  recvWindowMs: 10_000,
}

describe('an intent', () => {
  it('is open over a restart until it is settled', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      for (const clientId of ['a', 'b', 'c'])
        expect(account.recordIntent({ ...intended, clientId })).toEqual({ ok: true, value: null })
      expect(account.settleIntent('a', 'accepted')).toBe('new')
      expect(account.settleIntent('b', 'unknown')).toBe('new')
    })
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      expect(valueOf(account.openIntents())).toEqual([
        { order: { ...intended, clientId: 'b' }, state: 'unknown', intendedAtMs: noonMs, settledAtMs: null },
        { order: { ...intended, clientId: 'c' }, state: 'intended', intendedAtMs: noonMs, settledAtMs: null },
      ])
      expect(account.settleIntent('b', 'accepted')).toBe('new')
      expect(account.settleIntent('c', 'neverArrived')).toBe('new')
      expect(valueOf(account.openIntents())).toEqual([])
    })
  })

  it('is final once it is settled, and nobody else’s', () =>
    inNew((account) => {
      account.recordIntent(intended)
      account.settleIntent('c1', 'refused')
      expect(account.settleIntent('c1', 'accepted')).toBe('known')
      expect(account.settleIntent('nobody', 'accepted')).toBe('known')
    }))

  it('of a client id that was used is refused, so that no order leaves twice', () =>
    inNew((account) => {
      account.recordIntent(intended)
      expect(account.recordIntent(intended)).toEqual({ ok: false, problem: { code: 'journal.intentKnown' } })
    }))

  it('brings no signature and no secret to the disk', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const signed = { ...intended, signature: '["1234567","7654321"]', privateKey: '0xfeed' }
      expect(journal.account('testnet', '0x1').recordIntent(signed).ok).toBe(true)
    })
    const bytes = readdirSync(directory).map((name) => readFileSync(join(directory, name), 'latin1'))
    expect(bytes.join('')).toContain('97000')
    expect(bytes.join('')).not.toMatch(/1234567|7654321|0xfeed/)
  })

  it('that is no order is refused', () =>
    inNew((account) => {
      expect(account.recordIntent({ ...intended, size: '1e5' })).toMatchObject({
        ok: false,
        problem: { code: 'journal.failed' },
      })
      expect(valueOf(account.openIntents())).toEqual([])
    }))
})
