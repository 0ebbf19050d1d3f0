import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../clock'
import { formatBothClocks, formatDayAndMinute, toSpan } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import type { Connection, Maintenance, Runtime } from '../../preload/model'
import { judgeKeychain, systemOf } from '../honest/signs'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { formatCountdown, readMaintenance } from './maintenance'

const pickKeychain = (state: DeskState): Runtime['keychain'] => state.runtime.keychain
const pickConnection = (state: DeskState): Connection => state.connection

/** The line, the exchange's clock and state, and its next maintenance. */
export function LineFacts(): ReactNode {
  const { t } = useTranslation()
  const connection = useDesk(pickConnection)
  const now = useNow()
  const { phase, marketData, lastMessageAtMs, latencyMs, clockOffsetMs } = connection
  const system = systemOf(connection)
  const keychain = judgeKeychain(useDesk(pickKeychain))
  const age = lastMessageAtMs === null ? null : toSpan(now - lastMessageAtMs)
  return (
    <section aria-label={t('exchange.line')}>
      <h3>{t('exchange.line')}</h3>
      <dl className="facts">
        <dt>{t('exchange.account')}</dt>
        <dd>
          {t(`phase.${phase}`)}
          {age && <span className="dim">, {t(`connection.age.${age.unit}`, { span: age.count })}</span>}
        </dd>
        <dt>{t('exchange.prices')}</dt>
        <dd>{t(`phase.${marketData}`)}</dd>
        <dt>{t('exchange.roundTrip')}</dt>
        <dd>{latencyMs === null ? '–' : t('connection.latency', { ms: Math.round(latencyMs) })}</dd>
        <dt>{t('exchange.clock')}</dt>
        <dd>
          {clockOffsetMs === null
            ? t('exchange.clockUnknown')
            : t('exchange.clockOffset', {
                ms: `${clockOffsetMs < 0 ? '−' : '+'}${Math.abs(Math.round(clockOffsetMs))}`,
              })}
        </dd>
        <dt>{t('exchange.state')}</dt>
        <dd>
          {t(`system.${system}`)}
          <p className="hint">{t(`sign.system.${system}`)}</p>
        </dd>
        <dt>{t('sign.keychain')}</dt>
        <dd>
          {t(`sign.keychain.${keychain}`)}
          {keychain !== 'answers' && <p className="hint">{t(`sign.keychain.${keychain}.means`)}</p>}
        </dd>
      </dl>
      {connection.maintenance && (
        <MaintenanceFact connection={connection} maintenance={connection.maintenance} />
      )}
    </section>
  )
}

interface MaintenanceFactProps {
  connection: Connection
  maintenance: Maintenance
}

function MaintenanceFact({ connection, maintenance }: MaintenanceFactProps): ReactNode {
  const { t } = useTranslation()
  const { phase, leftMs } = readMaintenance(connection, useNow())
  const countdown = formatCountdown(leftMs)
  const notation = useNotation()
  return (
    <>
      <dl className="facts">
        <dt>{t('exchange.maintenance')}</dt>
        <dd>
          {t(phase === 'on' ? 'exchange.maintenanceOn' : 'exchange.maintenanceIn', { countdown })}{' '}
          <span className="dim" title={t('time.both', formatBothClocks(maintenance.startsAtMs, notation))}>
            {formatDayAndMinute(maintenance.startsAtMs, notation)} UTC
          </span>
        </dd>
      </dl>
      <p className="hint">{t('exchange.maintenanceMeans')}</p>
    </>
  )
}
