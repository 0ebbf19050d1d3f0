import { describe, expect, it } from 'vitest'
import { createLastSeen } from '../../src/main/session/last-seen'
import type { Change, Result } from '../../src/preload/model'
import { aFill } from '../fixtures/nouns'

const fillAt = (createdAtMs: number, caughtUp = true): Change => ({
  kind: 'fill',
  fill: aFill({ id: String(createdAtMs), key: `FILL:${createdAtMs}`, createdAtMs }),
  caughtUp,
})

/** A mark at the venue, what this desk keeps of it, and a hand that lets time pass. */
function stage(mark: Result<number>, seenHereMs = 0) {
  const rung: string[] = []
  const due: (() => void)[] = []
  let asked = 0
  let marked = 0
  const keeping = {
    seenHereMs,
    noteSeenHere(ms: number) {
      keeping.seenHereMs = ms
    },
    rung: (keys: readonly string[]) => void rung.push(...keys),
  }
  const venue = {
    seenUntilMs() {
      asked += 1
      return Promise.resolve(mark)
    },
    markSeen(): Promise<Result<number>> {
      marked += 1
      return Promise.resolve(mark)
    },
  }
  const lastSeen = createLastSeen({
    venue,
    keeping,
    later(callback) {
      due.push(callback)
      return () => due.splice(due.indexOf(callback), 1)
    },
  })
  return { lastSeen, keeping, venue, rung, due, asked: () => asked, marked: () => marked }
}

const failure = { ok: false, problem: { code: 'rest.timeout' } } as const

describe('what was seen on another device', () => {
  it('does not ring here, and what came after it does', async () => {
    const { lastSeen, rung } = stage({ ok: true, value: 20 })
    expect(await lastSeen.unseen([fillAt(10), fillAt(20), fillAt(21)])).toEqual([fillAt(21)])
    expect(rung).toEqual(['FILL:10', 'FILL:20'])
  })

  it('leaves alone what is heard live, and asks nothing for it', async () => {
    const { lastSeen, asked } = stage({ ok: true, value: 20 })
    expect(await lastSeen.unseen([fillAt(10, false)])).toEqual([fillAt(10, false)])
    expect(asked()).toBe(0)
  })

  it('rings when the venue does not say, or when the mark is the one this desk has set', async () => {
    expect(await stage(failure).lastSeen.unseen([fillAt(10)])).toEqual([fillAt(10)])
    const own = stage({ ok: true, value: 20 }, 20)
    expect(await own.lastSeen.unseen([fillAt(10)])).toEqual([fillAt(10)])
    expect(own.rung).toEqual([])
  })

  it('rings while nobody knows whether the venue has taken the mark of this desk', async () => {
    const lost = stage({ ok: true, value: 20 })
    let answer: (told: typeof failure) => void = () => undefined
    lost.venue.markSeen = () => new Promise((resolve) => (answer = resolve))
    lost.lastSeen.rang()
    lost.due[0]?.()
    expect(await lost.lastSeen.unseen([fillAt(10)])).toEqual([fillAt(10)])
    answer(failure)
    await Promise.resolve()
    expect(await lost.lastSeen.unseen([fillAt(10)])).toEqual([fillAt(10)])
    expect(lost.rung).toEqual([])
  })

  it('is told to the venue once for many bells, and tried again with the next where that failed', async () => {
    const told = stage({ ok: true, value: 20 })
    told.lastSeen.rang()
    told.lastSeen.rang()
    expect(told.due).toHaveLength(1)
    told.due[0]?.()
    await Promise.resolve()
    await Promise.resolve()
    expect([told.marked(), told.keeping.seenHereMs]).toEqual([1, 20])
    const failed = stage(failure)
    failed.lastSeen.rang()
    failed.due[0]?.()
    await Promise.resolve()
    await Promise.resolve()
    expect(failed.keeping.seenHereMs).toBe(Number.MAX_SAFE_INTEGER)
    failed.lastSeen.rang()
    expect(failed.due).toHaveLength(2)
  })
})
