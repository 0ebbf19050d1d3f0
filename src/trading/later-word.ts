import type { SettlementTransaction, Transfer } from '../preload/records'

/** How far a settlement has come; one that was turned down goes nowhere from there. */
const steps: ReadonlyMap<string, number> = new Map([
  ['NOT_RECEIVED', 0],
  ['RECEIVED', 1],
  ['ACCEPTED_ON_L2', 2],
  ['ACCEPTED_ON_L1', 3],
  ['REJECTED', 4],
  ['REVERTED', 4],
])

/** Whether the specification names this state of a settlement (`responses.TransactionResponse`). */
export function isTransactionState(word: string): boolean {
  return steps.has(word)
}

/** Whether `next` says more of a transfer than is known: the later word counts, and of one moment the last heard. */
export function isLaterTransfer(next: Transfer, known: Transfer): boolean {
  if (next.updatedAtMs !== known.updatedAtMs) return next.updatedAtMs > known.updatedAtMs
  return next.status !== known.status || next.failureReason !== known.failureReason
}

/**
 * Whether `next` says more of a settlement than is known. The venue gives no time of change, and a slow answer may be
 * heard after the frame that came later: a settlement never goes back, and what is complete stays so. A state
 * that the specification does not name counts as the last word, until a named one is heard.
 */
export function isLaterTransaction(next: SettlementTransaction, known: SettlementTransaction): boolean {
  const nextStep = steps.get(next.state)
  const knownStep = steps.get(known.state)
  if (nextStep !== undefined && knownStep !== undefined && nextStep !== knownStep) return nextStep > knownStep
  if (known.completedAtMs !== null && next.completedAtMs !== null && next.completedAtMs < known.completedAtMs)
    return false
  if (known.completedAtMs !== null && next.completedAtMs === null) return false
  return next.state !== known.state || next.hash !== known.hash || next.completedAtMs !== known.completedAtMs
}
