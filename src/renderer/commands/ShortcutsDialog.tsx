import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../controls/copy'
import { Dialog } from '../controls/Dialog'
import type { Problem, Settings } from '../../preload/model'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { bindingsOf, conflictsIn, toShortcutText, withChord, type ChosenChords } from './bindings'
import { COMMAND_GROUPS, COMMANDS, commandOf } from './catalog'
import { isMac, toKeyCaps } from './keys'
import { ShortcutRow } from './ShortcutRow'
import './commands.css'

const pickChosen = (state: DeskState): Settings['shortcuts'] => state.settings.shortcuts

/** Every command with its chord: to read, to change, to copy. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const chosen = useDesk(pickChosen)
  const [search, setSearch] = useState('')
  const [copied, setCopied] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const bindings = bindingsOf(chosen)
  const conflicts = conflictsIn(bindings)
  const titleOf = (id: string): string => {
    const entry = commandOf(id)
    return entry ? t(entry.title) : id
  }
  const say = (chord: string): string => toKeyCaps(chord, isMac()).join('+')
  const save = (shortcuts: ChosenChords): void =>
    void desk
      .ask('settings:update', { shortcuts })
      .then((answer) => setProblem(answer.ok ? null : answer.problem))
  const sought = search.trim().toLowerCase()
  const isSought = (id: string): boolean =>
    `${titleOf(id)} ${bindings.get(id) ? say(bindings.get(id) ?? '') : ''}`.toLowerCase().includes(sought)
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
            onClick={() => setCopied(copyText(toShortcutText(bindings, titleOf, say)))}
            onBlur={() => setCopied(false)}
          >
            {t(copied ? 'copy.done' : 'commands.export')}
          </button>
          <button
            type="button"
            className="quiet"
            disabled={Object.keys(chosen).length === 0}
            onClick={() => save({})}
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
          return (
            entries.length > 0 && (
              <section key={group} aria-label={t(`commands.group.${group}`)}>
                <h3>{t(`commands.group.${group}`)}</h3>
                <ul>
                  {entries.map(({ id, chord: original }) => {
                    const chord = bindings.get(id) ?? null
                    const others = (chord === null ? [] : (conflicts.get(chord) ?? [])).filter(
                      (other) => other !== id,
                    )
                    return (
                      <ShortcutRow
                        key={id}
                        title={titleOf(id)}
                        chord={chord}
                        original={original}
                        sharedWith={others.map(titleOf)}
                        onChord={(next) => save(withChord(chosen, id, next))}
                      />
                    )
                  })}
                </ul>
              </section>
            )
          )
        })}
      </div>
    </Dialog>
  )
}
