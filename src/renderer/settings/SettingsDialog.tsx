import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ENVIRONMENTS } from '../accounts/environments'
import type { Answer } from '../../preload/contract'
import { Dialog } from '../controls/Dialog'
import type { EnvironmentName, Problem, Runtime, Settings } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { CustomExchange } from './CustomExchange'
import { Limits } from './Limits'
import { Option } from './Option'
import './settings.css'

const pickSettings = (state: DeskState): Settings => state.settings
const pickRuntime = (state: DeskState): Runtime => state.runtime
const pickEnvironment = (state: DeskState): EnvironmentName => state.connection.environment

/** Days; 0 is for good. */
const journalChoices = [30, 90, 365, 0]

/** The choices with the one in force among them: a person may have written another into the file. */
function withChosen(choices: readonly number[], chosen: number): readonly number[] {
  return choices.includes(chosen) ? choices : [chosen, ...choices]
}

/** What the person may choose; each choice counts at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const settings = useDesk(pickSettings)
  const runtime = useDesk(pickRuntime)
  const environment = useDesk(pickEnvironment)
  const [problem, setProblem] = useState<Problem | null>(null)
  const tell = (answer: { ok: true } | { ok: false; problem: Problem }): void =>
    setProblem(answer.ok ? null : answer.problem)
  const change = async (part: Partial<Settings>): Promise<Answer<'settings:update'>> => {
    const answer = await desk.ask('settings:update', part)
    tell(answer)
    return answer
  }
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <div className="settings">
        <Option
          label={t('settings.language')}
          value={settings.language}
          options={(['system', 'en', 'zh-CN'] as const).map((value) => [
            value,
            t(`settings.language.${value}`),
          ])}
          onChange={(language) => void change({ language })}
        />
        <Option
          label={t('settings.theme')}
          value={settings.theme}
          options={(['system', 'dark', 'light'] as const).map((value) => [
            value,
            t(`settings.theme.${value}`),
          ])}
          onChange={(theme) => void change({ theme })}
        />
        <Option
          label={t('account.environment')}
          value={environment}
          options={ENVIRONMENTS.map((value) => [value, t(`environment.${value}`)])}
          onChange={(name) => void desk.ask('environment:select', { environment: name }).then(tell)}
        />
        <Option
          label={t('settings.journalDays')}
          value={String(settings.journalDays)}
          options={withChosen(journalChoices, settings.journalDays).map((days) => [
            String(days),
            days === 0 ? t('settings.journalDays.all') : t('settings.journalDays.days', { days }),
          ])}
          onChange={(days) => void change({ journalDays: Number(days) })}
        />
        <p className="faint">{t('settings.journalDays.hint')}</p>
        <Limits limits={settings.limits} save={change} />
        <CustomExchange settings={settings} loopbackOnly={runtime.loopbackOnly} save={change} />
        <label className="check">
          <input
            type="checkbox"
            checked={settings.notificationsPaused}
            onChange={(event) => void change({ notificationsPaused: event.target.checked })}
          />
          {t('settings.notificationsPaused')}
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={settings.closeToTray && runtime.trayAvailable}
            disabled={!runtime.trayAvailable}
            onChange={(event) => void change({ closeToTray: event.target.checked })}
          />
          {t(runtime.trayAvailable ? 'settings.closeToTray' : 'settings.noTray')}
        </label>
        {problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
        <p className="faint">
          {t('settings.version', { app: runtime.appVersion, electron: runtime.electronVersion })}
        </p>
      </div>
    </Dialog>
  )
}
