import { FileKey } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DotenvFinding, Problem, Profile, Runtime } from '../../preload/model'
import { problemText } from '../problem'
import { useSession } from '../session'
import { AccountForm } from './AccountForm'
import { DotenvCleaning } from './DotenvCleaning'
import { DotenvForm } from './DotenvForm'

/** Where an import from a file stands. */
type Import =
  { step: 'found'; finding: DotenvFinding } | { step: 'imported'; finding: DotenvFinding; profile: Profile }

interface AddAccountProps {
  runtime: Runtime
  /** The person goes on to the account that was added. */
  onUsed?: () => void
}

/** The ways to add an account: a key typed in here, or the one of a bot's `.env` file. */
export function AddAccount({ runtime, onUsed }: AddAccountProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [importing, setImporting] = useState<Import | null>(null)
  const [picking, setPicking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const pick = (): void => {
    if (picking) return
    setPicking(true)
    void desk.ask('dotenv:pick', null).then((answer) => {
      setPicking(false)
      setProblem(answer.ok ? null : answer.problem)
      if (answer.ok && answer.value) setImporting({ step: 'found', finding: answer.value })
    })
  }
  const finish = (): void => setImporting(null)
  return (
    <section className="add-account" aria-label={t('accounts.add')}>
      <header>
        <h3>{t('accounts.add')}</h3>
        {importing?.step !== 'imported' && (
          <button type="button" aria-disabled={picking || undefined} onClick={pick}>
            <FileKey size={14} strokeWidth={1.5} aria-hidden />
            {t(importing ? 'dotenv.pickAnother' : 'dotenv.pick')}
          </button>
        )}
      </header>
      {problem && (
        <p className="form-problem" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
      {importing === null && (
        <>
          <p className="dim">{t('accounts.how')}</p>
          <AccountForm runtime={runtime} onUsed={onUsed} />
        </>
      )}
      {importing?.step === 'found' && (
        <DotenvForm
          key={importing.finding.id}
          runtime={runtime}
          finding={importing.finding}
          onImported={(profile) => setImporting({ step: 'imported', finding: importing.finding, profile })}
          onCancel={finish}
        />
      )}
      {importing?.step === 'imported' && (
        <DotenvCleaning finding={importing.finding} profile={importing.profile} onDone={finish} />
      )}
    </section>
  )
}
