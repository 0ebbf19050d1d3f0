import { describe, expect, it } from 'vitest'
import type { Answer, Argument } from '../../../src/preload/contract'
import type { DeskSession } from '../../../src/renderer/desk'
import { createHistoryReader, type Query } from '../../../src/renderer/history/reader'
import { fill } from '../samples'

type Asked = Argument<'history:read'>
type Told = Answer<'history:read'>
const query: Query = { kind: 'fills', market: null, startAtMs: null, endAtMs: null }
const page = (ids: string[], cursor: string | null): Told => ({
  ok: true,
  value: { kind: 'fills', entries: ids.map((id) => fill({ id, key: id })), cursor },
})
const failed = (code: string): Told => ({ ok: false, problem: { code } })

function readerOf(...answers: (Told | Promise<Told>)[]) {
  const asked: Asked[] = []
  const ask = (_: string, argument: unknown): Promise<unknown> => {
    asked.push(argument as Asked)
    return Promise.resolve(answers.shift() ?? page([], null))
  }
  const reader = createHistoryReader({ ask: ask as DeskSession['ask'] })
  const ids = (): string[] => reader.state.get().entries.map((entry) => ('id' in entry ? entry.id : ''))
  return { reader, asked, ids }
}

describe('the history reader', () => {
  it('reads on with the cursor of the page before, until there is none', async () => {
    const { reader, asked, ids } = readerOf(page(['3', '2'], 'c1'), page(['1'], null))
    await reader.open(query)
    expect(reader.state.get()).toMatchObject({ phase: 'ready', hasMore: true })
    await reader.more()
    expect(asked.map(({ cursor }) => cursor)).toEqual([null, 'c1'])
    expect(ids()).toEqual(['3', '2', '1'])
    await reader.more()
    expect(asked).toHaveLength(2)
  })

  it('asks once for a page that is on its way', async () => {
    const { reader, asked } = readerOf(page(['2'], 'c1'), page(['1'], null))
    await reader.open(query)
    await Promise.all([reader.more(), reader.more()])
    expect(asked).toHaveLength(2)
  })

  it('begins anew, and says so, when reading on has expired', async () => {
    const { reader, ids } = readerOf(
      page(['2'], 'c1'),
      failed('history.cursorExpired'),
      page(['3', '2'], 'c2'),
    )
    await reader.open(query)
    await reader.more()
    expect(ids()).toEqual(['3', '2'])
    expect(reader.state.get()).toMatchObject({ begunAnew: true, phase: 'ready' })
  })

  it('keeps what it has when the next page fails, and tries that page again', async () => {
    const { reader, asked, ids } = readerOf(page(['2'], 'c1'), failed('rest.unreachable'), page(['1'], null))
    await reader.open(query)
    await reader.more()
    expect(reader.state.get()).toMatchObject({ phase: 'failed', problem: { code: 'rest.unreachable' } })
    expect(ids()).toEqual(['2'])
    await reader.reload()
    expect(asked.at(-1)?.cursor).toBe('c1')
    expect(ids()).toEqual(['2', '1'])
  })

  it('throws the late answer of another query away', async () => {
    let answerLate: (told: Told) => void = () => undefined
    const late = new Promise<Told>((resolve) => (answerLate = resolve))
    const { reader, ids } = readerOf(late, page(['new'], null))
    const first = reader.open(query)
    await reader.open({ ...query, market: 'ETH-USD-PERP' })
    answerLate(page(['old'], null))
    await first
    expect(ids()).toEqual(['new'])
  })
})
