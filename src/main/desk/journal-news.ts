import type { PastRead, Result } from '../../preload/model'
import { plainRing, type Ring } from '../alerts/rules'
import type { OpenedJournal } from '../journal/open-journal'

const ringOf = (sentence: string, reason?: string): Ring =>
  plainRing('journal', sentence, reason === undefined ? {} : { reason })

/** What a person is told of the journal. */
export interface JournalNews {
  /** An account's past is being read; where that mends a damaged journal, its end is told. */
  past(reading: PastRead): void
}

/** Tells how the journal was found, where that is not as it was left, and whatever befalls it later. */
export function watchJournal(opened: Result<OpenedJournal>, ring: (ring: Ring) => void): JournalNews {
  if (!opened.ok) {
    ring(ringOf('journal.off', opened.problem.code))
    return { past: () => undefined }
  }
  const { journal, outcome } = opened.value
  const wasDamaged = outcome === 'restored' || outcome === 'rebuilt'
  let told: PastRead['phase'] = 'reading'
  if (wasDamaged) ring(ringOf(`journal.${outcome}`))
  journal.onTrouble((problem) =>
    ring(problem ? ringOf('journal.trouble', problem.code) : ringOf('journal.well')),
  )
  return {
    past({ phase }) {
      if (!wasDamaged || phase === 'reading' || phase === told) return
      told = phase
      ring(ringOf(phase === 'whole' ? 'journal.readBack' : 'journal.unread'))
    },
  }
}
