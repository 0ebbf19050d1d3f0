import { useMemo } from 'react'
import { useCarried } from '../carried'
import type { Side } from '../../preload/model'
import type { ReviewFilter } from '../../preload/review'
import { useToday } from '../clock'
import { toPeriod, type CustomDays, type PeriodName } from '../history/period'

/** What a person has chosen to look back on. */
export interface ReviewChoices {
  market: string | null
  side: Side | null
  tag: string | null
  text: string
  periodName: PeriodName
  custom: CustomDays
}

/** The choices, how they are changed, and what they let through; null where they make no stretch of days. */
export interface ReviewFiltering {
  choices: ReviewChoices
  choose: (change: Partial<ReviewChoices>) => void
  filter: ReviewFilter | null
}

const atFirst: ReviewChoices = {
  market: null,
  side: null,
  tag: null,
  text: '',
  periodName: 'month',
  custom: { from: '', to: '' },
}

/** Begins with the last month of all markets. */
export function useReviewFilter(): ReviewFiltering {
  const [choices, setChoices] = useCarried('review', 'choices', atFirst)
  const today = useToday()
  const { market, side, tag, text, periodName, custom } = choices
  const { from, to } = custom
  const filter = useMemo((): ReviewFilter | null => {
    const period = toPeriod(periodName, { from, to }, today)
    if (!period) return null
    const { startAtMs, endAtMs } = period
    return { market, side, tag, text, fromMs: startAtMs, toMs: endAtMs === null ? null : endAtMs + 1 }
  }, [market, side, tag, text, periodName, from, to, today])
  return {
    choices,
    choose: (change) => setChoices((now) => ({ ...now, ...change })),
    filter,
  }
}
