import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { DOTS } from './cover'

const pickHidden = (state: DeskState): boolean => state.settings.hideBalances

/** Whether what the account holds, trades, earns and loses is hidden now. */
export function useHidden(): boolean {
  return useDesk(pickHidden)
}

/** What stands in the place of an amount that is hidden: as wide whatever it hides. */
export function HiddenAmount(): ReactNode {
  const { t } = useTranslation()
  return (
    <span className="amount faint">
      <span aria-hidden>{DOTS}</span>
      <span className="visually-hidden">{t('amount.hidden')}</span>
    </span>
  )
}
