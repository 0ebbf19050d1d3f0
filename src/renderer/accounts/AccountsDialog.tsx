import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import type { Runtime } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { AccountForm } from './AccountForm'
import { ProfileList } from './ProfileList'
import './accounts.css'

const pickRuntime = (state: DeskState): Runtime => state.runtime

/** The accounts this app knows, and the way to add one. */
export function AccountsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const runtime = useDesk(pickRuntime)
  return (
    <Dialog title={t('accounts.title')} onClose={onClose}>
      {runtime.loopbackOnly && <p className="callout warning">{t('accounts.loopbackOnly')}</p>}
      <ProfileList />
      <section className="add-account" aria-label={t('accounts.add')}>
        <h3>{t('accounts.add')}</h3>
        <p className="dim">{t('accounts.how')}</p>
        <AccountForm runtime={runtime} />
      </section>
    </Dialog>
  )
}
