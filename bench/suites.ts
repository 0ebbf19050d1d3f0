import type { Suite } from './runner'

/** Every suite, loaded only when it runs: the peers are installed by then. */
export const suites: Readonly<Record<string, () => Promise<Suite>>> = {
  ingest: async () => (await import('./ingest/suite')).ingest,
  signing: async () => (await import('./signing/suite')).signing,
  fill: async () => (await import('./fill/suite')).fill,
  orders: async () => (await import('./orders/suite')).orders,
  start: async () => (await import('./app/start')).start,
  window: async () => (await import('./app/window')).window,
  rest: async () => (await import('./app/rest')).rest,
  journal: async () => (await import('./journal/suite')).journal,
}
