import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog'
import { problemText } from '../problem'
import { FoundSettings, useSettingChanges } from './FoundSettings'
import { useImport } from './useImport'
import './settings-file.css'

/** Reads a settings file, shows what it would change, and takes it over once the person says so. */
export function ImportSettingsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { finding, problem, end, canUndo, pick, apply, undo } = useImport()
  const changes = useSettingChanges(finding)
  return (
    <Dialog title={t('settings.import')} onClose={onClose} wide={finding !== null}>
      <div className="settings-file">
        {finding ? (
          <FoundSettings finding={finding} changes={changes} />
        ) : (
          <p>{t('settings.import.means')}</p>
        )}
        {problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
        <div className="dialog-actions">
          <span className="settings-file-end" role="status">
            {end !== null && <span className="up">{t(`settings.import.${end}`)}</span>}
            {end === null && canUndo && !finding && (
              <span className="dim">{t('settings.import.canUndo')}</span>
            )}
          </span>
          {canUndo && (
            <button type="button" onClick={undo}>
              {t('settings.import.undo')}
            </button>
          )}
          <button type="button" className={finding ? '' : 'primary'} onClick={pick}>
            {t(finding ? 'settings.import.pickOther' : 'settings.import.pick')}
          </button>
          {finding && changes.length > 0 && (
            <button type="button" className="primary" onClick={apply}>
              {t('settings.import.apply', { count: changes.length })}
            </button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
