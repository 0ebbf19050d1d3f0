import type { Settings } from '../../preload/model'
import { isSame } from './same'
import { describers, type Line, type Portable, type Speech } from './setting-words'

/** What a file would change of one setting, in words. */
export interface SettingChange {
  name: Portable
  label: string
  now: string
  then: string
  /** It decides what an order may do or where it goes. */
  guards: boolean
}

const guarding: readonly Portable[] = [
  'environment',
  'startEnvironment',
  'limits',
  'customRestUrl',
  'customWsUrl',
  'proxy',
  'proxyUrl',
  'cancelOnDisconnect',
  'tokenUsage',
  'shortcuts',
  'panicShortcut',
]

/** What would be another one than it is now: what guards money first, then in the order of the settings. */
export function toChanges(now: Settings, then: Partial<Settings>, speech: Speech): SettingChange[] {
  const linesOf = <K extends Portable>(name: K): SettingChange[] => {
    const next = then[name]
    if (next === undefined || isSame(now[name], next)) return []
    const describe: (now: Settings[K], then: Settings[K], speech: Speech) => Line[] = describers[name]
    return describe(now[name], next, speech).map(([label, before, after]) => ({
      name,
      label,
      now: before,
      then: after,
      guards: guarding.includes(name),
    }))
  }
  const all = (Object.keys(describers) as Portable[]).flatMap((name) => linesOf(name))
  return [...all.filter(({ guards }) => guards), ...all.filter(({ guards }) => !guards)]
}
