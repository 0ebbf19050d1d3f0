import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import { Dialog } from '../controls/Dialog'
import type { Runtime } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { AddAccount } from './AddAccount'
import { KeysView } from './KeysView'
import { ProfileList } from './ProfileList'
import './accounts.css'

const pickRuntime = (state: DeskState): Runtime => state.runtime

/** The accounts this app knows, the ways to add one, and the keys of the one in use. */
export function AccountsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { desk } = useSession()
  const runtime = useDesk(pickRuntime)
  const [view, setView] = useState<'accounts' | 'keys'>('accounts')
  // A person may have unlocked the keychain since it was last asked.
  useEffect(() => void desk.checkKeychain(), [desk])
  return (
    <Dialog title={t('accounts.title')} onClose={onClose} wide>
      <Choice
        label={t('accounts.view')}
        value={view}
        onChange={setView}
        options={[
          { value: 'accounts', label: t('accounts.title') },
          { value: 'keys', label: t('keys.title') },
        ]}
      />
      {runtime.loopbackOnly && <p className="callout warning">{t('accounts.loopbackOnly')}</p>}
      {view === 'accounts' ? (
        <>
          <ProfileList />
          <AddAccount runtime={runtime} />
        </>
      ) : (
        <KeysView runtime={runtime} />
      )}
    </Dialog>
  )
}
