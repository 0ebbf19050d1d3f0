import fc from 'fast-check'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isDecimal } from '../../src/money/decimal'
import { openPracticeJournal } from '../../src/main/journal/practice-journal'
import { toCsvLine } from '../../src/main/review/csv'
import { pageTrips, readEntries, type EntryPage } from '../../src/main/review/entries'
import { writeExport } from '../../src/main/review/exporter'
import type { ExportSource } from '../../src/main/review/export-parts'
import { createExportRun } from '../../src/main/review/export-run'
import type { Fill } from '../../src/preload/model'
import type { ExportProgress, ExportWish, ReviewFilter, RoundTrip } from '../../src/preload/review'
import { aFill, anOrder } from '../fixtures/nouns'
import { noonMs, silentLog, valueOf } from '../journal/stage'

const any: ReviewFilter = { market: null, side: null, fromMs: null, toMs: null, tag: null, text: '' }
const newBooks = () => openPracticeJournal(silentLog, () => noonMs).account('0x1')

/** The cells of CSV, as a reader that keeps to RFC 4180 finds them. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

async function exported(
  books: ReturnType<typeof newBooks>,
  wish: Partial<ExportWish>,
  trips: RoundTrip[] = [],
) {
  let text = ''
  const heard: ExportProgress[] = []
  const rows = valueOf(
    await writeExport(
      { books, trips: async () => ({ ok: true, value: trips }), settlementCurrency: 'USDC' },
      { kind: 'fills', form: 'csv', market: null, fromMs: null, toMs: null, ...wish },
      { write: async (part) => void (text += part) },
      { wrote: (progress) => void heard.push(progress), signal: new AbortController().signal },
    ),
  )
  return { rows, text, table: parseCsv(text), heard }
}

describe('a line of CSV', () => {
  it('is read back as it was, and nothing in it runs as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), (cells) => {
        const [read] = parseCsv(toCsvLine(cells))
        read?.forEach((cell, place) => {
          const given = cells[place] ?? ''
          expect(cell === given || cell === `'${given}`).toBe(true)
          expect(/^[=+\-@\t\r]/.test(cell) && !isDecimal(cell)).toBe(false)
        })
        expect(read).toHaveLength(cells.length)
      }),
    )
  })

  it('keeps negative numbers as numbers', () => {
    expect(toCsvLine(['-0.00000001', '=1+1', '-1+cmd', null, 7])).toBe("-0.00000001,'=1+1,'-1+cmd,,7\r\n")
  })
})

describe('an export', () => {
  it('holds every fill of the days and the market, to the last decimal, with what is noted of it', async () => {
    const books = newBooks()
    for (let index = 0; index < 1_203; index += 1)
      books.recordFill(
        aFill({
          id: String(index),
          fee: '0.000000010000000000001',
          realizedPnl: '-12345678901234567.00000001',
          createdAtMs: noonMs + index,
        }),
        { caughtUp: false },
      )
    books.recordFill(aFill({ id: 'other', market: 'ETH-USD-PERP', createdAtMs: noonMs }), { caughtUp: false })
    books.bustFill('7')
    books.putNote({ subject: 'fills:FILL:5', words: '=HYPERLINK("x")\nsecond line', tags: ['a', 'b'] })
    const { rows, table } = await exported(books, {
      market: 'BTC-USD-PERP',
      fromMs: noonMs + 3,
      toMs: noonMs + 1_203,
    })
    expect(rows).toBe(1_200)
    const [head = [], ...lines] = table
    const at = (id: string, name: string) =>
      lines.find((line) => line[head.indexOf('id')] === id)?.[head.indexOf(name)]
    expect(lines).toHaveLength(1_200)
    expect(at('5', 'fee')).toBe('0.000000010000000000001')
    expect(at('5', 'realized_pnl')).toBe('-12345678901234567.00000001')
    expect(at('5', 'time_utc')).toBe('2026-01-31T12:00:00.005Z')
    expect(at('5', 'note')).toBe(`'=HYPERLINK("x")\nsecond line`)
    expect(at('5', 'tags')).toBe('a; b')
    expect([at('7', 'busted'), at('8', 'busted')]).toEqual(['true', 'false'])

    const { text } = await exported(books, { form: 'json', fromMs: noonMs + 1_202 })
    expect(JSON.parse(text)).toMatchObject([{ id: '1202', realized_pnl: '-12345678901234567.00000001' }])
    expect(JSON.parse((await exported(books, { form: 'json', fromMs: noonMs * 2 })).text)).toEqual([])
  })

  it('tells a tax return what came in and what went out, each thing once', async () => {
    const books = newBooks()
    books.recordFill(aFill({ id: '1', fee: '0.5', realizedPnl: '0', createdAtMs: noonMs }), {
      caughtUp: false,
    })
    books.recordFill(aFill({ id: '2', fee: '-0.25', realizedPnl: '10', createdAtMs: noonMs + 1 }), {
      caughtUp: false,
    })
    books.recordFill(aFill({ id: '3', fee: '0.5', realizedPnl: '-4', createdAtMs: noonMs + 2 }), {
      caughtUp: false,
    })
    books.recordFill(aFill({ id: '4', fee: '9', realizedPnl: '9', createdAtMs: noonMs + 3 }), {
      caughtUp: false,
    })
    books.bustFill('4')
    books.recordFunding({
      id: 'f',
      market: 'BTC-USD-PERP',
      payment: '-0.125',
      index: '0',
      createdAtMs: noonMs,
    })
    books.recordTransfer({
      id: 't',
      kind: 'DEPOSIT',
      direction: 'in',
      status: 'COMPLETED',
      token: 'USDC',
      amount: '100',
      failureReason: null,
      updatedAtMs: noonMs,
    })
    const { table, heard } = await exported(books, { kind: 'tax' })
    expect(table.slice(1).map((cells) => [cells[1], cells[3], cells[5], cells[7]])).toEqual([
      ['4', '', '0.5', 'realized gain'],
      ['', '10.25', '', 'realized gain'],
      ['', '', '0.5', 'realized gain'],
      ['0.125', '', '', 'funding fee'],
      ['', '100', '', ''],
    ])
    expect(table[1]?.[0]).toBe('2026-01-31 12:00:00 UTC')
    // Of four fills, a payment and a transfer; what is written of them is another matter.
    expect(heard).toEqual([
      { rows: 0, share: null },
      { rows: 3, share: 4 / 6 },
      { rows: 4, share: 5 / 6 },
      { rows: 5, share: 1 },
    ])
    const ofOne = await exported(books, { kind: 'tax', market: 'BTC-USD-PERP' })
    expect(ofOne.heard.at(-1)).toEqual({ rows: 4, share: 1 })
    const ofNone = await exported(books, { market: 'ETH-USD-PERP' })
    expect(ofNone.heard.at(-1)).toEqual({ rows: 0, share: 1 })
  })

  it('is a whole file or none: kept, cancelled, failed, and never two at a time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paradesk-export-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const books = newBooks()
    for (let index = 0; index < 1_203; index += 1)
      books.recordFill(aFill({ id: String(index), createdAtMs: noonMs + index }), { caughtUp: false })
    const source: ExportSource = {
      books,
      trips: () => new Promise(() => undefined),
      settlementCurrency: 'USDC',
    }
    const wish = { kind: 'fills', form: 'csv', market: null, fromMs: null, toMs: null } as const
    const heard: ExportProgress[] = []
    let cancelled: Promise<void> | undefined
    let isCancelling = false
    const run = createExportRun((progress) => {
      heard.push(progress)
      if (isCancelling) cancelled ??= run.cancel()
    })
    const path = (name: string): string => join(folder, name)

    const both = [run.write(path('kept.csv'), source, wish), run.write(path('second.csv'), source, wish)]
    expect(await Promise.all(both)).toEqual([
      { ok: true, value: { path: path('kept.csv'), rows: 1_203 } },
      { ok: false, problem: { code: 'review.exporting' } },
    ])
    expect(heard).toEqual([
      { rows: 0, share: null },
      { rows: 500, share: 500 / 1_203 },
      { rows: 1_000, share: 1_000 / 1_203 },
      { rows: 1_203, share: 1 },
    ])

    isCancelling = true
    expect(await run.write(path('cancelled.csv'), source, wish)).toEqual({
      ok: false,
      problem: { code: 'review.cancelled' },
    })
    await cancelled
    cancelled = undefined
    // Nor is one waited for that would wait for ever itself.
    expect(await run.write(path('trips.csv'), source, { ...wish, kind: 'trips' })).toEqual({
      ok: false,
      problem: { code: 'review.cancelled' },
    })
    isCancelling = false
    const unread = { ok: false, problem: { code: 'journal.unreadable' } } as const
    const failing = { ...source, books: { ...books, fills: () => unread } }
    expect(await run.write(path('failed.csv'), failing, wish)).toEqual(unread)
    expect(await run.write(join(folder, 'nowhere', 'x.csv'), source, wish)).toMatchObject({
      problem: { code: 'review.unwritable' },
    })
    expect(readdirSync(folder)).toEqual(['kept.csv'])
    expect(readFileSync(path('kept.csv'), 'utf8').split('\r\n')).toHaveLength(1_205)
  })
})

describe('a list of the review', () => {
  it('is filtered by side, tag and text, a bounded part at a time, and goes on by its cursor', () => {
    const books = newBooks()
    for (let index = 0; index < 2_500; index += 1)
      books.recordFill(
        aFill({ id: String(index), side: index % 2 === 0 ? 'buy' : 'sell', createdAtMs: noonMs + index }),
        { caughtUp: false },
      )
    books.putNote({ subject: 'fills:FILL:42', words: 'A Breakout that failed', tags: ['plan'] })
    const sells = valueOf(readEntries(books, 'fills', { ...any, side: 'sell' }, null))
    expect(sells.entries.length).toBeGreaterThanOrEqual(100)
    expect(sells.entries.every(({ side }) => side === 'sell')).toBe(true)

    const found: string[] = []
    let pages = 0
    let cursor: string | null = null
    do {
      const page: EntryPage<'fills'> = valueOf(
        readEntries(books, 'fills', { ...any, text: 'breakout' }, cursor),
      )
      found.push(...page.entries.map(({ id }) => id))
      cursor = page.cursor
      pages += 1
    } while (cursor !== null)
    expect(found).toEqual(['42'])
    expect(pages).toBeGreaterThan(2)
    const tagged = valueOf(readEntries(books, 'fills', { ...any, tag: 'plan', toMs: noonMs + 43 }, null))
    expect(tagged).toMatchObject({ entries: [{ id: '42' }], notes: [{ tags: ['plan'] }], cursor: null })
    books.recordOrder(anOrder({ cancelReason: 'USER_CANCELED', state: 'cancelled' }))
    expect(valueOf(readEntries(books, 'orders', { ...any, text: 'user_cancel' }, null)).entries).toHaveLength(
      1,
    )
  })

  it('has what a whole id names on its first page, and whatever else holds that id after it, once', () => {
    const books = newBooks()
    const orderId = '1795968562756000000001907331'
    const filled = (id: string, createdAtMs: number, more: Partial<Fill> = {}): void =>
      void books.recordFill(aFill({ id, createdAtMs, ...more }), { caughtUp: false })
    filled('8600000000000000001', noonMs, { orderId })
    filled('8600000000000000002', noonMs + 1, { orderId, side: 'sell' })
    for (let index = 0; index < 1_500; index += 1) filled(`9${index}`, noonMs + 2 + index)
    books.recordOrder(anOrder({ id: orderId, createdAtMs: noonMs }))
    books.putNote({ subject: 'fills:FILL:91000', words: `As ${orderId}, but later`, tags: [] })

    const pagesOf = (filter: Partial<ReviewFilter>): string[][] => {
      const pages: string[][] = []
      let cursor: string | null = null
      do {
        const page: EntryPage<'fills'> = valueOf(readEntries(books, 'fills', { ...any, ...filter }, cursor))
        pages.push(page.entries.map(({ id }) => id))
        cursor = page.cursor
      } while (cursor !== null)
      return pages
    }
    const ofOrder = pagesOf({ text: ` ${orderId} ` })
    expect(ofOrder[0]).toEqual(['8600000000000000002', '8600000000000000001'])
    expect(ofOrder.slice(1).flat()).toEqual(['91000'])
    expect(pagesOf({ text: '8600000000000000001' }).flat()).toEqual(['8600000000000000001'])
    expect(pagesOf({ text: orderId, side: 'sell' })[0]).toEqual(['8600000000000000002'])
    expect(pagesOf({ text: orderId, fromMs: noonMs + 1 })[0]).toEqual(['8600000000000000002'])
    expect(pagesOf({ text: '860000000000' }).flat()).toHaveLength(2)

    const orders = (filter: Partial<ReviewFilter>) =>
      valueOf(readEntries(books, 'orders', { ...any, text: orderId, ...filter }, null)).entries
    expect(orders({})).toMatchObject([{ id: orderId }])
    expect(orders({ fromMs: noonMs + 1 })).toEqual([])
    expect(orders({ toMs: noonMs })).toEqual([])
    expect(orders({ market: 'NONE-USD-PERP' })).toEqual([])
  })

  it('looks through all for an id that more than a page of rows bears', () => {
    const books = newBooks()
    const orderId = '1795968562756000000001907331'
    for (let index = 0; index < 250; index += 1)
      books.recordFill(aFill({ id: String(index), orderId, createdAtMs: noonMs + index }), {
        caughtUp: false,
      })
    const found = new Set<string>()
    let rows = 0
    let cursor: string | null = null
    do {
      const page: EntryPage<'fills'> = valueOf(readEntries(books, 'fills', { ...any, text: orderId }, cursor))
      rows += page.entries.length
      for (const { id } of page.entries) found.add(id)
      cursor = page.cursor
    } while (cursor !== null)
    expect([rows, found.size]).toEqual([250, 250])
  })

  it('of trades has those that go on first, then the newest, each on one page', () => {
    const books = newBooks()
    const trip = (index: number, closedAtMs: number | null): RoundTrip => ({
      id: `FILL:${index}`,
      market: 'BTC-USD-PERP',
      side: index % 2 === 0 ? 'long' : 'short',
      openedAtMs: noonMs + index,
      closedAtMs,
      size: '1',
      entryPrice: '1',
      exitPrice: null,
      realizedPnl: '0',
      fees: '0',
      funding: '0',
      net: '0',
      fills: 1,
      endedBy: null,
      check: 'exact',
    })
    const trips = Array.from({ length: 250 }, (_, index) =>
      trip(index, index === 3 ? null : noonMs + index + 1),
    )
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page: EntryPage<'trips'> = valueOf(pageTrips(books, trips, any, cursor))
      ids.push(...page.entries.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor !== null)
    expect(ids).toHaveLength(250)
    expect(new Set(ids).size).toBe(250)
    expect(ids.slice(0, 3)).toEqual(['FILL:3', 'FILL:249', 'FILL:248'])
    const shorts = valueOf(pageTrips(books, trips, { ...any, side: 'sell', fromMs: noonMs + 240 }, null))
    expect(shorts.entries.map(({ id }) => id)).toEqual([
      'FILL:3',
      'FILL:249',
      'FILL:247',
      'FILL:245',
      'FILL:243',
      'FILL:241',
      'FILL:239',
    ])
  })
})
