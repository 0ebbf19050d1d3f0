import type { Problem } from '../../preload/model'
import type { HistoryEntries, HistoryKind, HistoryPage } from '../../preload/records'
import type { DeskSession } from '../desk'
import type { Readable } from '../store'
import { createStore } from '../store'
import type { Period } from './period'

/** An entry of any history. */
export type Entry = HistoryEntries[HistoryKind]

/** A part of the past. */
export interface Query extends Period {
  kind: HistoryKind
  market: string | null
}

/** What was read so far. `begunAnew` tells that the rows above were read again, since reading on had expired. */
export interface Reading {
  query: Query | null
  entries: Entry[]
  phase: 'loading' | 'loadingMore' | 'ready' | 'failed'
  hasMore: boolean
  begunAnew: boolean
  problem: Problem | null
}

/** Reads one part of the past page by page; a new one throws the answers of the one before away. */
export interface HistoryReader {
  readonly state: Readable<Reading>
  open(query: Query): Promise<void>
  /** The next page; nothing while one is on its way or there is none. */
  more(): Promise<void>
  /** The same again, after a failure or to see what is new. */
  reload(): Promise<void>
}

const nothing: Reading = {
  query: null,
  entries: [],
  phase: 'loading',
  hasMore: false,
  begunAnew: false,
  problem: null,
}

/** A reader that has been asked for nothing. */
export function createHistoryReader(desk: Pick<DeskSession, 'ask'>): HistoryReader {
  const state = createStore<Reading>(nothing)
  let cursor: string | null = null
  let asked = 0

  async function read(query: Query, from: string | null): Promise<void> {
    asked += 1
    const mine = asked
    const answer = await desk.ask('history:read', { ...query, cursor: from })
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

  function takeIn(page: HistoryPage, goesOn: boolean): void {
    cursor = page.cursor
    state.update((now) => ({
      ...now,
      entries: goesOn ? [...now.entries, ...page.entries] : [...page.entries],
      phase: 'ready',
      hasMore: page.cursor !== null,
      problem: null,
    }))
  }

  async function open(query: Query): Promise<void> {
    cursor = null
    state.set({ ...nothing, query })
    await read(query, null)
  }

  return {
    state,
    open,
    async more() {
      const { query, phase } = state.get()
      if (!query || cursor === null || phase === 'loading' || phase === 'loadingMore') return
      state.update((now) => ({ ...now, phase: 'loadingMore', problem: null }))
      await read(query, cursor)
    },
    async reload() {
      const { query, entries } = state.get()
      if (!query) return
      // What was read stays in sight where only the page after it had failed.
      if (cursor !== null && entries.length > 0 && state.get().phase === 'failed') {
        state.update((now) => ({ ...now, phase: 'loadingMore', problem: null }))
        await read(query, cursor)
      } else await open(query)
    },
  }
}
