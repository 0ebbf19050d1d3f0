import type { Change, Fill } from '../../preload/model'
import type { TradeBust } from '../../preload/records'
import type { Ledger } from '../ledger/ledger'
import type { Away } from './away'
import type { Keeping } from './keeping'

interface Parts {
  ledger: Pick<Ledger, 'apply' | 'view'>
  /** Null where the account has no journal. */
  keeping: Pick<Keeping, 'bust' | 'sinceMs'> | null
  away: Pick<Away, 'hearBusted'>
  /** Whether the first full reading is in. */
  isSynced: () => boolean
  /** Takes changes as news: kept, rung and shown. */
  pass: (changes: Change[]) => void
  /** Rings without showing. */
  ring: (changes: Change[]) => void
  /** Shows without ringing. */
  show: (changes: Change[]) => void
}

/**
 * Takes busted fills out of ledger and journal, and returns what each was where that is known. All that are told
 * of at once ring once. `missed` tells of those that are found out late.
 */
export function createTakenBack({ ledger, keeping, away, isSynced, pass, ring, show }: Parts) {
  return (told: readonly TradeBust[], missed: boolean): (Fill | null)[] => {
    const { fills } = ledger.view()
    const sinceMs = keeping?.sinceMs ?? 0
    const found = told.map(({ fillId, createdAtMs }) => ({
      fill: fills.find(({ id }) => id === fillId) ?? null,
      changes: ledger.apply({ kind: 'bust', fillId }),
      counted: keeping?.bust(fillId) ?? [],
      // What is older than the account is here was told elsewhere, or before the journal was lost.
      isOurs: createdAtMs >= sinceMs,
    }))
    const changes = found.flatMap((one) => one.changes)
    const ours = found.filter(({ isOurs }) => isOurs)
    if (missed && !isSynced()) {
      // A fill that had counted until now was told; so must its end be.
      const counted = ours.flatMap((one) => one.counted)
      ring(counted.map((taken) => ({ kind: 'fillBusted', key: taken.key, fill: taken })))
      show(changes)
    } else pass(changes)
    if (missed)
      away.hearBusted(
        ours.flatMap((one) => [
          ...one.counted,
          ...one.changes.flatMap((change) => (change.kind === 'fillBusted' ? change.fill : [])),
        ]),
      )
    return found.map(({ fill }) => fill)
  }
}
