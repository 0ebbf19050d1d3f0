import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Budget } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { BudgetBars } from './BudgetBars'

const pickBudget = (state: DeskState): Budget | null => state.budget

/** What is left of the exchange's limits, and what waits for its turn. */
export function RateLimits(): ReactNode {
  const { t } = useTranslation()
  const budget = useDesk(pickBudget)
  return (
    <section aria-label={t('exchange.limits')}>
      <h3>{t('exchange.limits')}</h3>
      {budget ? (
        <>
          <BudgetBars windows={budget.windows.filter(({ isSoft }) => !isSoft)} />
          <p className={budget.waiting > 0 ? 'hint warning' : 'hint'}>
            {t('exchange.waiting', { calls: budget.waiting })}
          </p>
        </>
      ) : (
        <p className="hint">{t('exchange.noSession')}</p>
      )}
    </section>
  )
}
