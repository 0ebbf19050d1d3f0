import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DotenvFinding, Profile, Runtime } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import type { Admission } from './admission'
import { emptyAdmission, toAdmission } from './admission'
import { AdmissionFields } from './AdmissionFields'
import { shortAddress } from './names'
import { OnboardingAsk } from './OnboardingAsk'
import { useAdmitting } from './useAdmitting'

interface DotenvFormProps {
  runtime: Runtime
  finding: DotenvFinding
  onImported: (profile: Profile) => void
  onCancel: () => void
}

/** What was found in a `.env` file, and what is left to say before its key is tried and kept. */
export function DotenvForm({ runtime, finding, onImported, onCancel }: DotenvFormProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [admission, setAdmission] = useState(() => admissionOf(finding, runtime))
  const { sending, problem, missing, ...admitting } = useAdmitting((onboarding) => {
    const { kind, ...asked } = toAdmission(admission, runtime.keychain)
    // A file of a bot's holds a key, never a token.
    const key = kind === 'main' ? 'main' : 'subkey'
    return desk.ask('dotenv:import', { ...asked, ...onboarding, kind: key, id: finding.id })
  }, onImported)
  const { key } = finding
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    admitting.submit()
  }
  if (missing)
    return (
      <OnboardingAsk
        {...missing}
        environment={admission.environment}
        sending={sending}
        problem={problem}
        onOpen={(ethereumAddress) => admitting.submit({ onboard: true, ethereumAddress })}
        onLeave={admitting.leave}
      />
    )
  return (
    <form className="account-form" onSubmit={submit} autoComplete="off">
      <dl className="dotenv-finding" aria-label={t('dotenv.found')}>
        <dt>{t('dotenv.file')}</dt>
        <dd>
          <code>{finding.path}</code>
        </dd>
        <dt>{t('account.environment')}</dt>
        <dd>{finding.environment ? t(`environment.${finding.environment}`) : t('dotenv.unsaid')}</dd>
        <dt>{t('accounts.address')}</dt>
        <dd>
          {finding.address ? (
            <code title={finding.address}>{shortAddress(finding.address)}</code>
          ) : (
            t('dotenv.unsaid')
          )}
        </dd>
        <dt>{t('accounts.privateKey')}</dt>
        <dd className={key.found ? '' : 'danger'}>
          {key.found ? (
            <>
              <span aria-hidden>•••••••• </span>
              {t('dotenv.keyFound')}
            </>
          ) : (
            problemText(i18n, key.problem)
          )}
        </dd>
      </dl>
      {key.found && (
        <AdmissionFields
          runtime={runtime}
          admission={admission}
          kinds={['subkey', 'main']}
          onChange={(part) => setAdmission((now) => ({ ...now, ...part }))}
          keyRow={null}
        />
      )}
      <span />
      <div className="form-end">
        {key.found && (
          <button type="submit" className="primary" disabled={sending}>
            {t(sending ? 'dotenv.importing' : 'dotenv.import')}
          </button>
        )}
        <button type="button" disabled={sending} onClick={onCancel}>
          {t('dotenv.cancel')}
        </button>
        {problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
      </div>
    </form>
  )
}

/** What the file says, as the form's first answers; a file with an address is most likely a subkey's. */
function admissionOf({ environment, address }: DotenvFinding, runtime: Runtime): Admission {
  const empty = emptyAdmission(runtime)
  return {
    ...empty,
    environment: runtime.loopbackOnly ? empty.environment : (environment ?? empty.environment),
    kind: address ? 'subkey' : 'main',
    address: address ?? '',
  }
}
