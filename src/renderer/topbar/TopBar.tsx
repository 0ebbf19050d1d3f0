import { Gauge, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PanelsMenu } from '../app/dock/PanelsMenu'
import { useSession } from '../session'
import { MonitorButton } from '../monitor/MonitorButton'
import { PanicButton } from '../panic/PanicButton'
import { AccountFigures } from './AccountFigures'
import { AccountSwitcher } from './AccountSwitcher'
import { ConnectionCluster } from './ConnectionCluster'
import './topbar.css'

/** Who trades where, with how much, and whether the line stands. */
export function TopBar(): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  return (
    <header className="topbar">
      <section className="topbar-account" aria-label={t('account.title')}>
        <AccountSwitcher />
        <AccountFigures />
      </section>
      <ConnectionCluster />
      <PanicButton />
      <button
        type="button"
        className="icon-button"
        aria-label={t('exchange.open')}
        title={t('exchange.open')}
        onClick={() => workspace.update((now) => ({ ...now, dialog: 'exchange' }))}
      >
        <Gauge size={16} strokeWidth={1.5} />
      </button>
      <MonitorButton />
      <PanelsMenu />
      <button
        type="button"
        className="icon-button"
        aria-label={t('settings.title')}
        title={t('settings.title')}
        onClick={() => workspace.update((now) => ({ ...now, dialog: 'settings' }))}
      >
        <Settings size={16} strokeWidth={1.5} />
      </button>
    </header>
  )
}
