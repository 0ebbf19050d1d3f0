import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Budget } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickBudget = (state: DeskState): Budget | null => state.budget
const minuteMs = 60_000

/** What is left of the Retail orders of this minute, for a Retail account. */
export function RetailLeft(): ReactNode {
  const { t } = useTranslation()
  const budget = useDesk(pickBudget)
  if (budget?.usage !== 'retail') return null
  const left = budget.windows.find((window) => window.isSoft && window.windowMs === minuteMs)?.remaining
  return (
    <span className={budget.retailSpent ? 'warning' : 'dim'} title={t('connection.retailWhy')}>
      {t('connection.retail', { left: left ?? 0 })}
    </span>
  )
}
