import type { Result } from '../../preload/model'
import type { AccountRow } from './account-row'
import { eachGram, rangesOf, type GramRange } from './grams'
import type { Among, Cursor, PageQuery } from './nouns'
import { cursorBehind, readCursor } from './pages'
import { packRows, placesOf, unpackRows } from './row-set'
import { folded, searchedTexts, type Searched, type SearchedList } from './searched-texts'
import type { Store } from './store'

/** Where in a list those rows are that may have a text in them. */
export interface Whereabouts {
  /** Nothing that has it is missing of what is not older than `fromMs`. */
  among: Among
  fromMs: number | undefined
  /** Where what is older begins; null where nothing is. */
  next: Cursor | null
}

/** Says where a text may be, without reading the rows. */
export interface SearchIndex {
  /**
   * Of the rows that the query asks for, those that may have the text or bear one of the names. Null where it
   * cannot say, or is no quicker than looking through them.
   */
  find(
    list: SearchedList,
    text: string,
    names: readonly string[],
    query: PageQuery,
  ): Result<Whereabouts | null>
}

/** Rows of a list that are searched together; never another number, since files have it. */
export const blockRows = 4_096

interface Block {
  block: number
  from_at: number
  to_at: number
}

/** Each list by the number it has on disk, with what finds the rows that a name is of. */
const lists: Record<SearchedList, { number: number; named: string }> = {
  fills: { number: 1, named: 'SELECT row FROM fills WHERE account = ?1 AND key = ?2' },
  orders: {
    number: 2,
    named: `SELECT row FROM orders WHERE account = ?1 AND id = ?2 AND id <> ''
      UNION SELECT row FROM orders WHERE account = ?1 AND client_id = ?2 AND id = ''`,
  },
  funding: { number: 3, named: 'SELECT row FROM funding WHERE account = ?1 AND key = ?2' },
}

