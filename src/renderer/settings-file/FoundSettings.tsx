import { ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRuleText } from '../alert-rules/useRuleText'
import { sayChord } from '../commands/keys'
import { formatDayAndMinute } from '../../notation/time'
import { useNotation } from '../format/useNotation'
import type { Settings, SettingsFinding } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { ChangeTable } from './ChangeTable'
import { toChanges, type SettingChange } from './changes'

const pickSettings = (state: DeskState): Settings => state.settings

/** What a file that was read would change of the settings as they are now. */
export function useSettingChanges(finding: SettingsFinding | null): SettingChange[] {
  const { t } = useTranslation()
  const now = useDesk(pickSettings)
  const notation = useNotation()
  const rule = useRuleText()
  if (!finding) return []
  return toChanges(now, finding.settings, { t, notation, rule, chord: sayChord })
}

interface FoundSettingsProps {
  finding: SettingsFinding
  changes: readonly SettingChange[]
}

/** What stands in a settings file: where it comes from, what it would change, what of it is left out. */
export function FoundSettings({ finding, changes }: FoundSettingsProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const { path, writtenAtMs, appVersion, bad, unknown } = finding
  return (
    <>
      <p className="settings-file-end">
        {writtenAtMs === null || appVersion === null
          ? path
          : t('settings.import.from', {
              path,
              version: appVersion,
              when: `${formatDayAndMinute(writtenAtMs, notation)} UTC`,
            })}
      </p>
      {changes.length === 0 ? (
        <p className="callout">{t('settings.import.nothing')}</p>
      ) : (
        <ChangeTable changes={changes} />
      )}
      {changes.some(({ guards }) => guards) && (
        <p className="hint warning guards-hint">
          <ShieldAlert size={14} strokeWidth={1.5} aria-hidden />
          {t('settings.import.guards')}
        </p>
      )}
      {bad.length > 0 && (
        <p className="hint warning">{t('settings.import.bad', { names: bad.join(', ') })}</p>
      )}
      {unknown.length > 0 && (
        <p className="hint">{t('settings.import.unknown', { names: unknown.join(', ') })}</p>
      )}
    </>
  )
}
