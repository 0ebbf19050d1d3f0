import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OwnMoney } from '../format/OwnMoney'
import type { Account, ConnectionPhase, Position } from '../../preload/model'
import { useDesk, useUnrealizedPnl } from '../session'
import type { DeskState } from '../state'

const pickAccount = (state: DeskState): Account | null => state.account
const pickPhase = (state: DeskState): ConnectionPhase => state.connection.phase
const pickPositions = (state: DeskState): readonly Position[] => state.positions

/** What is won or lost in all positions, and what the account is worth. */
export function MonitorFigures(): ReactNode {
  const { t } = useTranslation()
  const account = useDesk(pickAccount)
  const phase = useDesk(pickPhase)
  const pnl = useUnrealizedPnl(useDesk(pickPositions))
  return (
    <dl className="figures" data-old={phase !== 'live' || undefined}>
      <div>
        <dt>{t('account.unrealizedPnl')}</dt>
        <dd className="of-prices strong">
          <OwnMoney value={account && pnl} signed toned />
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
