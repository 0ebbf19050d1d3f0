import type { ReactNode } from 'react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ENVIRONMENTS } from '../accounts/environments'
import { useLeave } from '../accounts/useLeave'
import type { Answer } from '../../preload/contract'
import { Dialog } from '../controls/Dialog'
import type { EnvironmentName, Problem, Runtime, Settings } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import type { DialogName } from '../workspace'
import { CustomExchange } from './CustomExchange'
import { NUMBER_FORMATS } from '../../notation/notation'
import { Limits } from './Limits'
import { LoginSwitch } from './LoginSwitch'
import { Option } from './Option'
import { ProxyFields } from './ProxyFields'
import { Switch } from './Switch'
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

/** A setting as the search finds it: by its name and by what it does. */
interface Section {
  label: string
  effect: string
  control: (label: string, effect: string) => ReactNode
}

/** What the person may choose; each choice counts at once. */
export function SettingsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk, workspace } = useSession()
  const settings = useDesk(pickSettings)
  const runtime = useDesk(pickRuntime)
  const environment = useDesk(pickEnvironment)
  const leave = useLeave()
  const [problem, setProblem] = useState<Problem | null>(null)
  const tell = (answer: { ok: true } | { ok: false; problem: Problem }): void =>
    setProblem(answer.ok ? null : answer.problem)
  const change = async (part: Partial<Settings>): Promise<Answer<'settings:update'>> => {
    const answer = await desk.ask('settings:update', part)
    tell(answer)
    return answer
  }
  const move = async (part: Partial<Settings>): Promise<boolean> => {
    const answer = await leave((acceptsOpenOrders) =>
      desk.ask('settings:update', { ...part, acceptsOpenOrders }),
    )
    if (answer) tell(answer)
    return answer?.ok ?? false
  }
  const go = (name: EnvironmentName): void =>
    void leave((acceptsOpenOrders) =>
      desk.ask('environment:select', { environment: name, acceptsOpenOrders }),
    ).then((answer) => answer && tell(answer))
  const open = (dialog: DialogName): void => workspace.update((now) => ({ ...now, dialog }))
  const [search, setSearch] = useState('')
  const sections: Section[] = [
    {
      label: t('settings.language'),
      effect: t('settings.language.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.language}
          options={(['system', 'en', 'zh-CN'] as const).map((value) => [
            value,
            t(`settings.language.${value}`),
          ])}
          onChange={(language) => void change({ language })}
        />
      ),
    },
    {
      label: t('settings.theme'),
      effect: t('settings.theme.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.theme}
          options={(['system', 'dark', 'light'] as const).map((value) => [
            value,
            t(`settings.theme.${value}`),
          ])}
          onChange={(theme) => void change({ theme })}
        />
      ),
    },
    {
      label: t('settings.density'),
      effect: t('settings.density.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.density}
          options={(['compact', 'comfortable', 'large'] as const).map((value) => [
            value,
            t(`settings.density.${value}`),
          ])}
          onChange={(density) => void change({ density })}
        />
      ),
    },
    {
      label: t('settings.palette'),
      effect: t('settings.palette.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.palette}
          options={(['standard', 'blue-orange'] as const).map((value) => [
            value,
            t(`settings.palette.${value}`),
          ])}
          onChange={(palette) => void change({ palette })}
        />
      ),
    },
    {
      label: t('settings.numberFormat'),
      effect: t('settings.numberFormat.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.numberFormat}
          options={NUMBER_FORMATS.map((value) => [
            value,
            value === 'language' ? t('settings.numberFormat.language') : value,
          ])}
          onChange={(numberFormat) => void change({ numberFormat })}
        />
      ),
    },
    {
      label: t('settings.dateFormat'),
      effect: t('settings.dateFormat.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.dateFormat}
          options={(['language', 'iso'] as const).map((value) => [value, t(`settings.dateFormat.${value}`)])}
          onChange={(dateFormat) => void change({ dateFormat })}
        />
      ),
    },
    {
      label: t('settings.hours'),
      effect: t('settings.hours.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.hours}
          options={(['24', '12'] as const).map((value) => [value, t(`settings.hours.${value}`)])}
          onChange={(hours) => void change({ hours })}
        />
      ),
    },
    {
      label: t('settings.hideBalances'),
      effect: t('settings.hideBalances.effect'),
      control: (label, effect) => (
        <Switch
          label={label}
          effect={effect}
          checked={settings.hideBalances}
          onChange={(hideBalances) => void change({ hideBalances })}
        />
      ),
    },
    {
      label: t('account.environment'),
      effect: t('settings.environment.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={environment}
          options={ENVIRONMENTS.map((value) => [value, t(`environment.${value}`)])}
          onChange={go}
        />
      ),
    },
    {
      label: t('settings.startEnvironment'),
      effect: t('settings.startEnvironment.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.startEnvironment}
          options={(['last', ...ENVIRONMENTS] as const).map((value) => [
            value,
            t(value === 'last' ? 'settings.startEnvironment.last' : `environment.${value}`),
          ])}
          onChange={(startEnvironment) => void change({ startEnvironment })}
        />
      ),
    },
    {
      label: t('settings.journalDays'),
      effect: t('settings.journalDays.hint'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={String(settings.journalDays)}
          options={withChosen(journalChoices, settings.journalDays).map((days) => [
            String(days),
            days === 0 ? t('settings.journalDays.all') : t('settings.journalDays.days', { days }),
          ])}
          onChange={(days) => void change({ journalDays: Number(days) })}
        />
      ),
    },
    {
      label: t('limits.title'),
      effect: t('settings.limits.effect'),
      control: () => <Limits limits={settings.limits} save={change} />,
    },
    {
      label: t('settings.custom'),
      effect: t('settings.custom.effect'),
      control: () => <CustomExchange settings={settings} loopbackOnly={runtime.loopbackOnly} save={move} />,
    },
    {
      label: t('settings.proxy'),
      effect: t('settings.proxy.effect'),
      control: (label, effect) => (
        <ProxyFields label={label} effect={effect} settings={settings} save={change} />
      ),
    },
    ...(
      [
        ['alertRules', t('rules.title'), t('settings.alertRules.effect')],
        ['shortcuts', t('commands.shortcuts'), t('settings.shortcuts.effect')],
      ] as const
    ).map(([dialog, name, does]): Section => ({
      label: name,
      effect: does,
      control: (label, effect) => (
        <div className="option">
          <span className="dim">{label}</span>
          <span className="form-end">
            <button type="button" onClick={() => open(dialog)}>
              {t('settings.open', { what: label })}
            </button>
          </span>
          <p className="hint option-effect">{effect}</p>
        </div>
      ),
    })),
    {
      label: t('settings.notificationsPaused'),
      effect: t('settings.notificationsPaused.effect'),
      control: (label, effect) => (
        <Switch
          label={label}
          effect={effect}
          checked={settings.notificationsPaused}
          onChange={(notificationsPaused) => void change({ notificationsPaused })}
        />
      ),
    },
    {
      label: t('settings.sounds'),
      effect: t('settings.sounds.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.sounds}
          options={(['off', 'soft', 'loud'] as const).map((value) => [value, t(`settings.sounds.${value}`)])}
          onChange={(sounds) => void change({ sounds })}
        />
      ),
    },
    {
      label: t(runtime.trayAvailable ? 'settings.closeToTray' : 'settings.noTray'),
      effect: t('settings.closeToTray.effect'),
      control: (label, effect) => (
        <Switch
          label={label}
          effect={effect}
          checked={settings.closeToTray && runtime.trayAvailable}
          disabled={!runtime.trayAvailable}
          onChange={(closeToTray) => void change({ closeToTray })}
        />
      ),
    },
    {
      label: t('settings.login'),
      effect: t('settings.login.effect'),
      control: (label, effect) => <LoginSwitch label={label} effect={effect} />,
    },
    {
      label: t('settings.logLevel'),
      effect: t('settings.logLevel.effect'),
      control: (label, effect) => (
        <Option
          label={label}
          effect={effect}
          value={settings.logLevel}
          options={(['info', 'debug'] as const).map((value) => [value, t(`settings.logLevel.${value}`)])}
          onChange={(logLevel) => void change({ logLevel })}
        />
      ),
    },
    {
      label: t('settings.file'),
      effect: t('settings.file.effect'),
      control: (label, effect) => (
        <div className="option">
          <span className="dim">{label}</span>
          <span className="form-end">
            <button type="button" onClick={() => open('exportSettings')}>
              {t('settings.export')}
            </button>
            <button type="button" onClick={() => open('importSettings')}>
              {t('settings.import')}
            </button>
          </span>
          <p className="hint option-effect">{effect}</p>
        </div>
      ),
    },
  ]
  const wanted = search.trim().toLowerCase()
  const found = sections.filter(({ label, effect }) => `${label} ${effect}`.toLowerCase().includes(wanted))
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <div className="settings">
        <input
          type="search"
          aria-label={t('settings.search')}
          placeholder={t('settings.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {found.length === 0 && <p className="hint">{t('settings.noneFound')}</p>}
        {found.map(({ label, effect, control }) => (
          <Fragment key={label}>{control(label, effect)}</Fragment>
        ))}
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
