import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'

interface RevokeButtonProps {
  name: string
  /** This app itself uses it. */
  own: boolean
  onRevoke: () => Promise<unknown>
}

/** Revokes a key or token, once a person has read what that means. */
export function RevokeButton({ name, own, onRevoke }: RevokeButtonProps): ReactNode {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [sending, setSending] = useState(false)
  const revoke = (): void => {
    setSending(true)
    void onRevoke().then(() => {
      setSending(false)
      setAsking(false)
    })
  }
  const leave = (): void => setAsking(false)
  return (
    <>
      <button type="button" className="row-action" onClick={() => setAsking(true)}>
        {t('keys.revoke')}
      </button>
      {asking && (
        <Dialog title={t('keys.revokeTitle', { name })} onClose={leave} small>
          <p>{t('keys.revokeWhat')}</p>
          {own && <p className="callout warning">{t('keys.revokeOwn')}</p>}
          <div className="dialog-actions">
            <button type="button" disabled={sending} onClick={leave}>
              {t('keys.keep')}
            </button>
            <button type="button" className="danger-button" disabled={sending} onClick={revoke}>
              {t(sending ? 'keys.revoking' : 'keys.revoke')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
