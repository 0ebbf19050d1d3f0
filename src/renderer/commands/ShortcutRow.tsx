import { RotateCcw, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCaps } from './KeyCaps'
import { chordOf, isMac } from './keys'

interface ShortcutRowProps {
  title: string
  chord: string | null
  /** As it came with the app. */
  original: string | null
  /** What speaks against its chord. */
  warnings: readonly string[]
  onChord: (chord: string | null) => void
}

/** A command and its chord: pressed, it waits for another one. */
export function ShortcutRow({ title, chord, original, warnings, onChord }: ShortcutRowProps): ReactNode {
  const { t } = useTranslation()
  const [waiting, setWaiting] = useState(false)
  const take = (event: KeyboardEvent): void => {
    if (!waiting || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    const next = chordOf(event.nativeEvent, isMac())
    if (next === null) return
    setWaiting(false)
    if (next !== 'Escape') onChord(next)
  }
  return (
    <li className="shortcut">
      <span className="shortcut-title">
        {title}
        {warnings.map((warning) => (
          <span key={warning} className="warning">
            {warning}
          </span>
        ))}
      </span>
      <button
        type="button"
        className="shortcut-chord"
        onClick={() => setWaiting(true)}
        onBlur={() => setWaiting(false)}
        onKeyDown={take}
      >
        <span className="visually-hidden">{t('commands.change', { command: title })} </span>
        {waiting ? (
          <span className="accent">{t('commands.press')}</span>
        ) : chord === null ? (
          <span className="faint">–</span>
        ) : (
          <KeyCaps chord={chord} />
        )}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('commands.remove', { command: title })}
        title={t('commands.remove', { command: title })}
        disabled={chord === null}
        onClick={() => onChord(null)}
      >
        <X size={14} strokeWidth={1.5} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('commands.restore', { command: title })}
        title={t('commands.restore', { command: title })}
        disabled={chord === original}
        onClick={() => onChord(original)}
      >
        <RotateCcw size={14} strokeWidth={1.5} aria-hidden />
      </button>
    </li>
  )
}
