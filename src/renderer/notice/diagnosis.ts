import type { Connection, ConnectionPhase, Problem, SystemState } from '../../preload/model'

/** What is wrong, in the words the sentences are chosen by; the account's line goes before the market's. */
export interface Diagnosis {
  what: Exclude<ConnectionPhase, 'live'> | 'silent' | 'marketData' | Exclude<SystemState, 'ok' | 'unknown'>
  tone: 'neutral' | 'warning' | 'danger'
}

/** Whether it is the app behind the window that has stopped answering. */
export function isSilent(problem: Problem | null): boolean {
  return problem?.code === 'window.silent'
}

/** The gravest thing wrong with a connection that isn't all fine. */
export function diagnose({ phase, marketData, systemState, problem }: Connection): Diagnosis {
  if (isSilent(problem)) return { what: 'silent', tone: 'danger' }
  if (phase === 'offline') return { what: 'offline', tone: 'danger' }
  if (phase === 'stale') return { what: 'stale', tone: 'warning' }
  if (phase === 'connecting') return { what: 'connecting', tone: 'warning' }
  if (phase === 'syncing') return { what: 'syncing', tone: problem ? 'warning' : 'neutral' }
  if (systemState !== 'ok' && systemState !== 'unknown') return { what: systemState, tone: 'warning' }
  return { what: 'marketData', tone: marketData === 'syncing' ? 'neutral' : 'warning' }
}