/** Blocks nothing is known of, from which on all is looked through. */
const unknownAtMost = 3
/** Some milliseconds' worth of what is asked of the tables, and of rows; what is older has the next turn. */
const asksEnough = 2_000
const rowsEnough = 2_000
/** Rows among which all others may as well be looked through. */
const rowsAtMost = 10_000
/** Of a long text these many places say enough. */
const rangesAtMost = 24
/** What is written otherwise in JSON than it is. */
const escaped = /["\\\p{Cc}\p{Cs}]/u

/** The index of the lists over the tables of schema 5, which `prepareSearch` fills. */
export function createSearchIndex(store: Store, account: AccountRow): SearchIndex {
  /** What is known of a list by block, and the blocks of which nothing is; null where those are many. */
  function blocksOf(list: SearchedList): { known: Block[]; unknown: Block[] } | null {
    const known = store
      .statement('SELECT block, from_at, to_at FROM search_blocks WHERE list = ? AND whole = 1')
      .all(lists[list].number) as Block[]
    const numbers = new Set(known.map(({ block }) => block))
    const count = Math.ceil(lastRow(store, list) / blockRows)
    if (known.length === 0 || count - known.length > unknownAtMost) return null
    const unknown: Block[] = []
    for (let block = 0; block < count; block++)
      if (!numbers.has(block)) unknown.push({ block, ...spanOf(store, list, block) })
    return { known, unknown }
  }

  function rowsOf(list: SearchedList, block: number, ranges: readonly GramRange[]): number[] {
    const left = new Uint8Array(blockRows / 8).fill(0xff)
    const bits = new Uint8Array(blockRows / 8)
    for (const { from, until } of ranges) {
      bits.fill(0)
      const packed = store
        .statement('SELECT rows FROM search_grams WHERE list = ? AND block = ? AND gram >= ? AND gram < ?')
        .all(lists[list].number, block, from, until) as { rows: Uint8Array }[]
      if (packed.length === 0) return []
      for (const { rows } of packed) unpackRows(rows, bits)
      let any = 0
      for (let index = 0; index < left.length; index++)
        any |= left[index] = (left[index] ?? 0) & (bits[index] ?? 0)
      if (any === 0) return []
    }
    return placesOf(left).map((place) => block * blockRows + place + 1)
  }

  function rowsNamed(list: SearchedList, names: readonly string[]): number[] {
    const owner = account.find()
    return names.flatMap((name) => {
      const found = store.statement(lists[list].named).all(owner, name) as { row: number }[]
      return found.map(({ row }) => row)
    })
  }

  return {
    find: (list, text, names, { fromMs = -Infinity, toMs = Infinity, before }) =>
      store.read(() => {
        const blocks = blocksOf(list)
        if (!blocks) return null
        const cursor = before === undefined ? null : readCursor(before)
        const upTo = Math.min(Math.ceil(toMs) - 1, cursor?.at ?? Infinity)
        const part = folded(text)
        const ranges = rangesOf(part).slice(0, rangesAtMost)
        const unknown = new Set(blocks.unknown)
        const ahead = [...blocks.known, ...blocks.unknown]
          .filter((block) => block.from_at <= upTo && block.to_at >= fromMs)
          .sort((a, b) => b.to_at - a.to_at)
        const named = rowsNamed(list, names)
        const rows = [...named]
        let asks = 0
        let next: number | null = null
        for (const block of ahead) {
          // Only what is surely newer than all that is left may be shown by now.
          if ((asks >= asksEnough || rows.length >= rowsEnough) && block.to_at < upTo) {
            next = block.to_at
            break
          }
          const found = unknown.has(block) ? allRowsOf(block.block) : rowsOf(list, block.block, ranges)
          asks += ranges.length
          for (const row of found) rows.push(row)
          if (rows.length > rowsAtMost) return null
        }
        const among = { rows, named: new Set(named), part: escaped.test(part) ? null : part }
        if (next === null) return { among, fromMs: fromMs === -Infinity ? undefined : fromMs, next: null }
        return { among, fromMs: Math.max(fromMs, next + 1), next: cursorBehind(next) }
      }),
  }
}

/**
 * Makes the lists ready for a search, block after block, in steps of a few milliseconds between which all else
 * has its turn. Of what is written meanwhile it takes what makes a whole block. Killed at any step, it begins
 * that block anew. Ends early where the disk refuses something.
 */
export function* prepareSearch(store: Store): Generator<undefined, void> {
  for (const list of Object.keys(lists) as SearchedList[]) {
    const last = store.read(() => lastRow(store, list))
    if (!last.ok) return
    for (let block = 0; (block + 1) * blockRows <= last.value; block++) {
      const known = store.read((): unknown =>
        store
          .statement('SELECT 1 FROM search_blocks WHERE list = ? AND block = ? AND whole = 1')
          .get(lists[list].number, block),
      )
      if (!known.ok) return
      if (known.value !== undefined) continue
      const isDone = yield* prepareBlock(store, list, block)
      if (!isDone) return
    }
  }
}

const rowsAStep = 256
const gramsAStep = 1_000

function* prepareBlock(store: Store, list: SearchedList, block: number): Generator<undefined, boolean> {
  const { number } = lists[list]
  const begun = store.record(() => {
    const { from_at, to_at } = spanOf(store, list, block)
    store.statement('DELETE FROM search_grams WHERE list = ? AND block = ?').run(number, block)
    // Whoever changes a row of the block from here on takes this away.
    store
      .statement(
        'INSERT OR REPLACE INTO search_blocks (list, block, whole, from_at, to_at) VALUES (?, ?, 0, ?, ?)',
      )
      .run(number, block, from_at, to_at)
  })
  if (!begun.ok) return false
  yield
  const places = new Map<number, number[]>()
  const from = block * blockRows
  for (let after = from; after < from + blockRows; after += rowsAStep) {
    const rows = store.read(
      () =>
        store
          .statement(`SELECT row, noun FROM ${list} WHERE row > ? AND row <= ?`)
          .all(after, after + rowsAStep) as { row: number; noun: string }[],
    )
    if (!rows.ok) return false
    for (const { row, noun } of rows.value)
      for (const text of textsOf(list, noun)) eachGram(text, (gram) => put(places, gram, row - from - 1))
    yield
  }
  const grams = [...places].sort(([a], [b]) => a - b)
  for (let index = 0; index < grams.length; index += gramsAStep) {
    const written = store.record(() => {
      const insert = store.statement('INSERT INTO search_grams (list, block, gram, rows) VALUES (?, ?, ?, ?)')
      for (const [gram, rows] of grams.slice(index, index + gramsAStep))
        insert.run(number, block, gram, packRows(rows, blockRows))
    })
    if (!written.ok) return false
    yield
  }
  const ended = store.record(() =>
    store.statement('UPDATE search_blocks SET whole = 1 WHERE list = ? AND block = ?').run(number, block),
  )
  return ended.ok
}

function put(places: Map<number, number[]>, gram: number, place: number): void {
  const known = places.get(gram)
  if (!known) places.set(gram, [place])
  else if (known.at(-1) !== place) known.push(place)
}

/** What a search goes through in a row as it lies on the disk; nothing in one that is damaged. */
function textsOf<K extends SearchedList>(list: K, noun: string): string[] {
  try {
    const texts = searchedTexts[list](JSON.parse(noun) as Searched[K])
    return texts.flatMap((text: unknown) => (typeof text === 'string' ? [folded(text)] : []))
  } catch {
    return []
  }
}

function allRowsOf(block: number): number[] {
  return Array.from({ length: blockRows }, (_, place) => block * blockRows + place + 1)
}

function lastRow(store: Store, list: SearchedList): number {
  return (store.statement(`SELECT coalesce(max(row), 0) AS row FROM ${list}`).get() as { row: number }).row
}

/** From when to when the rows of a block are; from the last moment to the first where it has none. */
function spanOf(store: Store, list: SearchedList, block: number): Pick<Block, 'from_at' | 'to_at'> {
  const sql = `SELECT min(at) AS from_at, max(at) AS to_at FROM ${list} WHERE row > ? AND row <= ?`
  const span = store.statement(sql).get(block * blockRows, (block + 1) * blockRows) as {
    from_at: number | null
    to_at: number | null
  }
  return { from_at: span.from_at ?? Number.MAX_SAFE_INTEGER, to_at: span.to_at ?? Number.MIN_SAFE_INTEGER }
}
