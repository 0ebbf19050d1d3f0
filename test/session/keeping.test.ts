import { describe, expect, it } from 'vitest'
import type { Journal } from '../../src/main/journal/journal'
import { createKeeping } from '../../src/main/session/keeping'
import type { Change, Fill } from '../../src/preload/model'
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

  it('keeps accounts apart', async () => {
    await visit(folder(), (journal) => {
      const fill = change(aFill({ key: 'FILL:1', id: '1' }))
      keepingOf(journal).keep([fill])
      const other = createKeeping(journal.account('mainnet', address), (work) => journal.write(work))
      expect(other.keep([fill])).toEqual([fill])
    })
  })
})
