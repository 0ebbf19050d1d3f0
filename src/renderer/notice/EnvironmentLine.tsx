import type { LucideIcon } from 'lucide-react'
import { Banknote, FlaskConical, Plug, School } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnvironmentName } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { PastSign } from './PastSign'

const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment

const icons: Record<EnvironmentName, LucideIcon> = {
  sandbox: School,
  testnet: FlaskConical,
  mainnet: Banknote,
  custom: Plug,
}

/** Says whose money is at stake here; on paper also how to trade for real. */
export function EnvironmentLine(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const environment = useDesk(pickEnvironment)
  const Icon = icons[environment]
  return (
    <div className="notice" data-environment={environment}>
      <Icon size={14} strokeWidth={1.5} aria-hidden />
      <span>{t(`notice.${environment}`)}</span>
      {environment === 'sandbox' && (
        <button
          type="button"
          className="link"
          onClick={() => workspace.update((now) => ({ ...now, dialog: 'accounts' }))}
        >
          {t('notice.connectReal')}
        </button>
      )}
      <PastSign />
    </div>
  )
}
