import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import { AccountType } from './AccountType'
import { Diagnostics } from './Diagnostics'
import { LineFacts } from './LineFacts'
import { OrderProtection } from './OrderProtection'
import { RateLimits } from './RateLimits'
import './exchange.css'

/** What there is to know of the exchange and the line to it, and what may be chosen of both. */
export function ExchangeDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <Dialog title={t('exchange.title')} onClose={onClose}>
      <div className="exchange">
        <LineFacts />
        <OrderProtection />
        <AccountType />
        <RateLimits />
        <Diagnostics />
      </div>
    </Dialog>
  )
}
