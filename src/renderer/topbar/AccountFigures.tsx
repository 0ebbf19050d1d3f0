import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccountFigures } from '../account-figures'
import { OwnMoney } from '../format/OwnMoney'
import { MarginMeter } from './MarginMeter'

/** What the account is worth, what is free of it, how near liquidation is, and what is won or lost. */
export function AccountFigures(): ReactNode {
  const { t } = useTranslation()
  const { account, pnl, isOld } = useAccountFigures()
  return (
    <dl className="figures" data-old={isOld || undefined}>
      <div>
        <dt>{t('account.value')}</dt>
        <dd className="strong">
          <OwnMoney value={account?.accountValue} />
        </dd>
      </div>
      <div>
        <dt>{t('account.free')}</dt>
        <dd>
          <OwnMoney value={account?.freeCollateral} />
        </dd>
      </div>
      <div>
        <dt>{t('account.marginRatio')}</dt>
        <dd>
          <MarginMeter ratio={account?.marginRatio ?? null} />
        </dd>
      </div>
      <div>
        <dt>{t('account.unrealizedPnl')}</dt>
        <dd className="of-prices">
          <OwnMoney value={pnl} signed toned />
        </dd>
      </div>
    </dl>
  )
}
