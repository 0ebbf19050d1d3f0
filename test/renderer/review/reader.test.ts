import { describe, expect, it } from 'vitest'
import type { Note } from '../../../src/preload/review'
import type { DeskSession } from '../../../src/renderer/desk'
import { createReviewReader } from '../../../src/renderer/review/reader'
import { fill } from '../samples'

const any = { market: null, side: null, fromMs: null, toMs: null, tag: null, text: '' }
const query = { kind: 'fills' as const, filter: any }
const note = (words: string): Note => ({ subject: 'fills:a', words, tags: [] })
const page = (keys: string[], cursor: string | null, notes: Note[] = []) => ({
  ok: true as const,
  value: {
    kind: 'fills' as const,
    entries: keys.map((key) => ({ ...fill({ key }), busted: false })),
    notes,
    cursor,
  },
})
type Told = ReturnType<typeof page> | { ok: false; problem: { code: string } }

function readerOf(...told: (Told | Promise<Told>)[]) {
  const asked: { cursor: string | null }[] = []
  const ask = (_command: string, argument: { cursor: string | null }): Promise<Told> => {
    asked.push(argument)
    return Promise.resolve(told.shift() ?? page([], null))
  }
  const reader = createReviewReader({ ask: ask as DeskSession['ask'] })
  const keys = () => reader.state.get().entries.map((entry) => ('key' in entry ? entry.key : ''))
  return { reader, asked, keys }
}

describe('the reader of the review', () => {
  it('reads on until something is found, and keeps the notes it meets', async () => {
    const { reader, asked, keys } = readerOf(
      page([], 'c1', [note('first')]),
      page([], 'c2'),
      page(['a'], null),
    )
    await reader.open(query)
    expect(asked.map(({ cursor }) => cursor)).toEqual([null, 'c1', 'c2'])
    expect(keys()).toEqual(['a'])
    expect(reader.notes.get().get('fills:a')?.words).toBe('first')
    reader.noted(note(''))
    expect(reader.notes.get().size).toBe(0)
  })

  it('stops looking on for a query that has been replaced', async () => {
    let tell: (told: Told) => void = () => undefined
    const { reader, asked, keys } = readerOf(
      new Promise<Told>((resolve) => (tell = resolve)),
      page(['b'], null),
    )
    const first = reader.open(query)
    await reader.open({ ...query, filter: { ...any, text: 'b' } })
    tell(page([], 'c1', [note('of another')]))
    await first
    expect(asked).toHaveLength(2)
    expect(keys()).toEqual(['b'])
    expect(reader.notes.get().size).toBe(0)
  })

  it('keeps its rows in sight while it reads them again, and reads the page that failed once more', async () => {
    const failure: Told = { ok: false, problem: { code: 'journal.unreadable' } }
    let tell: (told: Told) => void = () => undefined
    const late = new Promise<Told>((resolve) => (tell = resolve))
    const { reader, asked, keys } = readerOf(page(['a'], 'c1'), late, failure, page(['c', 'b'], null))
    await reader.open(query)
    const again = reader.reload()
    expect(keys()).toEqual(['a'])
    tell(page(['b', 'a'], 'c2'))
    await again
    expect(keys()).toEqual(['b', 'a'])
    await reader.reload()
    expect(reader.state.get()).toMatchObject({ phase: 'failed' })
    expect(keys()).toEqual(['b', 'a'])
    await reader.reload()
    expect(asked.map(({ cursor }) => cursor)).toEqual([null, null, null, null])
    expect(keys()).toEqual(['c', 'b'])
  })
})
