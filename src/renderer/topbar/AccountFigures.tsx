import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account, ConnectionPhase, Position } from '../../preload/model'
import { OwnMoney } from '../format/OwnMoney'
import { useDesk, useUnrealizedPnl } from '../session'
import type { DeskState } from '../state'
import { MarginMeter } from './MarginMeter'

const pickAccount = (state: DeskState): Account | null => state.account
const pickPhase = (state: DeskState): ConnectionPhase => state.connection.phase
const pickPositions = (state: DeskState): readonly Position[] => state.positions

/** What the account is worth, what is free of it, how near liquidation is, and what is won or lost. */
export function AccountFigures(): ReactNode {
  const { t } = useTranslation()
  const account = useDesk(pickAccount)
  const phase = useDesk(pickPhase)
  const pnl = useUnrealizedPnl(useDesk(pickPositions))
  return (
    <dl className="figures" data-old={phase !== 'live' || undefined}>
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
          <OwnMoney value={account && pnl} signed toned />
        </dd>
      </div>
    </dl>
  )
}
