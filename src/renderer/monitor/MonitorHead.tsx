import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OldAge } from '../honest/OldAge'
import { PhaseSign } from '../honest/PhaseSign'
import { systemOf } from '../honest/signs'
import { SystemSign } from '../honest/SystemSign'
import type { Connection } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'

const pickConnection = (state: DeskState): Connection => state.connection

/** Whose account this is, on which exchange, and whether what stands below is true now. */
export function MonitorHead({ account }: { account: string }): ReactNode {
  const { t } = useTranslation()
  const connection = useDesk(pickConnection)
  const { phase, marketData, environment } = connection
  const system = systemOf(connection)
  return (
    <header className="monitor-head">
      <span className="env-badge" data-environment={environment}>
        {t(`environment.${environment}`)}
      </span>
      <span className="account-label">{account}</span>
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
    </header>
  )
}
