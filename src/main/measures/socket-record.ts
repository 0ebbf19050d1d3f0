import type { ConnectionPhase } from '../../preload/model'
import type { SocketFacts } from '../../preload/diagnostics'
import { createHistogram } from './histogram'

/** What one socket went through. */
export interface SocketRecord {
  /** It is in this phase now; nothing is noted where it was before. */
  become(phase: ConnectionPhase): void
  joined(): void
  inbound(atMs: number): void
  roundTrip(ms: number): void
  facts(): Omit<SocketFacts, 'name'>
}

/** The record of a socket that has not been started. */
export function createSocketRecord(nowMs: () => number): SocketRecord {
  const roundTrips = createHistogram()
  let phase: ConnectionPhase = 'offline'
  let sinceMs = nowMs()
  let joins = 0
  let inboundAtMs: number | null = null
  return {
    become(next) {
      if (next === phase) return
      phase = next
      sinceMs = nowMs()
    },
    joined() {
      joins += 1
    },
    inbound(atMs) {
      inboundAtMs = atMs
    },
    roundTrip: (ms) => roundTrips.record(ms),
    facts: () => ({
      phase,
      phaseForMs: nowMs() - sinceMs,
      reconnects: Math.max(0, joins - 1),
      silentForMs: inboundAtMs === null ? null : nowMs() - inboundAtMs,
      roundTrip: roundTrips.spread(),
    }),
  }
}
