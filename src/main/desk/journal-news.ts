import type { Result } from '../../preload/model'
import type { Ring } from '../alerts/rules'
import type { OpenedJournal } from '../journal/open-journal'

const ringOf = (sentence: string, reason?: string): Ring => ({
  kind: 'journal',
  sentence,
  values: reason === undefined ? {} : { reason },
  lines: [],
  market: null,
  orderId: null,
  fillKeys: [],
})

/** Tells how the journal was found, where that is not as it was left, and whatever befalls it later. */
export function watchJournal(opened: Result<OpenedJournal>, ring: (ring: Ring) => void): void {
  if (!opened.ok) {
    ring(ringOf('journal.off', opened.problem.code))
    return
  }
  const { journal, outcome } = opened.value
  if (outcome === 'restored' || outcome === 'rebuilt') ring(ringOf(`journal.${outcome}`))
  journal.onTrouble((problem) =>
    ring(problem ? ringOf('journal.trouble', problem.code) : ringOf('journal.well')),
  )
}
