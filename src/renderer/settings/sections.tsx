import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { ENVIRONMENTS } from '../accounts/environments'
import { NUMBER_FORMATS } from '../../notation/notation'
import type { EnvironmentName, Runtime, Settings } from '../../preload/model'
import type { DialogName } from '../workspace'
import { CustomExchange } from './CustomExchange'
import { Doors } from './Doors'
import { Limits } from './Limits'
import { LoginSwitch } from './LoginSwitch'
import { Option } from './Option'
import { ProxyFields } from './ProxyFields'
import { Switch } from './Switch'
import type { SettingsDeeds } from './useDeeds'

/** A setting as the search finds it: by its name and by what it does. */
export interface Section {
  label: string
  effect: string
  control: (label: string, effect: string) => ReactNode
}

/** What the sections are made of. */
interface Parts {
  t: TFunction
  settings: Settings
  runtime: Runtime
  /** The one that is on. */
  environment: EnvironmentName
  deeds: SettingsDeeds
  open: (dialog: DialogName) => void
}

/** Settings that are one of a few words, or a switch. */
type Word = 'language' | 'theme' | 'density' | 'palette' | 'numberFormat' | 'dateFormat' | 'hours'
type MoreWords = 'startEnvironment' | 'sounds' | 'logLevel'
type Flag = 'hideBalances' | 'notificationsPaused'

/** Days; 0 is for good. */
const journalChoices = [30, 90, 365, 0]

/** The choices with the one in force among them: a person may have written another into the file. */
function withChosen(choices: readonly number[], chosen: number): readonly number[] {
  return choices.includes(chosen) ? choices : [chosen, ...choices]
}

/** Every setting, in the order of the dialog. */
export function toSections({ t, settings, runtime, environment, deeds, open }: Parts): Section[] {
  const { change, move, go } = deeds
  const choice = <K extends Word | MoreWords>(
    name: K,
    values: readonly Settings[K][],
    wordOf: (value: Settings[K]) => string,
  ): Section => ({
    label: t(`settings.${name}`),
    effect: t(`settings.${name}.effect`),
    control: (label, effect) => (
      <Option
        label={label}
        effect={effect}
        value={settings[name]}
        options={values.map((value) => [value, wordOf(value)])}
        onChange={(value) => void change({ [name]: value })}
      />
    ),
  })
  const flag = (name: Flag): Section => ({
    label: t(`settings.${name}`),
    effect: t(`settings.${name}.effect`),
    control: (label, effect) => (
      <Switch
        label={label}
        effect={effect}
        checked={settings[name]}
        onChange={(checked) => void change({ [name]: checked })}
      />
    ),
  })
  const door = (dialog: DialogName, name: string, does: string): Section => ({
    label: name,
    effect: does,
    control: (label, effect) => (
      <Doors
        label={label}
        effect={effect}
        doors={[{ name: t('settings.open', { what: label }), open: () => open(dialog) }]}
      />
    ),
  })
  return [
    choice('language', ['system', 'en', 'zh-CN'], (value) => t(`settings.language.${value}`)),
    choice('theme', ['system', 'dark', 'light'], (value) => t(`settings.theme.${value}`)),
    choice('density', ['compact', 'comfortable', 'large'], (value) => t(`settings.density.${value}`)),
    choice('palette', ['standard', 'blue-orange'], (value) => t(`settings.palette.${value}`)),
    choice('numberFormat', NUMBER_FORMATS, (value) =>
      value === 'language' ? t('settings.numberFormat.language') : value,
    ),
    choice('dateFormat', ['language', 'iso'], (value) => t(`settings.dateFormat.${value}`)),
    choice('hours', ['24', '12'], (value) => t(`settings.hours.${value}`)),
    flag('hideBalances'),
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
    choice('startEnvironment', ['last', ...ENVIRONMENTS], (value) =>
      t(value === 'last' ? 'settings.startEnvironment.last' : `environment.${value}`),
    ),
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
    door('alertRules', t('rules.title'), t('settings.alertRules.effect')),
    door('shortcuts', t('commands.shortcuts'), t('settings.shortcuts.effect')),
    flag('notificationsPaused'),
    choice('sounds', ['off', 'soft', 'loud'], (value) => t(`settings.sounds.${value}`)),
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
    choice('logLevel', ['info', 'debug'], (value) => t(`settings.logLevel.${value}`)),
    {
      label: t('settings.file'),
      effect: t('settings.file.effect'),
      control: (label, effect) => (
        <Doors
          label={label}
          effect={effect}
          doors={[
            { name: t('settings.export'), open: () => open('exportSettings') },
            { name: t('settings.import'), open: () => open('importSettings') },
          ]}
        />
      ),
    },
  ]
}
