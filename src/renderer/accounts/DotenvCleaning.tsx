import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../preload/contract'
import type { DotenvFinding, Profile } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'

interface DotenvCleaningProps {
  finding: DotenvFinding
  profile: Profile
  onDone: () => void
}

/** After an import: offers to take the account out of its file, where the keychain has its key now. */
export function DotenvCleaning({ finding, profile, onDone }: DotenvCleaningProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [sending, setSending] = useState(false)
  const [answer, setAnswer] = useState<Answer<'dotenv:clean'> | null>(null)
  const { path } = finding
  const clean = (): void => {
    if (sending) return
    setSending(true)
    void desk.ask('dotenv:clean', { id: finding.id }).then((cleaned) => {
      setSending(false)
      setAnswer(cleaned)
    })
  }
  const offered = profile.kept === 'keychain' && answer === null
  const harmless = useRef<HTMLButtonElement>(null)
  // Each step takes away the button that was pressed, and the focus with it.
  useEffect(() => harmless.current?.focus(), [offered])
  return (
    <div className="dotenv-cleaning">
      <p className="up" role="status">
        {t('accounts.added', { label: profile.label })}
      </p>
      {profile.kept === 'session' && <p className="callout">{t('dotenv.sessionOnly', { path })}</p>}
      {offered && (
        <div className="callout">
          <p>{t('dotenv.cleanAsk', { path })}</p>
          <ul>
            <li>{t('dotenv.cleanWhat', { names: DOTENV_NAMES.join(', ') })}</li>
            <li>{t('dotenv.cleanRest')}</li>
            <li>{t('dotenv.cleanBots')}</li>
          </ul>
        </div>
      )}
      {answer?.ok && <p role="status">{t('dotenv.cleaned', { path, lines: answer.value.removed })}</p>}
      {answer?.ok && answer.value.keyLeft && (
        <p className="callout warning" role="alert">
          {t('dotenv.keyLeft', { path })}
        </p>
      )}
      {answer?.ok === false && (
        <p className="form-problem" role="alert">
          {problemText(i18n, answer.problem)}
        </p>
      )}
      <div className="dialog-actions">
        <button ref={harmless} type="button" disabled={sending} onClick={onDone}>
          {t(offered ? 'dotenv.leave' : 'dotenv.done')}
        </button>
        {offered && (
          <button type="button" className="danger-button" disabled={sending} onClick={clean}>
            {t(sending ? 'dotenv.cleaning' : 'dotenv.clean')}
          </button>
        )}
      </div>
    </div>
  )
}

/** The names whose lines main removes. */
const DOTENV_NAMES = ['PARADEX_L2_PRIVATE_KEY', 'PARADEX_ACCOUNT_ADDRESS', 'PARADEX_ENV']
