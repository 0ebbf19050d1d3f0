import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import { useOneAtATime } from '../controls/useOneAtATime'
import type { Answer } from '../../preload/contract'
import { problemText } from '../problem'
import { useSession } from '../session'
import './settings-file.css'

/** Says what a settings file holds and what it never does, and writes one where the person says. */
export function ExportSettingsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [ended, setEnded] = useState<Answer<'settings:export'> | null>(null)
  const one = useOneAtATime()
  const write = (): void => {
    setEnded(null)
    void one(() => desk.ask('settings:export', null))?.then(setEnded)
  }
  return (
    <Dialog title={t('settings.export')} onClose={onClose}>
      <div className="settings-file">
        <p>{t('settings.export.holds')}</p>
        <p>{t('settings.export.holdsNot')}</p>
        {ended?.ok === false && (
          <p className="form-problem" role="alert">
            {problemText(i18n, ended.problem)}
          </p>
        )}
        <div className="dialog-actions">
          <span className="up settings-file-end" role="status">
            {ended?.ok && ended.value !== null && t('settings.export.saved', { path: ended.value })}
          </span>
          <button type="button" className="primary" onClick={write}>
            {t('settings.export.write')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
