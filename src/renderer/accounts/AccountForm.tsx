import type { FormEvent, ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem, Runtime } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import { emptyAdmission, toAdmission } from './admission'
import { AdmissionFields } from './AdmissionFields'

/** Takes a key in and hands it to main; the field is the only place it is in here, and is emptied at once. */
export function AccountForm({ runtime }: { runtime: Runtime }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const keyId = useId()
  const keyField = useRef<HTMLInputElement>(null)
  const [admission, setAdmission] = useState(() => emptyAdmission(runtime))
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [added, setAdded] = useState<string | null>(null)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const field = keyField.current
    if (!field || sending) return
    setSending(true)
    setAdded(null)
    const asked = toAdmission(admission, runtime.keychain)
    const asking = desk.ask('account:add', {
      ...asked,
      privateKey: field.value.trim(),
      // A main key leads to its address.
      address: asked.kind === 'subkey' ? asked.address : '',
    })
    // SECURITY: the key has left the window; nothing here holds it while main works.
    field.value = ''
    void asking.then((answer) => {
      setSending(false)
      setProblem(answer.ok ? null : answer.problem)
      if (!answer.ok) return
      setAdded(answer.value.label)
      setAdmission((now) => ({ ...now, label: '', address: '' }))
    })
  }

  return (
    <form className="account-form" onSubmit={submit} autoComplete="off">
      <AdmissionFields
        runtime={runtime}
        admission={admission}
        onChange={(part) => setAdmission((now) => ({ ...now, ...part }))}
        keyRow={
          <>
            <label htmlFor={keyId}>{t('accounts.privateKey')}</label>
            <input
              id={keyId}
              ref={keyField}
              type="password"
              required
              autoComplete="off"
              spellCheck={false}
              placeholder="0x…"
            />
          </>
        }
      />
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
