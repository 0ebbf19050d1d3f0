import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAccountJournal, type AccountJournal } from '../../src/main/journal/account-journal'
import { openPassingDatabase, type Database } from '../../src/main/journal/database'
import { migrate } from '../../src/main/journal/migrations'
import { packRows, placesOf, unpackRows } from '../../src/main/journal/row-set'
import { createRetention } from '../../src/main/journal/retention'
import { blockRows, prepareSearch } from '../../src/main/journal/search-index'
import { createStore, type Store } from '../../src/main/journal/store'
import { readEntries, type EntryPage } from '../../src/main/review/entries'
import type { Fill, Order } from '../../src/preload/model'
import type { Note, ReviewFilter } from '../../src/preload/review'
import { aFill, anOrder } from '../fixtures/nouns'
import { dayMs, folder, noonMs, silentLog, valueOf, visit } from './stage'

interface Desk {
  books: AccountJournal
  store: Store
  database: Database
}

const any: ReviewFilter = { market: null, side: null, tag: null, text: '', fromMs: null, toMs: null }
const markets = ['BTC-USD-PERP', 'ETH-USD-PERP', 'Straße_%-PERP', 'İΣ"\\-PERP', 'X']
const odd = [
  '',
  'c1',
  'ΣΑΣ',
  'K',
  '😀a',
  'a\ud83d',
  '\udc00',
  'x\0y',
  '100%',
  'a_b',
  "it's",
  'line\nfeed',
  '止损单',
]

function newDesk(): Desk {
  const database = openPassingDatabase()
  migrate(database, 0)
  const store = createStore({ database, log: silentLog, committed: () => undefined })
  return { books: createAccountJournal(store, 'testnet', '0x1', () => noonMs), store, database }
}

function prepare(store: Store, steps = Infinity): void {
  const work = prepareSearch(store)
  for (let step = 0; step < steps && work.next().done !== true; step++);
}

/** Every page of a search, and how many there were. */
function search<K extends 'fills' | 'orders'>(
  books: AccountJournal,
  kind: K,
  filter: Partial<ReviewFilter>,
): { entries: EntryPage<K>['entries']; looks: number } {
  const entries: EntryPage<K>['entries'] = []
  let cursor: string | null = null
  let looks = 0
  do {
    const page: EntryPage<K> = valueOf(readEntries(books, kind, { ...any, ...filter }, cursor))
    entries.push(...page.entries)
    cursor = page.cursor
    looks += 1
  } while (cursor !== null)
  return { entries, looks }
}

/** A number that looks like any, and is the same for the same index. */
const mixed = (index: number, below: number): number => (Math.imul(index + 1, 2_654_435_761) >>> 0) % below

const fillOf = (index: number): Fill =>
  aFill({
    id: `86${String(mixed(index, 10 ** 9)).padStart(9, '0')}${index}`,
    orderId: `17${mixed(Math.floor(index / 3), 10 ** 9)}0001${Math.floor(index / 3)}`,
    clientId: odd[mixed(index, 997) % 40] ?? `pd-${mixed(index, 2 ** 31).toString(16)}`,
    market: markets[index < 3_000 ? index % 5 : index % 2] ?? '',
    side: index % 3 === 0 ? 'sell' : 'buy',
    liquidity: index % 7 === 0 ? 'taker' : 'maker',
    fillType: index % 2_500 === 0 ? 'liquidation' : 'fill',
    // Now in the order they come in, now backwards, as an account's past is read.
    createdAtMs: noonMs + (index < 5_000 ? 5_000 - index : index + mixed(index, 50)) * 10,
  })

