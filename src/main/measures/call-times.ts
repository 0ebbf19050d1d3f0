import type { CallFacts } from '../../preload/diagnostics'
import { createHistogram, type Histogram } from './histogram'

/** How long calls took, by their kind. */
export interface CallTimes {
  record(group: string, ms: number, isFailure: boolean): void
  /** By name. */
  facts(): CallFacts[]
}

/** Kinds beyond this many are counted together. */
const groupLimit = 60

/** No call made yet. */
export function createCallTimes(): CallTimes {
  const groups = new Map<string, { times: Histogram; failures: number }>()
  return {
    record(group, ms, isFailure) {
      const key = groups.has(group) || groups.size < groupLimit ? group : 'other'
      const known = groups.get(key) ?? { times: createHistogram(), failures: 0 }
      groups.set(key, known)
      known.times.record(ms)
      if (isFailure) known.failures += 1
    },
    facts: () =>
      [...groups]
        .map(([group, { times, failures }]) => ({ group, failures, time: times.spread() }))
        .sort((a, b) => a.group.localeCompare(b.group)),
  }
}
