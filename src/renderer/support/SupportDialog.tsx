import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import { useOneAtATime } from '../controls/useOneAtATime'
import type { Problem, SupportFile } from '../../preload/model'
import { Trouble } from '../honest/Trouble'
import { problemText } from '../problem'
import { useSession } from '../session'
import { BoneLines, ReadingWord } from '../table/Bones'
import './support.css'

/** Shows every file of a support bundle, and writes them where the person says. */
export function SupportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [files, setFiles] = useState<SupportFile[] | null>(null)
  const [name, setName] = useState<string | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isOpen = true
    void desk.ask('support:preview', null).then((answer) => {
      if (!isOpen) return
      if (answer.ok) setFiles(answer.value)
      else setProblem(answer.problem)
    })
    return () => {
      isOpen = false
    }
  }, [desk, tries])
  const one = useOneAtATime()
  const file = files?.find((one) => one.name === name) ?? files?.[0]
  const save = (form: 'zip' | 'text'): void => {
    setSaved(null)
    void one(() => desk.ask('support:save', { form }))?.then((answer) => {
      setProblem(answer.ok ? null : answer.problem)
      if (answer.ok) setSaved(answer.value)
    })
  }
  const showLogs = (): void => {
    void desk.ask('support:logs', null).then((answer) => setProblem(answer.ok ? null : answer.problem))
  }
  return (
    <Dialog title={t('support.title')} onClose={onClose} wide>
      <div className="support">
        <p className="hint">{t('support.means')}</p>
        {files === null ? (
          problem === null ? (
            <div className="support-place">
              <ReadingWord />
              <BoneLines />
            </div>
          ) : (
            <Trouble
              what={t('support.failed')}
              problem={problem}
              onRetry={() => {
                setProblem(null)
                setTries(tries + 1)
              }}
            />
          )
        ) : (
          <div className="support-files">
            <ul aria-label={t('support.files')}>
              {files.map((one) => (
                <li key={one.name}>
                  <button type="button" aria-pressed={one === file} onClick={() => setName(one.name)}>
                    {one.name}
                  </button>
                </li>
              ))}
            </ul>
            <pre tabIndex={0} aria-label={file?.name}>
              {file?.text || t('support.empty')}
            </pre>
          </div>
        )}
        {problem && files && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
        <div className="dialog-actions">
          <span className="up support-saved" role="status">
            {saved !== null && t('support.saved', { path: saved })}
          </span>
          <button type="button" onClick={showLogs}>
            {t('support.logs')}
          </button>
          <button type="button" disabled={!files} onClick={() => save('text')}>
            {t('support.text')}
          </button>
          <button type="button" disabled={!files} onClick={() => save('zip')}>
            {t('support.zip')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
