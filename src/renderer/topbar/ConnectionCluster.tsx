import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../clock'
import { formatBothClocks, formatClock, formatOffset, toSpan } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import type { Connection } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { ClockSign } from '../honest/ClockSign'
import { KeychainSign } from '../honest/KeychainSign'
import { OldAge } from '../honest/OldAge'
import { PhaseSign } from '../honest/PhaseSign'
import { SystemSign } from '../honest/SystemSign'
import { Guard } from './Guard'
import { RetailLeft } from './RetailLeft'

const pickConnection = (state: DeskState): Connection => state.connection

/** Whether the line stands, how old the last word is, how far the exchange is, and what it is up to. */
export function ConnectionCluster(): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const connection = useDesk(pickConnection)
  const now = useNow()
  const { phase, marketData, lastMessageAtMs, latencyMs, clockOffsetMs } = connection
  const age = lastMessageAtMs === null ? null : toSpan(now - lastMessageAtMs)
  return (
    <section className="connection" aria-label={t('connection.title')} data-phase={phase}>
      <PhaseSign phase={phase} />
      {marketData !== 'live' && marketData !== phase && (
        <span className="phase-market" data-market-phase={marketData}>
          {t('connection.market', { phase: t(`phase.${marketData}`) })}
          <OldAge feed="market" />
        </span>
      )}
      <Guard state={connection.cancelOnDisconnect} />
      <RetailLeft />
      <span className="age" title={t('connection.ageWhy')}>
        {age ? t(`connection.age.${age.unit}`, { span: age.count }) : '–'}
      </span>
      <span className="latency" title={t('connection.latencyWhy')}>
        {phase !== 'live' || latencyMs === null
          ? '–'
          : t('connection.latency', { ms: Math.round(latencyMs) })}
      </span>
      <SystemSign connection={connection} />
      <KeychainSign />
      <ClockSign connection={connection} />
      <time
        className="clock"
        title={
          clockOffsetMs === null
            ? t('time.both', formatBothClocks(now, notation))
            : t('connection.offset', { offset: formatOffset(clockOffsetMs) })
        }
      >
        {formatClock(now, notation)} <span className="unit">UTC</span>
      </time>
    </section>
  )
}
