import type { FormEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Profile, Runtime } from '../../preload/model'
import { TOKEN_LIVES } from './key-state'

interface NewKeyProps {
  owner: Profile
  runtime: Runtime
  kind: 'subkey' | 'readOnly'
  /** Whether it was made. */
  onCreate: (wish: { name: string; lifeS: number; sessionOnly: boolean }) => Promise<boolean>
}

/** The line that makes a new subkey or read-only token: it is never shown, and kept where the person says. */
export function NewKey({ owner, runtime, kind, onCreate }: NewKeyProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [name, setName] = useState('')
  const [lifeS, setLifeS] = useState<number>(TOKEN_LIVES[1].lifeS)
  const [sessionOnly, setSessionOnly] = useState(false)
  const [sending, setSending] = useState(false)
  // What the embedded exchange forgets with this run is not for the keychain.
  const onlySession = owner.kind === 'paper' || !runtime.keychain.available
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    void onCreate({ name: name.trim(), lifeS, sessionOnly: sessionOnly || onlySession }).then((done) => {
      setSending(false)
      if (done) setName('')
    })
  }
  return (
    <form className="new-key" onSubmit={submit} autoComplete="off">
      <label htmlFor={id}>{t(`keys.name.${kind}`)}</label>
      <input
        id={id}
        required
        maxLength={40}
        value={name}
        placeholder={t(`keys.nameExample.${kind}`)}
        onChange={(event) => setName(event.target.value)}
      />
      {kind === 'readOnly' && (
        <select
          aria-label={t('keys.life')}
          value={lifeS}
          onChange={(event) => setLifeS(Number(event.target.value))}
        >
          {TOKEN_LIVES.map((life) => (
            <option key={life.lifeS} value={life.lifeS}>
              {t(`keys.life.${life.days}`)}
            </option>
          ))}
        </select>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={sessionOnly || onlySession}
          disabled={onlySession}
          onChange={(event) => setSessionOnly(event.target.checked)}
        />
        {t('accounts.sessionOnly')}
      </label>
      <button type="submit" disabled={sending}>
        {t(sending ? `keys.creating.${kind}` : `keys.create.${kind}`)}
      </button>
    </form>
  )
}
