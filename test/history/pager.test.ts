import { describe, expect, it, vi } from 'vitest'
import type { Page } from '../../src/main/paradex/history'
import { createCursors } from '../../src/main/history/cursors'
import { createPager, type Past } from '../../src/main/history/pager'
import type { Argument } from '../../src/preload/contract'
import type { Fill, Result } from '../../src/preload/model'
import { aFill } from '../fixtures/nouns'

const wish = (over: Partial<Argument<'history:read'>> = {}): Argument<'history:read'> => ({
  kind: 'fills',
  market: null,
  startAtMs: null,
  endAtMs: null,
  cursor: null,
  ...over,
})
const page = (ids: string[], next: Page<Fill>['next'] = null): Result<Page<Fill>> => ({
  ok: true,
  value: { entries: ids.map((id) => aFill({ id })), next },
})
/** A past that has fills only, as many pages as given. */
function pastOf(...pages: Result<Page<Fill>>[]): Past & { fills: ReturnType<typeof vi.fn> } {
  const rest = [...pages]
  const next = (): Promise<Result<Page<Fill>>> => {
    const one = rest.shift() ?? page([])
    if (!one.ok || rest.length === 0) return Promise.resolve(one)
    return Promise.resolve({ ok: true, value: { ...one.value, next } })
  }
  const fills = vi.fn(next)
  return { history: { fills } as unknown as Past['history'], algos: { getHistory: vi.fn() }, fills }
}
const idsOf = (answer: Result<{ entries: unknown[] }>): unknown =>
  answer.ok ? answer.value.entries.map((entry) => (entry as Fill).id) : answer.problem.code
const cursorOf = (answer: Result<{ cursor: string | null }>): string | null =>
  answer.ok ? answer.value.cursor : null

describe('the pager', () => {
  it('reads page after page until there is no cursor', async () => {
    const pager = createPager()
    const past = pastOf(page(['3', '2']), page(['1']))
    const first = await pager.read(past, wish())
    expect(idsOf(first)).toEqual(['3', '2'])
    const second = await pager.read(past, wish({ cursor: cursorOf(first) }))
    expect(idsOf(second)).toEqual(['1'])
    expect(cursorOf(second)).toBeNull()
  })

  it('asks for no more than what was wished for', async () => {
    const past = pastOf(page([]))
    await createPager().read(past, wish({ market: 'BTC-USD-PERP', startAtMs: 5 }))
    expect(past.fills).toHaveBeenCalledWith({ pageSize: 100, market: 'BTC-USD-PERP', startAtMs: 5 })
  })

  it('gives the same page again to who asks again after a failure', async () => {
    const pager = createPager()
    const past = pastOf(page(['2']), { ok: false, problem: { code: 'rest.unreachable' } }, page(['1']))
    const cursor = cursorOf(await pager.read(past, wish()))
    expect(idsOf(await pager.read(past, wish({ cursor })))).toBe('rest.unreachable')
    expect(idsOf(await pager.read(past, wish({ cursor })))).toEqual(['1'])
  })

  it('says of a cursor nobody knows, of another account or of another kind, that it has expired', async () => {
    const pager = createPager()
    const past = pastOf(page(['2']), page(['1']))
    const cursor = cursorOf(await pager.read(past, wish()))
    for (const [other, asked] of [
      [past, wish({ cursor: 'made up' })],
      [pastOf(page(['9'])), wish({ cursor })],
      [past, wish({ cursor, kind: 'trades' })],
    ] as const)
      expect(idsOf(await pager.read(other, asked))).toBe('history.cursorExpired')
  })

  it("takes the exchange's own word for a dead cursor as one", async () => {
    const pager = createPager()
    const dead: Result<never> = { ok: false, problem: { code: 'venue.INVALID_REQUEST_PARAMETER' } }
    const past = pastOf(page(['2']), dead, page([]))
    const cursor = cursorOf(await pager.read(past, wish()))
    expect(idsOf(await pager.read(past, wish({ cursor })))).toBe('history.cursorExpired')
    expect(idsOf(await pager.read(pastOf(dead), wish()))).toBe('venue.INVALID_REQUEST_PARAMETER')
  })

  it('wants a market where the exchange tells of one at a time', async () => {
    for (const kind of ['trades', 'fundingPayments', 'fundingData'] as const)
      expect(idsOf(await createPager().read(pastOf(), wish({ kind })))).toBe('history.marketNeeded')
  })
})

describe('cursors', () => {
  it('are forgotten when too many are newer', () => {
    const cursors = createCursors<number>(2)
    const [first, second, third] = [1, 2, 3].map((reading) => cursors.keep(reading) ?? '')
    expect(cursors.find(first ?? '')).toBeUndefined()
    expect([second, third].map((cursor) => cursors.find(cursor ?? ''))).toEqual([2, 3])
    expect(cursors.keep(null)).toBeNull()
  })
})
