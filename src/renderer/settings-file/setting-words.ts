import type { ParseKeys, TFunction } from 'i18next'
import { multiply, placesOf } from '../../money/decimal'
import type { AlertEvent, AlertRule, Channels } from '../../preload/alert-rules'
import type { Settings } from '../../preload/model'
import type { Charts, ChartView } from '../../preload/records'
import { CHANNELS } from '../alert-rules/ChannelChecks'
import { candleName } from '../chart/lengths'
import { presetOf } from '../app/dock/layouts'
import { bindingsOf } from '../commands/bindings'
import { commandOf } from '../commands/catalog'
import type { Notation } from '../../notation/notation'
import { formatNumber } from '../../notation/number'
import { knownOf, MARKET_COLUMN_TITLES } from '../markets/chosen'
import { isPercent, LIMIT_NAMES } from '../settings/limit-fields'
import { isSame } from './same'

/** What a settings file carries; the rest is of one computer alone. */
export type Portable = Exclude<keyof Settings, 'accounts' | 'welcomed'>

/** What settings are put into words with. */
export interface Speech {
  t: TFunction
  notation: Notation
  /** What an alert rule says, in a line. */
  rule: (rule: AlertRule) => string
  /** A chord as it is written on keys. */
  chord: (chord: string) => string
}

/** A line of a list of changes: what it is, how it is, how it would be. */
export type Line = [label: string, now: string, then: string]

type Describe<K extends Portable> = (now: Settings[K], then: Settings[K], speech: Speech) => Line[]

/** One line: the setting's name, and each of its values by these words. */
function named<V>(
  label: ParseKeys,
  words: (value: V, speech: Speech) => string,
): (now: V, then: V, speech: Speech) => Line[] {
  return (now, then, speech) => [[speech.t(label), words(now, speech), words(then, speech)]]
}

const onOff = (value: boolean, { t }: Speech): string => t(value ? 'settings.word.on' : 'settings.word.off')
const asIs = (value: string, { t }: Speech): string => (value === '' ? t('settings.word.none') : value)
const list = (values: readonly string[], { t }: Speech): string =>
  values.length === 0 ? t('settings.word.none') : values.join(', ')

/** A line for each name that is not alike in both. */
function byName<V>(
  now: Record<string, V>,
  then: Record<string, V>,
  line: (name: string, now: V | undefined, then: V | undefined) => Line,
): Line[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])]
  return names
    .filter((name) => !isSame(now[name], then[name]))
    .map((name) => line(name, now[name], then[name]))
}

const limits: Describe<'limits'> = (now, then, { t, notation }) =>
  LIMIT_NAMES.filter((name) => now[name] !== then[name]).map((name) => {
    const say = (value: string | null): string => {
      if (value === null) return t('limits.none')
      const amount = isPercent(name) ? multiply(value, '100') : value
      const unit = isPercent(name) ? '%' : 'USD'
      return `${formatNumber(amount, { places: placesOf(amount) }, notation)} ${unit}`
    }
    return [t(`limits.${name}`), say(now[name]), say(then[name])]
  })

const told = (channels: Channels, speech: Speech): string =>
  list(
    CHANNELS.filter((channel) => channels[channel]).map((channel) => speech.t(`rules.channel.${channel}`)),
    speech,
  )

const alertEvents: Describe<'alertEvents'> = (now, then, speech) =>
  byName<Channels>(now, then, (event, before, after) => [
    speech.t(`rules.event.${event as AlertEvent}`),
    before ? told(before, speech) : '',
    after ? told(after, speech) : '',
  ])

const alertRules: Describe<'alertRules'> = (now, then, speech) => {
  const { t } = speech
  const say = (rule: AlertRule | undefined, inFull: boolean): string => {
    if (!rule) return t('settings.word.none')
    const text = rule.enabled ? speech.rule(rule) : t('settings.word.ruleOff', { rule: speech.rule(rule) })
    return inFull ? `${text}: ${told(rule, speech)}` : text
  }
  const byId = (rules: readonly AlertRule[]): Record<string, AlertRule> =>
    Object.fromEntries(rules.map((rule) => [`#${rule.id}`, rule]))
  return byName(byId(now), byId(then), (_, before, after) => {
    const inFull = say(before, false) === say(after, false)
    return [t('settings.word.rule'), say(before, inFull), say(after, inFull)]
  })
}

