import { Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { gapAfter } from '../../notation/sentences'
import { useNow } from '../clock'
import { formatCountdown, readMaintenance } from '../exchange/maintenance'
import type { Connection } from '../../preload/model'
import { PastSign } from './PastSign'

/** What a maintenance window that is near, or on, means for the orders. */
export function MaintenanceLine({ connection }: { connection: Connection }): ReactNode {
  const { t } = useTranslation()
  const { phase, leftMs } = readMaintenance(connection, useNow())
  const countdown = formatCountdown(leftMs)
  const when = t(phase === 'on' ? 'notice.maintenanceOn' : 'notice.maintenanceSoon', { countdown })
  return (
    <div className="notice problem" data-tone="warning">
      <Wrench size={14} strokeWidth={1.5} aria-hidden />
      <p>
        <strong className="countdown">{when}</strong>
        {gapAfter(when)}
        <span role="status">{t('notice.maintenanceMeans')}</span>
      </p>
      <PastSign />
    </div>
  )
}
