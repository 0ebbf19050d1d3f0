import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../notation/number'
import { useNotation } from '../format/useNotation'
import type { BudgetWindow } from '../../preload/model'

const perUnit = { 1_000: 's', 60_000: 'min', 3_600_000: 'h', 86_400_000: 'd' } as const

/** The word for a window's length: per second, minute, hour or day. */
function unitOf(windowMs: number): (typeof perUnit)[keyof typeof perUnit] | null {
  return windowMs in perUnit ? perUnit[windowMs as keyof typeof perUnit] : null
}

/** What is left of each limit, as bars; a limit nearly spent is warned of. */
export function BudgetBars({ windows }: { windows: readonly BudgetWindow[] }): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const count = (value: number): string => formatNumber(String(value), { places: 0 }, notation)
  return (
    <dl className="budgets">
      {windows.map(({ name, limit, windowMs, remaining, isSoft }) => {
        const unit = unitOf(windowMs)
        const per = unit ? t(`exchange.per.${unit}`) : t('exchange.per.other', { s: windowMs / 1_000 })
        return (
          <div key={`${name} ${windowMs} ${isSoft}`} data-low={remaining * 10 <= limit || undefined}>
            <dt>
              {t(isSoft ? 'exchange.budget.retail' : `exchange.budget.${name}`)}{' '}
              <span className="dim">{per}</span>
            </dt>
            <dd>
              <meter min={0} max={limit} value={remaining} aria-label={per} />
              <span className="amount">
                {count(remaining)} <span className="unit">/ {count(limit)}</span>
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
