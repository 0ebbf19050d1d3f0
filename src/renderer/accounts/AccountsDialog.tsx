import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import type { Runtime } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { AddAccount } from './AddAccount'
import { ProfileList } from './ProfileList'
import './accounts.css'

const pickRuntime = (state: DeskState): Runtime => state.runtime

/** The accounts this app knows, and the ways to add one. */
export function AccountsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const runtime = useDesk(pickRuntime)
  // A person may have unlocked the keychain since it was last asked.
  useEffect(() => void desk.checkKeychain(), [desk])
  return (
    <Dialog title={t('accounts.title')} onClose={onClose}>
      {runtime.loopbackOnly && <p className="callout warning">{t('accounts.loopbackOnly')}</p>}
      <ProfileList />
      <AddAccount runtime={runtime} />
    </Dialog>
  )
}
