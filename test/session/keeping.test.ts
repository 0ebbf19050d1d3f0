import { describe, expect, it } from 'vitest'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import type { Journal } from '../../src/main/journal/journal'
import { createKeeping } from '../../src/main/session/keeping'
import type { Change, Fill } from '../../src/preload/model'
import { collect } from '../fixtures/collect'
import { aFill, anOrder } from '../fixtures/nouns'
import { folder, valueOf, visit } from '../journal/stage'

const address = '0x1'
const keepingOf = (journal: Journal) =>
  createKeeping(journal.account('sandbox', address), (work) => journal.write(work))
const change = (fill: Fill, caughtUp = false): Change => ({ kind: 'fill', fill, caughtUp })
const keysOf = (changes: readonly Change[]) =>
  changes.flatMap((one) => (one.kind === 'fill' ? one.fill.key : []))

describe('keeping an account’s changes', () => {
  it('has a fill on disk before it is news, and makes it news once', async () => {
    await visit(folder(), (journal) => {
      const keeping = keepingOf(journal)
      expect(keysOf(keeping.keep([change(aFill({ key: 'FILL:1', id: '1' }))]))).toEqual(['FILL:1'])
      const page = valueOf(journal.account('sandbox', address).fills({ limit: 10 }))
      expect(page.entries.map(({ fill }) => fill.key)).toEqual(['FILL:1'])
      expect(keeping.keep([change(aFill({ key: 'FILL:1', id: '1' }))])).toEqual([])
    })
  })

  it('passes on whatever else has changed', async () => {
    await visit(folder(), (journal) => {
      const changes: Change[] = [{ kind: 'order', order: anOrder() }]
      expect(keepingOf(journal).keep(changes)).toEqual(changes)
    })
  })

  it('takes a damaged mark for none, and asks for nothing since no moment at all', async () => {
    await visit(folder(), (journal) => {
      const damaged = {
        ...journal.account('sandbox', address),
        mark: () => ({ ok: true, value: '17e' }) as const,
      }
      const keeping = createKeeping(damaged, (work) => journal.write(work))
      expect([keeping.wholeUntilMs, keeping.listenedUntilMs, keeping.seenHereMs]).toEqual([null, null, 0])
      const fill = aFill({ key: 'FILL:1', id: '1', createdAtMs: 1_000 })
      expect(keysOf(keeping.keepFirst([change(fill, true)], 2_000))).toEqual(['FILL:1'])
    })
  })

  it('takes all that an account did before it was first seen for history', async () => {
    await visit(folder(), (journal) => {
      const old = aFill({ key: 'FILL:1', id: '1', createdAtMs: 1_000 })
      expect(keepingOf(journal).keepFirst([change(old, true)], 2_000)).toEqual([])
    })
  })

  it('tells at the next start what filled while nobody was there, and what was heard but never rung', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const keeping = keepingOf(journal)
      keeping.keepFirst([], 2_000)
      // Heard live, and the app was killed before it rang.
      keeping.keep([change(aFill({ key: 'FILL:2', id: '2', createdAtMs: 3_000 }))])
      keeping.keep([change(aFill({ key: 'FILL:3', id: '3', createdAtMs: 4_000 }))])
      journal.account('sandbox', address).markRung(['FILL:3'])
    })
    await visit(directory, (journal) => {
      const read = [
        change(aFill({ key: 'FILL:1', id: '1', createdAtMs: 1_000 }), true),
        change(aFill({ key: 'FILL:2', id: '2', createdAtMs: 3_000 }), true),
        change(aFill({ key: 'FILL:3', id: '3', createdAtMs: 4_000 }), true),
        change(aFill({ key: 'FILL:4', id: '4', createdAtMs: 5_000 }), true),
      ]
      const keeping = keepingOf(journal)
      const news = keeping.keepFirst(read, 6_000)
      expect(keysOf(news).sort()).toEqual(['FILL:2', 'FILL:4'])
      expect(news.every((one) => one.kind === 'fill' && one.caughtUp)).toBe(true)
      journal.account('sandbox', address).markRung(keysOf(news))
      expect(keeping.keepFirst(read, 7_000)).toEqual([])
    })
  })

  it('keeps nothing in memory of the fills that come after the first reading', () => {
    const journal = {
      mark: () => ({ ok: true, value: null }),
      setMark: () => true,
      recordFill: () => 'new',
      markRung: () => true,
      unrungFills: () => ({ ok: true, value: [] }),
    } as unknown as AccountJournal
    const keeping = createKeeping(journal, (work) => ({ ok: true, value: work() }))
    keeping.keepFirst([], 1_000)
    const heapAfter = (fills: number): number => {
      for (let id = 0; id < fills; id++)
        keeping.keep([change(aFill({ id: `${fills}-${id}`, createdAtMs: 2_000 }))])
      collect()
      return process.memoryUsage().heapUsed
    }
    const before = heapAfter(1_000)
    // A key for each would be more than five megabytes.
    expect(heapAfter(100_000) - before).toBeLessThan(1_000_000)
  })

  it('has an alert on disk once it is told of', async () => {
    await visit(folder(), (journal) => {
      const alert = { id: 'a', kind: 'fill', title: 't', body: 'b', market: null, orderId: null } as const
      keepingOf(journal).recordAlert({ ...alert, atMs: 5 }, null)
      const page = valueOf(journal.account('sandbox', address).alerts({ limit: 10 }))
      expect(page.entries).toEqual([{ alert: { ...alert, atMs: 5 }, rungAtMs: null }])
    })
  })

  it('asks nothing of the disk for what is not kept', async () => {
    await visit(folder(), (journal) => {
      let writes = 0
      const keeping = createKeeping(journal.account('sandbox', address), (work) => {
        writes += 1
        return journal.write(work)
      })
      const balance: Change = { kind: 'balance', balance: { token: 'USDC', size: '1', updatedAtMs: 1 } }
      expect(keeping.keep([balance])).toEqual([balance])
      expect(writes).toBe(0)
      const mixed = [balance, change(aFill({ key: 'FILL:1', id: '1' }))]
      expect(keeping.keep(mixed)).toEqual(mixed)
      expect(writes).toBe(1)
    })
  })

  it('writes first, the next time, what the disk refused, and says nothing is whole until then', async () => {
    await visit(folder(), (journal) => {
      let isFull = true
      const full = { ok: false, problem: { code: 'journal.full' } } as const
      const account = journal.account('sandbox', address)
      const keeping = createKeeping(account, (work) => (isFull ? full : journal.write(work)))
      keeping.keepFirst([], 1_000)
      const missed = change(aFill({ key: 'FILL:1', id: '1', createdAtMs: 2_000 }), true)
      expect(keysOf(keeping.keepFirst([missed], 3_000))).toEqual(['FILL:1'])
      keeping.keptUntil(3_000)
      expect(keeping.wholeUntilMs).toBeNull()
      isFull = false
      keeping.keep([change(aFill({ key: 'FILL:2', id: '2' }))])
      keeping.keptUntil(4_000)
      expect(keeping.wholeUntilMs).toBe(4_000)
      const kept = valueOf(account.fills({ limit: 10 })).entries.map(({ fill }) => fill.key)
      expect(kept.sort()).toEqual(['FILL:1', 'FILL:2'])
    })
  })

  it('does not ring again at the next start for a fill that rang before the disk took it', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      let isFull = false
      const full = { ok: false, problem: { code: 'journal.full' } } as const
      const account = journal.account('sandbox', address)
      const keeping = createKeeping(account, (work) => (isFull ? full : journal.write(work)))
      keeping.keepFirst([], 1_000)
      isFull = true
      keeping.keep([change(aFill({ key: 'FILL:1', id: '1', createdAtMs: 2_000 }))])
      keeping.rung(['FILL:1'])
      isFull = false
      keeping.keep([change(aFill({ key: 'FILL:2', id: '2', createdAtMs: 3_000 }))])
    })
    await visit(directory, (journal) => {
      expect(keysOf(keepingOf(journal).keepFirst([], 4_000))).toEqual(['FILL:2'])
    })
  })

  it('marks a bell that the disk would not hear of with what it takes next', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      let isFull = false
      const account = journal.account('sandbox', address)
      const markRung = (keys: readonly string[]) => !isFull && account.markRung(keys)
      const keeping = createKeeping({ ...account, markRung }, (work) => journal.write(work))
      keeping.keepFirst([], 1_000)
      keeping.keep([change(aFill({ key: 'FILL:1', id: '1', createdAtMs: 2_000 }))])
      isFull = true
      keeping.rung(['FILL:1'])
      isFull = false
      keeping.keep([change(aFill({ key: 'FILL:2', id: '2', createdAtMs: 3_000 }))])
    })
    await visit(directory, (journal) => {
      expect(keysOf(keepingOf(journal).keepFirst([], 4_000))).toEqual(['FILL:2'])
    })
  })

  it('takes a fill back that an earlier run has kept', async () => {
    await visit(folder(), (journal) => {
      const keeping = keepingOf(journal)
      const fill = aFill({ key: 'FILL:1', id: '1' })
      keeping.keep([change(fill)])
      expect(keeping.bust('1').map(({ key }) => key)).toEqual(['FILL:1'])
      expect(keeping.bust('1')).toEqual([])
      expect(keeping.keep([change(fill)])).toEqual([])
    })
  })

  it('keeps accounts apart', async () => {
    await visit(folder(), (journal) => {
      const fill = change(aFill({ key: 'FILL:1', id: '1' }))
      keepingOf(journal).keep([fill])
      const other = createKeeping(journal.account('mainnet', address), (work) => journal.write(work))
      expect(other.keep([fill])).toEqual([fill])
    })
  })
})
