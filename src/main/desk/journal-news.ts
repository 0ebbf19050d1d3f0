import type { PastRead, Problem, Result } from '../../preload/model'
import { plainRing, type Ring } from '../alerts/rules'
import type { OpenedJournal } from '../journal/open-journal'

const ringOf = (sentence: string, problem?: Problem): Ring =>
  plainRing('journal', sentence, problem ? { ...problem.values, reason: problem.code } : {})

/** What a person is told of the journal. */
export interface JournalNews {
  /** An account's past is being read; where that mends a damaged journal, its end is told. */
  past(reading: PastRead): void
}

/** Tells how the journal was found, where that is not as it was left, and whatever befalls it later. */
export function watchJournal(opened: Result<OpenedJournal>, ring: (ring: Ring) => void): JournalNews {
  if (!opened.ok) {
    ring(ringOf('journal.off', opened.problem))
    return { past: () => undefined }
  }
  const { journal, outcome } = opened.value
  const wasDamaged = outcome === 'restored' || outcome === 'rebuilt'
  let told: PastRead['phase'] = 'reading'
  if (wasDamaged) ring(ringOf(`journal.${outcome}`))
  journal.onTrouble((problem) => ring(problem ? ringOf('journal.trouble', problem) : ringOf('journal.well')))
  return {
    past({ phase }) {
      if (!wasDamaged || phase === 'reading' || phase === told) return
      told = phase
      ring(ringOf(phase === 'whole' ? 'journal.readBack' : 'journal.unread'))
    },
  }
}
