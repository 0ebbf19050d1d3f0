import type { Problem, Result } from '../../preload/model'
import type { Readable } from '../store'
import { createStore } from '../store'

/** What was read so far. `begunAnew` tells that the rows above were read again, since reading on had expired. */
export interface Reading<Q, E> {
  query: Q | null
  entries: E[]
  phase: 'loading' | 'loadingMore' | 'ready' | 'failed'
  hasMore: boolean
  begunAnew: boolean
  problem: Problem | null
}

/** Whether the first rows are on their way; null is a query nobody has begun to read. */
export function isOnItsWay(reading: Pick<Reading<unknown, unknown>, 'phase'> | null): boolean {
  return reading === null || reading.phase === 'loading'
}

/** Reads one query page by page; a new one throws the answers of the one before away. */
export interface PageReader<Q, E> {
  readonly state: Readable<Reading<Q, E>>
  open(query: Q): Promise<void>
  /** The next page; nothing while one is on its way or there is none. */
  more(): Promise<void>
  /** The page that failed once more, else all anew; what is there stays in sight until the answer. */
  reload(): Promise<void>
}

/** What was read of a query; `problem` is why it is not all that should be there. */
interface PageRead<E> {
  entries: readonly E[]
  cursor: string | null
  problem?: Problem | null
}

/** One page, newest first; `cursor` asks for the one after it. What is not wanted any more need not be read on. */
export type ReadPage<Q, E> = (
  query: Q,
  cursor: string | null,
  isWanted: () => boolean,
) => Promise<Result<PageRead<E>>>

/** A reader that has been asked for nothing. */
export function createPageReader<Q, E>(readPage: ReadPage<Q, E>): PageReader<Q, E> {
  const nothing: Reading<Q, E> = {
    query: null,
    entries: [],
    phase: 'loading',
    hasMore: false,
    begunAnew: false,
    problem: null,
  }
  const state = createStore<Reading<Q, E>>(nothing)
  let cursor: string | null = null
  /** Where the last page that was asked for begins. */
  let begins: string | null = null
  let asked = 0

  async function read(query: Q, from: string | null): Promise<void> {
    asked += 1
    const mine = asked
    begins = from
    const answer = await readPage(query, from, () => mine === asked)
    if (mine !== asked) return
    if (answer.ok) {
      takeIn(answer.value, from !== null)
      return
    }
    const { problem } = answer
    if (from !== null && problem.code === 'history.cursorExpired') {
      cursor = null
      state.set({ ...nothing, query, begunAnew: true })
      await read(query, null)
      return
    }
    state.update((now) => ({ ...now, phase: 'failed', problem }))
  }

  function takeIn(page: PageRead<E>, goesOn: boolean): void {
    cursor = page.cursor
    const problem = page.problem ?? null
    state.update((now) => ({
      ...now,
      entries: goesOn ? [...now.entries, ...page.entries] : [...page.entries],
      phase: problem ? 'failed' : 'ready',
      hasMore: page.cursor !== null,
      problem,
    }))
  }

  async function open(query: Q): Promise<void> {
    cursor = null
    state.set({ ...nothing, query })
    await read(query, null)
  }

  return {
    state,
    open,
    async more() {
      const { query, phase } = state.get()
      if (query === null || cursor === null || phase === 'loading' || phase === 'loadingMore') return
      state.update((now) => ({ ...now, phase: 'loadingMore', problem: null }))
      await read(query, cursor)
    },
    async reload() {
      const { query, phase } = state.get()
      if (query === null) return
      const from = phase === 'failed' ? begins : null
      const part =
        from === null ? ({ phase: 'loading', begunAnew: false } as const) : { phase: 'loadingMore' as const }
      state.update((now) => ({ ...now, ...part, problem: null }))
      await read(query, from)
    },
  }
}
