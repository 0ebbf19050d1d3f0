import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useChosenRemoval } from '../session'
import { RemovalText } from './RemovalText'

/** What stands where a market would: that the list is on its way, or that the market is gone. */
export function NoMarket(): ReactNode {
  const { t } = useTranslation()
  const removal = useChosenRemoval()
  return (
    <p className="table-empty" role={removal ? 'status' : undefined}>
      {removal ? <RemovalText removal={removal} /> : t('markets.waiting')}
    </p>
  )
}
