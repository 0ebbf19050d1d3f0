import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OldAge } from './OldAge'
import { PhaseSign } from './PhaseSign'
import { systemOf } from './signs'
import { SystemSign } from './SystemSign'
import type { Connection } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import '../topbar/topbar.css'
import './side-head.css'

const pickConnection = (state: DeskState): Connection => state.connection

interface SideHeadProps {
  account: string
  /** What the window is about, where it is about one thing. */
  subject?: ReactNode
  actions?: ReactNode
}

/** Whose account this is, on which exchange, and whether what stands below is true now. */
export function SideHead({ account, subject, actions }: SideHeadProps): ReactNode {
  const { t } = useTranslation()
  const connection = useDesk(pickConnection)
  const { phase, marketData, environment } = connection
  const system = systemOf(connection)
  return (
    <header className="side-head">
      <span className="env-badge" data-environment={environment}>
        {t(`environment.${environment}`)}
      </span>
      <span className="account-label" title={account}>
        {account}
      </span>
      {subject}
      <section className="connection" aria-label={t('connection.title')} data-phase={phase}>
        {system !== 'ok' && system !== 'unknown' && <SystemSign connection={connection} />}
        {marketData !== 'live' && marketData !== phase && (
          <span className="phase-market" data-market-phase={marketData}>
            {t('connection.market', { phase: t(`phase.${marketData}`) })}
            <OldAge feed="market" />
          </span>
        )}
        <PhaseSign phase={phase} />
        {phase !== 'live' && <OldAge feed="account" />}
      </section>
      {actions}
    </header>
  )
}