const shortcuts: Describe<'shortcuts'> = (now, then, { t, chord }) => {
  const say = (bound: string | null | undefined): string => (bound ? chord(bound) : t('settings.word.none'))
  const names = [...new Set([...Object.keys(now), ...Object.keys(then)])]
  const [before, after] = [bindingsOf(now), bindingsOf(then)]
  return names
    .filter((id) => before.get(id) !== after.get(id))
    .map((id): Line => {
      const entry = commandOf(id)
      return [
        t('settings.word.shortcut', { command: entry ? t(entry.title) : id }),
        say(before.get(id)),
        say(after.get(id)),
      ]
    })
}

const layouts: Describe<'layouts'> = (now, then, { t }) =>
  byName(now, then, (name, before, after) => [
    t('settings.word.layout', { name }),
    t(before === undefined ? 'settings.word.none' : 'settings.word.yours'),
    t(after === undefined ? 'settings.word.none' : 'settings.word.files'),
  ])

const charts: Describe<'charts'> = (now, then, { t }) => {
  const sayView = ({ minutes, priceKind }: ChartView): string =>
    [candleName(minutes, t), t(`chart.priceKind.${priceKind}`)].join(', ')
  const saySecond = ({ market, ...view }: Charts['chart2']): string =>
    `${market ?? t('chart2.chosen')}, ${sayView(view)}`
  const lines: Line[] = [
    [t('chart.title'), sayView(now.chart), sayView(then.chart)],
    [t('chart2.title'), saySecond(now.chart2), saySecond(then.chart2)],
  ]
  return lines.filter(([, before, after]) => before !== after)
}

/** How each setting is told, in the order in which they are listed. */
export const describers: { [K in Portable]: Describe<K> } = {
  environment: named('account.environment', (value, { t }) => t(`environment.${value}`)),
  startEnvironment: named('settings.startEnvironment', (value, { t }) =>
    t(value === 'last' ? 'settings.startEnvironment.last' : `environment.${value}`),
  ),
  limits,
  customRestUrl: named('settings.customRest', asIs),
  customWsUrl: named('settings.customWs', asIs),
  proxy: named('settings.proxy', (value, { t }) => t(`settings.proxy.${value}`)),
  proxyUrl: named('settings.proxy.url', asIs),
  cancelOnDisconnect: named('exchange.cancelOnDisconnect', onOff),
  tokenUsage: named('exchange.type', (value, { t }) => t(`exchange.type.${value}`)),
  shortcuts,
  panicShortcut: named('settings.word.panicShortcut', (keys, speech) =>
    keys === '' ? asIs(keys, speech) : speech.chord(keys.replace('CommandOrControl', 'Mod')),
  ),
  language: named('settings.language', (value, { t }) => t(`settings.language.${value}`)),
  theme: named('settings.theme', (value, { t }) => t(`settings.theme.${value}`)),
  density: named('settings.density', (value, { t }) => t(`settings.density.${value}`)),
  palette: named('settings.palette', (value, { t }) => t(`settings.palette.${value}`)),
  numberFormat: named('settings.numberFormat', (value, { t }) =>
    value === 'language' ? t('settings.numberFormat.language') : value,
  ),
  dateFormat: named('settings.dateFormat', (value, { t }) => t(`settings.dateFormat.${value}`)),
  hours: named('settings.hours', (value, { t }) => t(`settings.hours.${value}`)),
  hideBalances: named('settings.hideBalances', onOff),
  journalDays: named('settings.journalDays', (days, { t }) =>
    days === 0 ? t('settings.journalDays.all') : t('settings.journalDays.days', { days }),
  ),
  notificationsPaused: named('settings.notificationsPaused', onOff),
  sounds: named('settings.sounds', (value, { t }) => t(`settings.sounds.${value}`)),
  alertEvents,
  alertRules,
  fillGroupSeconds: named('rules.group', (seconds, { t }) =>
    seconds === 0 ? t('rules.group.none') : t('rules.group.seconds', { seconds }),
  ),
  quietHours: named('rules.quiet', (hours, { t }) =>
    hours === null ? t('settings.word.none') : t('settings.word.times', { ...hours }),
  ),
  mutedMarkets: named('rules.muted', list),
  closeToTray: named('settings.closeToTray', onOff),
  logLevel: named('settings.logLevel', (value, { t }) => t(`settings.logLevel.${value}`)),
  layout: named('settings.word.layoutInUse', (value, { t }) => t(`dock.layout.${presetOf(value)}`)),
  layouts,
  charts,
  favourites: named('settings.word.favourites', list),
  marketColumns: named('settings.word.marketColumns', (ids, speech) =>
    list(
      knownOf(ids).map((id) => speech.t(MARKET_COLUMN_TITLES[id])),
      speech,
    ),
  ),
}