describe('a search among more rows than are looked through', () => {
  it('finds what looking at each row finds, in the same order, however far its index has come', () => {
    const { books, store, database } = newDesk()
    const fills: Fill[] = []
    const notes = new Map<string, Note>()
    const grow = (until: number): void => {
      valueOf(
        store.batch(() => {
          while (fills.length < until) {
            const fill = fillOf(fills.length)
            fills.push(fill)
            books.recordFill(fill, { caughtUp: true })
          }
          for (let index = until - 2_000; index < until; index += 397) {
            const note = {
              subject: `fills:${fills[index]?.key}`,
              words: `Zu früh ${index % 2 ? '😀 100%' : 'ΣΑΣ "it\'s\'"'}`,
              tags: ['突破'],
            }
            notes.set(note.subject, note)
            books.putNote(note)
          }
        }),
      )
    }
    const isOf = (fill: Fill, text: string): boolean => {
      const note = notes.get(`fills:${fill.key}`)
      const texts = [fill.id, fill.market, fill.orderId, fill.clientId, fill.fillType, fill.liquidity]
      return [...texts, note?.words ?? '', ...(note?.tags ?? [])].some((each) =>
        each.toLowerCase().includes(text.trim().toLowerCase()),
      )
    }
    const part = fc
      .tuple(fc.nat(), fc.nat(5), fc.nat(30), fc.integer({ min: 1, max: 14 }), fc.boolean())
      .map(([index, which, from, length, isLoud]) => {
        const fill = fills[index % fills.length] ?? fillOf(0)
        const { id, market, orderId, clientId } = fill
        const note = [...notes.values()][index % notes.size]
        const text = [id, market, orderId, clientId, fill.fillType, note?.words ?? ''][which] ?? ''
        const found = text.slice(from % (text.length || 1)).slice(0, length)
        return isLoud ? found.toUpperCase() : found
      })
    const text = fc.oneof(
      { weight: 6, arbitrary: part },
      fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }),
      fc.stringMatching(/^[0-9a-f]{1,6}$/),
      fc.constantFrom(
        ...odd,
        '%',
        '_',
        '"',
        "'",
        '\\',
        '\ude00',
        '突',
        '突破',
        'liquid',
        'perp',
        '", "',
        'null',
      ),
    )
    const moment = fc.option(fc.nat(13_000 * 10).map((after) => noonMs + after))
    const filter = fc.record({
      text,
      side: fc.option(fc.constantFrom('buy' as const, 'sell' as const)),
      market: fc.option(fc.constantFrom(...markets), { freq: 8 }),
      fromMs: moment,
      toMs: moment,
    })
    const check = (numRuns: number): void =>
      fc.assert(
        fc.property(filter, (wanted) => {
          const { entries } = search(books, 'fills', wanted)
          const expected = fills
            .map((fill, row) => ({ fill, row }))
            .filter(
              ({ fill }) =>
                isOf(fill, wanted.text) &&
                (wanted.side === null || fill.side === wanted.side) &&
                (wanted.market === null || fill.market === wanted.market) &&
                fill.createdAtMs >= (wanted.fromMs ?? 0) &&
                fill.createdAtMs < (wanted.toMs ?? Infinity),
            )
            .sort((a, b) => b.fill.createdAtMs - a.fill.createdAtMs || b.row - a.row)
          // What a whole id names comes first, whatever is newer.
          const keysOf = (list: readonly { key: string }[]) => list.map(({ key }) => key)
          const isNamed = /^[\w-]{12,}$/.test(wanted.text.trim())
          const [found, should] = [keysOf(entries), keysOf(expected.map(({ fill }) => fill))]
          expect(isNamed ? found.sort() : found).toEqual(isNamed ? should.sort() : should)
        }),
        { numRuns },
      )
    grow(blockRows + 700)
    check(10)
    // Killed on its way, and begun anew.
    for (const steps of [1, 9, 17, 20]) prepare(store, steps)
    check(10)
    prepare(store)
    check(40)
    grow(3 * blockRows + 500)
    prepare(store, 30)
    check(10)
    prepare(store)
    check(60)
    database.close()
  })

  it('tells in a few looks what no row has, be it one letter, and reads what is newer than its index', () => {
    const { books, store, database } = newDesk()
    const rows = 3 * blockRows + 100
    valueOf(
      store.batch(() => {
        for (let index = 0; index < rows; index++) books.recordFill(fillOf(index), { caughtUp: true })
      }),
    )
    const looksFor = (text: string): number => {
      const { entries, looks } = search(books, 'fills', { text })
      expect(entries).toEqual([])
      return looks
    }
    expect(looksFor('nowhere')).toBeGreaterThan(10)
    prepare(store)
    for (const text of ['nowhere', '~', '损止', '999999999999', 'x'.repeat(200)])
      expect(looksFor(text)).toBeLessThan(5)
    books.recordFill(aFill({ id: 'nowhere-else', createdAtMs: 1 }), { caughtUp: true })
    expect(search(books, 'fills', { text: 'NOWHERE' }).entries).toMatchObject([{ id: 'nowhere-else' }])
    database.close()
  })

  it('finds an order by what has become of it, and forgets it with its order', () => {
    const { books, store, database } = newDesk()
    const orderOf = (index: number, over: Partial<Order> = {}): Order =>
      anOrder({
        id: `17${index}`,
        clientId: `pd-${index}`,
        createdAtMs: noonMs - 40 * dayMs + index,
        updatedAtMs: noonMs,
        ...over,
      })
    const rows = 2 * blockRows
    valueOf(
      store.batch(() => {
        for (let index = 0; index < rows; index++) books.recordOrder(orderOf(index))
      }),
    )
    prepare(store)
    const found = (text: string): string[] => search(books, 'orders', { text }).entries.map(({ id }) => id)
    expect(found('crossed')).toEqual([])
    const gone = { state: 'cancelled', cancelReason: 'WOULD_HAVE_CROSSED', updatedAtMs: noonMs + 1 } as const
    books.recordOrder(orderOf(50, gone))
    expect(found('crossed')).toEqual(['1750'])
    prepare(store)
    expect(found('crossed')).toEqual(['1750'])
    const crossedRows = () =>
      database.glance('block', `FROM search_grams WHERE list = 2 AND gram = ${gramOf('xyz')}`)
    books.recordOrder(orderOf(60, { ...gone, cancelReason: 'xyz' }))
    prepare(store)
    expect(crossedRows()).toEqual([[0]])
    // The states it was seen in go first, then the order itself.
    const retention = createRetention(store, () => noonMs + 20 * dayMs, 10)
    for (let tick = 0; tick < 20; tick++) retention.tick()
    prepare(store)
    expect(found('crossed')).toEqual([])
    expect(crossedRows()).toEqual([])
    expect(found('171234')).toEqual(['171234'])
    database.close()
  })

  it('is prepared beside the running journal, and is as it was after the next start', async () => {
    const directory = folder()
    await visit(directory, async (journal) => {
      const books = journal.account('testnet', '0x1')
      journal.write(() => {
        for (let index = 0; index < 2 * blockRows; index++)
          books.recordFill(fillOf(index), { caughtUp: true })
      })
      expect(search(books, 'fills', { text: 'nowhere' }).looks).toBeGreaterThan(7)
      await journal.hurrySearch()
      expect(search(books, 'fills', { text: 'nowhere' }).looks).toBeLessThan(4)
    })
    await visit(directory, (journal) => {
      const books = journal.account('testnet', '0x1')
      expect(search(books, 'fills', { text: 'nowhere' }).looks).toBeLessThan(4)
    })
  })
})

it('keeps rows of a block as they were packed, few or many', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(255), { maxLength: 256 }), (places) => {
      const sorted = places.sort((a, b) => a - b)
      const bits = new Uint8Array(32)
      const packed = packRows(sorted, 256)
      expect(packed.length).toBeLessThanOrEqual(32)
      unpackRows(packed, bits)
      expect(placesOf(bits)).toEqual(sorted)
    }),
  )
})

function gramOf(text: string): number {
  return [...text].reduce((gram, unit) => gram * 0x1_0000 + unit.charCodeAt(0), 0)
}
