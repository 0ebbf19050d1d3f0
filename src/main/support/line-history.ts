import type { Connection } from '../../preload/model'

/** A moment at which the line changed. */
export interface LineMoment {
  atMs: number
  environment: Connection['environment']
  account: Connection['phase']
  prices: Connection['marketData']
  system: Connection['systemState']
  /** The code of what is wrong; null where nothing is. */
  problem: string | null
}

/** What the line went through, newest last. */
export interface LineHistory {
  hear(connection: Connection): void
  list(): readonly LineMoment[]
}

const momentsKept = 200

/** Keeps the newest changes of the line's state; a message that changes none of it is no moment. */
export function createLineHistory(nowMs: () => number): LineHistory {
  let moments: LineMoment[] = []
  return {
    hear({ environment, phase, marketData, systemState, problem }) {
      const state = {
        environment,
        account: phase,
        prices: marketData,
        system: systemState,
        problem: problem?.code ?? null,
      }
      const { atMs: _, ...last } = moments.at(-1) ?? { atMs: 0 }
      if (JSON.stringify(last) === JSON.stringify(state)) return
      moments = [...moments, { atMs: nowMs(), ...state }].slice(-momentsKept)
    },
    list: () => moments,
  }
}
