import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../controls/copy'
import { Dialog } from '../controls/Dialog'
import type { Problem, Settings } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { bindingsOf, conflictsIn, toShortcutText, withChord, type ChosenChords } from './bindings'
import { COMMAND_GROUPS, COMMANDS, commandOf } from './catalog'
import { isOfWindow, sayChord } from './keys'
import { PANIC_ANYWHERE, PANIC_CHORD, toAccelerator, toPanicChord } from './panic-key'
import { ShortcutRow } from './ShortcutRow'
import './commands.css'

const pickChosen = (state: DeskState): Settings['shortcuts'] => state.settings.shortcuts
const pickPanicKey = (state: DeskState): string => state.settings.panicShortcut

/** Every command with its chord: to read, to change, to copy. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const chosen = useDesk(pickChosen)
  const [search, setSearch] = useState('')
  const [copied, setCopied] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const panicKey = useDesk(pickPanicKey)
  const isHeard = usePanicKeyHeard(panicKey)
  const [wasRefused, setRefused] = useState(false)
  const bindings = new Map(bindingsOf(chosen)).set(PANIC_ANYWHERE, toPanicChord(panicKey))
  const conflicts = conflictsIn(bindings)
  const titleOf = (id: string): string => {
    const entry = commandOf(id)
    return entry ? t(entry.title) : t('commands.panicAnywhere')
  }
  const change = (part: Partial<Settings>): void =>
    void desk.ask('settings:update', part).then((answer) => setProblem(answer.ok ? null : answer.problem))
  const save = (shortcuts: ChosenChords): void => change({ shortcuts })
  const takePanicKey = (chord: string | null): void => {
    const panicShortcut = toAccelerator(chord)
    setRefused(panicShortcut === null)
    if (panicShortcut !== null) change({ panicShortcut })
  }
  const warningsOf = (id: string): string[] => {
    const chord = bindings.get(id) ?? null
    const others = (chord === null ? [] : (conflicts.get(chord) ?? [])).filter((other) => other !== id)
    return [
      ...(others.length > 0 ? [t('commands.shared', { others: others.map(titleOf).join(', ') })] : []),
      ...(chord !== null && isOfWindow(chord) ? [t('commands.ownKey')] : []),
    ]
  }
  const sought = search.trim().toLowerCase()
  const isSought = (id: string): boolean =>
    `${titleOf(id)} ${bindings.get(id) ? sayChord(bindings.get(id) ?? '') : ''}`
      .toLowerCase()
      .includes(sought)
  return (
    <Dialog title={t('commands.shortcuts')} onClose={onClose}>
      <div className="shortcuts">
        <div className="shortcuts-head">
          <input
            type="search"
            value={search}
            placeholder={t('commands.searchShortcuts')}
            aria-label={t('commands.searchShortcuts')}
            onChange={(event) => setSearch(event.target.value)}
          />
          <button
            type="button"
            className="quiet"
            onClick={() => setCopied(copyText(toShortcutText(bindings, titleOf, sayChord)))}
            onBlur={() => setCopied(false)}
          >
            {t(copied ? 'copy.done' : 'commands.export')}
          </button>
          <button
            type="button"
            className="quiet"
            disabled={Object.keys(chosen).length === 0 && bindings.get(PANIC_ANYWHERE) === PANIC_CHORD}
            onClick={() => change({ shortcuts: {}, panicShortcut: toAccelerator(PANIC_CHORD) ?? '' })}
          >
            {t('commands.resetAll')}
          </button>
        </div>
        {conflicts.size > 0 && (
          <p className="callout warning" role="status">
            {t('commands.conflicts')}
          </p>
        )}
        {problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
        {COMMAND_GROUPS.map((group) => {
          const entries = COMMANDS.filter((entry) => entry.group === group && isSought(entry.id))
          const hasPanicKey = group === 'trade' && isSought(PANIC_ANYWHERE)
          return (
            (entries.length > 0 || hasPanicKey) && (
              <section key={group} aria-label={t(`commands.group.${group}`)}>
                <h3>{t(`commands.group.${group}`)}</h3>
                <ul>
                  {entries.map(({ id, chord: original }) => (
                    <ShortcutRow
                      key={id}
                      title={titleOf(id)}
                      chord={bindings.get(id) ?? null}
                      original={original}
                      warnings={warningsOf(id)}
                      onChord={(next) => save(withChord(chosen, id, next))}
                    />
                  ))}
                  {hasPanicKey && (
                    <ShortcutRow
                      title={titleOf(PANIC_ANYWHERE)}
                      chord={bindings.get(PANIC_ANYWHERE) ?? null}
                      original={PANIC_CHORD}
                      warnings={[
                        ...warningsOf(PANIC_ANYWHERE),
                        ...(isHeard ? [] : [t('commands.taken')]),
                        ...(wasRefused ? [t('commands.panicKeyRule')] : []),
                      ]}
                      onChord={takePanicKey}
                    />
                  )}
                </ul>
              </section>
            )
          )
        })}
      </div>
    </Dialog>
  )
}

/** Whether the system lets the app hear the chord for any program; true while there is none. */
function usePanicKeyHeard(accelerator: string): boolean {
  const { desk } = useSession()
  const [isHeard, setHeard] = useState(true)
  useEffect(() => {
    let isOpen = true
    void desk
      .ask('panic:read', null)
      .then((answer) => isOpen && setHeard(!answer.ok || answer.value.isHeard || accelerator === ''))
    return () => {
      isOpen = false
    }
  }, [desk, accelerator])
  return isHeard
}
