import type { Result } from '../../preload/model'
import type { MoneyMark, MoneyStream } from '../journal/money-stream'
import { createSums, type Sums } from './sums'
import { createTrips, type Trips } from './trips'

/** An account's fills and funding as a trader looks back on them. */
export interface Reviewed {
  sums: Sums
  trips: Trips
}

/** Keeps the round trips and sums of one account up to date with its journal. */
export interface ReviewBook {
  /**
   * All that the journal holds now. What is new is read a part at a time, so that nothing else has to wait;
   * should something old have come or gone, all is read anew.
   */
  current(): Promise<Result<Reviewed>>
}

/** A few milliseconds' worth. */
const eventsAtATime = 400

/** A book that has read nothing yet. */
export function createReviewBook(money: MoneyStream, settlementCurrency: string): ReviewBook {
  let kept: { reviewed: Reviewed; mark: MoneyMark | null } = begin()
  let reading: Promise<Result<Reviewed>> | null = null

  function begin(): typeof kept {
    return { reviewed: { sums: createSums(), trips: createTrips(settlementCurrency) }, mark: null }
  }

  async function read(): Promise<Result<Reviewed>> {
    for (;;) {
      const part = money.read(kept.mark, eventsAtATime)
      if (!part.ok) return part
      if (part.value === 'rewritten') {
        kept = begin()
        continue
      }
      const { events, mark, goesOn } = part.value
      for (const movement of kept.reviewed.trips.take(events)) kept.reviewed.sums.add(movement)
      kept.mark = mark
      if (!goesOn) return { ok: true, value: kept.reviewed }
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  return {
    current: () => (reading ??= read().finally(() => (reading = null))),
  }
}
