import { Pencil } from 'lucide-react'
import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../preload/model'

interface EditableNameProps {
  name: string
  /** It can no longer be renamed. */
  fixed: boolean
  onRename: (name: string) => Promise<Result<null>>
}

/** A key's name, which a press makes a field; Enter renames it, Escape leaves it as it is. */
export function EditableName({ name, fixed, onRename }: EditableNameProps): ReactNode {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasField = useRef(false)
  useEffect(() => {
    // The field is gone, and the focus with it.
    if (wasField.current && draft === null && document.activeElement === document.body)
      pencil.current?.focus()
    wasField.current = draft !== null
  }, [draft])
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    // Else the dialog would close as well.
    event.preventDefault()
    event.stopPropagation()
    setDraft(null)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const wanted = (draft ?? '').trim()
    if (sending) return
    if (wanted === '' || wanted === name) {
      setDraft(null)
      return
    }
    setSending(true)
    void onRename(wanted).then(({ ok }) => {
      setSending(false)
      if (ok) setDraft(null)
    })
  }
  if (fixed) return <span className="key-name">{name}</span>
  if (draft === null)
    return (
      <span className="key-name">
        {name}
        <button
          ref={pencil}
          type="button"
          className="icon-button copy"
          aria-label={t('keys.rename', { name })}
          title={t('keys.rename', { name })}
          onClick={() => setDraft(name)}
        >
          <Pencil size={12} strokeWidth={1.5} aria-hidden />
        </button>
      </span>
    )
  return (
    <form className="key-name" onSubmit={submit} onKeyDown={leave}>
      <input
        autoFocus
        aria-label={t('keys.rename', { name })}
        maxLength={40}
        value={draft}
        disabled={sending}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => !sending && setDraft(null)}
      />
    </form>
  )
}
