import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import type { Budget, TokenUsage } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { BudgetBars } from './BudgetBars'

const pickUsage = (state: DeskState): TokenUsage => state.settings.tokenUsage
const pickBudget = (state: DeskState): Budget | null => state.budget

/** Retail or Pro: what each changes, and what is left of Retail. */
export function AccountType(): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const usage = useDesk(pickUsage)
  const budget = useDesk(pickBudget)
  return (
    <section aria-label={t('exchange.type')}>
      <h3>{t('exchange.type')}</h3>
      <Choice
        label={t('exchange.type')}
        value={usage}
        onChange={(tokenUsage) => void desk.ask('settings:update', { tokenUsage })}
        options={(['pro', 'retail'] as const).map((value) => ({ value, label: t(`exchange.type.${value}`) }))}
      />
      <p className="hint">{t(`exchange.type.${usage}.means`)}</p>
      {budget?.usage === 'retail' && (
        <>
          {budget.retailSpent && (
            <p className="hint warning" role="status">
              {t('exchange.retailSpent')}
            </p>
          )}
          <BudgetBars windows={budget.windows.filter(({ isSoft }) => isSoft)} />
        </>
      )}
    </section>
  )
}
