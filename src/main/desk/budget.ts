import type { Budget } from '../../preload/model'
import type { BudgetState } from '../paradex/rate-budget'

/** The venue's limits as the window shows them: all windows in one list. */
export function toBudget({ usage, retailSpent, waiting, budgets }: BudgetState): Budget {
  const names = ['orders', 'reads', 'requests', 'connections'] as const
  return {
    usage,
    retailSpent,
    waiting,
    windows: names.flatMap((name) =>
      budgets[name].map(({ limit, windowMs, remaining, isSoft }) => ({
        name,
        limit,
        windowMs,
        remaining,
        isSoft,
      })),
    ),
  }
}
