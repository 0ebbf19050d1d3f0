import type { FormEvent, ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../controls/Choice'
import type { EnvironmentName, Problem, Runtime } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import { ENVIRONMENTS } from './environments'

/** Takes a key in and hands it to main; the field is the only place it is in here, and is emptied at once. */
export function AccountForm({ runtime }: { runtime: Runtime }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const id = useId()
  const keyField = useRef<HTMLInputElement>(null)
  const [environment, setEnvironment] = useState<EnvironmentName>(
    runtime.loopbackOnly ? 'sandbox' : 'testnet',
  )
  const [kind, setKind] = useState<'subkey' | 'main'>('subkey')
  const [label, setLabel] = useState('')
  const [address, setAddress] = useState('')
  const [sessionOnly, setSessionOnly] = useState(false)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const { keychain } = runtime

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const field = keyField.current
    if (!field || sending) return
    setSending(true)
    setAdded(null)
    const asking = desk.ask('account:add', {
      environment,
      label: label.trim(),
      kind,
      privateKey: field.value.trim(),
      address: kind === 'subkey' ? address.trim() : '',
      sessionOnly: sessionOnly || !keychain.available,
    })
    // SECURITY: the key has left the window; nothing here holds it while main works.
    field.value = ''
    void asking.then((answer) => {
      setSending(false)
      setProblem(answer.ok ? null : answer.problem)
      if (!answer.ok) return
      setAdded(answer.value.label)
      setLabel('')
      setAddress('')
    })
  }

  return (
    <form className="account-form" onSubmit={submit} autoComplete="off">
      <label htmlFor={`${id}-environment`}>{t('account.environment')}</label>
      <select
        id={`${id}-environment`}
        value={environment}
        onChange={(event) => setEnvironment(event.target.value as EnvironmentName)}
      >
        {ENVIRONMENTS.map((name) => (
          <option
            key={name}
            value={name}
            disabled={runtime.loopbackOnly && (name === 'testnet' || name === 'mainnet')}
          >
            {t(`environment.${name}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-label`}>{t('accounts.label')}</label>
      <input
        id={`${id}-label`}
        required
        maxLength={40}
        value={label}
        placeholder={t('accounts.labelExample')}
        onChange={(event) => setLabel(event.target.value)}
      />
      <span>{t('accounts.kind')}</span>
      <div>
        <Choice
          label={t('accounts.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'subkey', label: t('accounts.subkeyRecommended') },
            { value: 'main', label: t('accounts.kind.main') },
          ]}
        />
        <p className={`hint ${kind === 'main' ? 'warning' : ''}`}>{t(`accounts.what.${kind}`)}</p>
      </div>
      <label htmlFor={`${id}-key`}>{t('accounts.privateKey')}</label>
      <input
        id={`${id}-key`}
        ref={keyField}
        type="password"
        required
        autoComplete="off"
        spellCheck={false}
        placeholder="0x…"
      />
      {kind === 'subkey' && (
        <>
          <label htmlFor={`${id}-address`}>{t('accounts.address')}</label>
          <div>
            <input
              id={`${id}-address`}
              required
              value={address}
              autoComplete="off"
              spellCheck={false}
              placeholder="0x…"
              onChange={(event) => setAddress(event.target.value)}
            />
            <p className="hint">{t('accounts.addressWhy')}</p>
          </div>
        </>
      )}
      <span />
      <div>
        <label className="check">
          <input
            type="checkbox"
            checked={sessionOnly || !keychain.available}
            disabled={!keychain.available}
            onChange={(event) => setSessionOnly(event.target.checked)}
          />
          {t('accounts.sessionOnly')}
        </label>
        <p className={`hint ${keychain.available ? '' : 'warning'}`}>
          {keychain.available
            ? t('accounts.keychainWhy')
            : `${t('accounts.noKeychain')} ${problemText(i18n, keychain.problem)}`}
        </p>
      </div>
      <span />
      <div className="form-end">
        <button type="submit" className="primary" disabled={sending}>
          {t(sending ? 'accounts.adding' : 'accounts.addButton')}
        </button>
        {problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
        {added !== null && (
          <p className="up" role="status">
            {t('accounts.added', { label: added })}
          </p>
        )}
      </div>
    </form>
  )
}
