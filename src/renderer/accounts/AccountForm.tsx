import type { FormEvent, ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Profile, Runtime } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import { Added } from './Added'
import { emptyAdmission, toAdmission } from './admission'
import { AdmissionFields } from './AdmissionFields'
import { OnboardingAsk } from './OnboardingAsk'
import { useAdmitting } from './useAdmitting'

interface AccountFormProps {
  runtime: Runtime
  /** The person goes on to the account that was added. */
  onUsed: (() => void) | undefined
}

/** Takes a key or token in and hands it to main; the field is the only place it is in here, and is emptied at once. */
export function AccountForm({ runtime, onUsed }: AccountFormProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const keyId = useId()
  const keyField = useRef<HTMLInputElement>(null)
  const [admission, setAdmission] = useState(() => emptyAdmission(runtime))
  const [added, setAdded] = useState<Profile | null>(null)

  const admitting = useAdmitting(
    (onboarding) => {
      const asked = toAdmission(admission, runtime.keychain)
      const field = keyField.current
      const asking = desk.ask('account:add', {
        ...asked,
        ...onboarding,
        // Empty where an account is to be opened: main has the key it asked about.
        secret: onboarding.onboard ? '' : (field?.value.trim() ?? ''),
        // Only a subkey does not lead to its account.
        address: asked.kind === 'subkey' ? asked.address : '',
      })
      // SECURITY: the key has left the window; nothing here holds it while main works.
      if (field) field.value = ''
      return asking
    },
    (profile) => {
      setAdded(profile)
      setAdmission((now) => ({ ...now, label: '', address: '' }))
    },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAdded(null)
    admitting.submit()
  }

  const { kind, environment } = admission
  if (admitting.missing)
    return (
      <OnboardingAsk
        {...admitting.missing}
        environment={environment}
        sending={admitting.sending}
        problem={admitting.problem}
        onOpen={(ethereumAddress) => admitting.submit({ onboard: true, ethereumAddress })}
        onLeave={admitting.leave}
      />
    )
  return (
    <form className="account-form" onSubmit={submit} autoComplete="off">
      <AdmissionFields
        runtime={runtime}
        admission={admission}
        kinds={['subkey', 'main', 'readOnly']}
        onChange={(part) => setAdmission((now) => ({ ...now, ...part }))}
        keyRow={
          <>
            <label htmlFor={keyId}>{t(kind === 'readOnly' ? 'accounts.token' : 'accounts.privateKey')}</label>
            <input
              id={keyId}
              ref={keyField}
              type="password"
              required
              autoComplete="off"
              spellCheck={false}
              placeholder={kind === 'readOnly' ? 'eyJ…' : '0x…'}
            />
          </>
        }
      />
      <span />
      <div className="form-end">
        <button type="submit" className="primary" disabled={admitting.sending}>
          {t(admitting.sending ? 'accounts.adding' : 'accounts.addButton')}
        </button>
        {admitting.problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, admitting.problem)}
          </p>
        )}
        {added !== null && <Added profile={added} onUsed={onUsed} />}
      </div>
    </form>
  )
}
