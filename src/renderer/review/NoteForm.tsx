import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../preload/model'
import type { Note } from '../../preload/review'
import { problemText } from '../problem'
import { useSession } from '../session'
import { toTags } from './tags'

interface NoteFormProps {
  subject: string
  note: Note | undefined
  onKept: (note: Note) => void
}

/** Words and tags about one row, kept in the journal. */
export function NoteForm({ subject, note, onKept }: NoteFormProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [words, setWords] = useState(note?.words ?? '')
  const [tags, setTags] = useState(note?.tags.join(', ') ?? '')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isKept, setKept] = useState(false)
  const hintId = useId()

  async function keep(): Promise<void> {
    const next: Note = { subject, words: words.trim(), tags: toTags(tags) }
    const answer = await desk.ask('review:note', next)
    setProblem(answer.ok ? null : answer.problem)
    setKept(answer.ok)
    if (!answer.ok) return
    setTags(next.tags.join(', '))
    onKept(next)
  }

  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <label>
        <span>{t('review.note')}</span>
        <textarea
          rows={3}
          maxLength={2_000}
          value={words}
          onChange={({ target }) => {
            setWords(target.value)
            setKept(false)
          }}
        />
      </label>
      <label>
        <span>{t('review.tags')}</span>
        <input
          aria-describedby={hintId}
          maxLength={500}
          value={tags}
          onChange={({ target }) => {
            setTags(target.value)
            setKept(false)
          }}
        />
      </label>
      <div className="form-end">
        <button type="submit" className="primary">
          {t('review.keepNote')}
        </button>
        <span className="dim" id={hintId} role="status">
          {problem ? (
            <span className="form-problem">{problemText(i18n, problem)}</span>
          ) : (
            t(isKept ? 'review.noteKept' : 'review.tagsHint')
          )}
        </span>
      </div>
    </form>
  )
}
