import { Command, defaultFilter } from 'cmdk'
import type { ReactNode } from 'react'
import { useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { profileName, shortAddress } from '../accounts/names'
import { useLeave } from '../accounts/useLeave'
import { useNotices } from '../alerts/useNotices'
import { useDock } from '../app/dock/dock'
import { PANELS } from '../app/panels'
import { Dialog } from '../controls/Dialog'
import type { Market, Profile, Settings } from '../../preload/model'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { useStore } from '../store'
import { chooseMarket } from '../workspace'
import { bindingsOf } from './bindings'
import { COMMAND_GROUPS, COMMANDS } from './catalog'
import { KeyCaps } from './KeyCaps'
import { RegistryContext } from './registry'
import './commands.css'

const pickChosen = (state: DeskState): Settings['shortcuts'] => state.settings.shortcuts
const pickMarkets = (state: DeskState): Market[] => state.markets
const pickProfiles = (state: DeskState): Profile[] => state.profiles
const all = (live: ReadonlySet<string>): ReadonlySet<string> => live

interface Line {
  key: string
  title: string
  /** More words it is found by. */
  also?: string
  chord?: string | null
  act: () => void
}

interface Group {
  title: string
  lines: Line[]
}

const wordsOf = ({ title, also }: Line): string[] => [title, ...(also ? [also] : [])]

/** How well a line fits: by what it is called, and far behind that by its key, which is the same in every language. */
function fit(key: string, search: string, [title = '', ...also]: string[] = []): number {
  return Math.max(defaultFilter(title, search, also), defaultFilter(key, search) / 10)
}

/** That with the best match first: the list sorts lines within their group only, and Enter takes the first of all. */
function byBestMatch(groups: readonly Group[], search: string): Group[] {
  const best = new Map(
    groups.map((group) => [
      group,
      Math.max(...group.lines.map((line) => fit(line.key, search, wordsOf(line)))),
    ]),
  )
  return [...groups].sort((a, b) => (best.get(b) ?? 0) - (best.get(a) ?? 0))
}

/** Everything the app can do now, found by a few letters of it. */
export function CommandPalette({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState('')
  // The dialog gives the focus to what comes first in it, which is no field.
  useEffect(() => input.current?.focus(), [])
  const { desk, workspace } = useSession()
  const registry = useContext(RegistryContext)
  const dock = useDock()
  const notices = useNotices()
  const leave = useLeave()
  const live = useStore(registry.live, all)
  const bindings = bindingsOf(useDesk(pickChosen))
  const markets = useDesk(pickMarkets)
  const profiles = useDesk(pickProfiles)
  // Closed first: what it opens gets the focus, and keeps it.
  const after = (act: () => void) => (): void => {
    onClose()
    queueMicrotask(act)
  }
  const select = (profileId: string): void =>
    void leave((acceptsOpenOrders) => desk.ask('account:select', { profileId, acceptsOpenOrders })).then(
      (answer) => {
        if (answer?.ok === false) notices.raise(t('account.switchFailed'), answer.problem)
      },
    )
  const groups: Group[] = [
    ...COMMAND_GROUPS.map((group) => ({
      title: t(`commands.group.${group}`),
      lines: COMMANDS.filter((entry) => entry.group === group && entry.id !== 'palette')
        .filter(({ id }) => live.has(id))
        .map(({ id, title }) => ({
          key: id,
          title: t(title),
          chord: bindings.get(id) ?? null,
          act: () => registry.give(id),
        })),
    })),
    {
      title: t('commands.group.panels'),
      lines: PANELS.map(({ id, title }) => ({
        key: `panel ${id}`,
        title: t('commands.openPanel', { panel: t(title) }),
        act: () => dock.open(id),
      })),
    },
    {
      title: t('commands.group.windows'),
      lines: PANELS.map(({ id, title }) => ({
        key: `window ${id}`,
        title: t('dock.detach', { panel: t(title) }),
        act: () => dock.detach(id),
      })),
    },
    {
      title: t('commands.group.markets'),
      lines: markets.map(({ symbol }) => ({
        key: `market ${symbol}`,
        title: symbol,
        act: () => workspace.update((now) => chooseMarket(now, symbol)),
      })),
    },
    {
      title: t('account.accounts'),
      lines: profiles.map((profile) => ({
        key: `account ${profile.id}`,
        title: t('commands.useAccount', { account: profileName(t, profile) }),
        also: `${shortAddress(profile.address)} ${t(`environment.${profile.environment}`)}`,
        act: () => select(profile.id),
      })),
    },
  ]
  const there = groups.filter(({ lines }) => lines.length > 0)
  return (
    <Dialog title={t('commands.palette')} onClose={onClose} bare>
      <Command label={t('commands.palette')} filter={fit} loop className="palette">
        <Command.Input
          ref={input}
          placeholder={t('commands.search')}
          value={search}
          onValueChange={setSearch}
        />
        <Command.List>
          <Command.Empty>{t('commands.none')}</Command.Empty>
          {(search === '' ? there : byBestMatch(there, search)).map(({ title, lines }) => (
            <Command.Group key={title} heading={title}>
              {lines.map((line) => (
                <Command.Item
                  key={line.key}
                  value={line.key}
                  keywords={wordsOf(line)}
                  onSelect={after(line.act)}
                >
                  <span>{line.title}</span>
                  {line.also && <span className="faint">{line.also}</span>}
                  {line.chord && <KeyCaps chord={line.chord} />}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  )
}
