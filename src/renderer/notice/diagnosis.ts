import type { Connection, ConnectionPhase, SystemState } from '../../preload/model'

/** What is wrong, in the words the sentences are chosen by; the account's line goes before the market's. */
export interface Diagnosis {
  what: Exclude<ConnectionPhase, 'live'> | 'marketData' | Exclude<SystemState, 'ok' | 'unknown'>
  tone: 'neutral' | 'warning' | 'danger'
}

/** The gravest thing wrong with a connection that isn't all fine. */
export function diagnose({ phase, marketData, systemState, problem }: Connection): Diagnosis {
  if (phase === 'offline') return { what: 'offline', tone: 'danger' }
  if (phase === 'stale') return { what: 'stale', tone: 'warning' }
  if (phase === 'connecting') return { what: 'connecting', tone: 'warning' }
  if (phase === 'syncing') return { what: 'syncing', tone: problem ? 'warning' : 'neutral' }
  if (systemState !== 'ok' && systemState !== 'unknown') return { what: systemState, tone: 'warning' }
  return { what: 'marketData', tone: marketData === 'syncing' ? 'neutral' : 'warning' }
}
