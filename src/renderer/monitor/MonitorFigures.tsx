import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccountFigures } from '../account-figures'
import { OwnMoney } from '../format/OwnMoney'

/** What is won or lost in all positions, and what the account is worth. */
export function MonitorFigures(): ReactNode {
  const { t } = useTranslation()
  const { account, pnl, isOld } = useAccountFigures()
  return (
    <dl className="figures" data-old={isOld || undefined}>
      <div>
        <dt>{t('account.unrealizedPnl')}</dt>
        <dd className="of-prices strong">
          <OwnMoney value={pnl} signed toned />
        </dd>
      </div>
      <div>
        <dt>{t('account.value')}</dt>
        <dd className="strong">
          <OwnMoney value={account?.accountValue} />
        </dd>
      </div>
    </dl>
  )
}
