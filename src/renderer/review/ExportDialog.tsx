import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../preload/model'
import type { Exported, ExportKind, ExportWish } from '../../preload/review'
import { Choice } from '../controls/Choice'
import { Dialog } from '../controls/Dialog'
import { problemText } from '../problem'
import { useSession } from '../session'
import { ReviewFilters } from './ReviewFilters'
import type { ReviewFiltering } from './useReviewFilter'

interface ExportDialogProps {
  filtering: ReviewFiltering
  /** What is in sight. */
  kind: ExportKind
  onClose: () => void
}

const kinds: readonly ExportKind[] = ['trips', 'fills', 'orders', 'funding', 'transfers', 'tax']
const forms: readonly ExportWish['form'][] = ['csv', 'json']

/** Writes a part of the journal to a file. */
export function ExportDialog({ filtering, kind: first, onClose }: ExportDialogProps): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const [kind, setKind] = useState(first)
  const [form, setForm] = useState<ExportWish['form']>('csv')
  const [answer, setAnswer] = useState<Result<Exported | null> | 'writing' | null>(null)
  const { filter } = filtering

  async function write(): Promise<void> {
    if (!filter) return
    const { market, fromMs, toMs } = filter
    setAnswer('writing')
    setAnswer(await desk.ask('review:export', { kind, form, market, fromMs, toMs }))
  }

  return (
    <Dialog title={t('review.export')} onClose={onClose}>
      <form
        className="export-form"
        onSubmit={(event) => {
          event.preventDefault()
          void write()
        }}
      >
        <label>
          <span>{t('review.export.what')}</span>
          <select
            value={kind}
            onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? kind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`review.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <p className="hint">
          {t(`review.export.${kind === 'tax' ? 'tax' : kind === 'trips' ? 'trips' : 'venue'}`)}
        </p>
        <div className="export-filters">
          <ReviewFilters filtering={filtering} rows={null} />
        </div>
        <Choice
          label={t('review.export.form')}
          value={form}
          options={forms.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={setForm}
        />
        <p className="hint">{t('review.export.exact')}</p>
        <div className="form-end">
          <button type="submit" className="primary" disabled={!filter || answer === 'writing'}>
            {t('review.export.write')}
          </button>
          <span role="status">
            {!filter && t('history.badDays')}
            {answer === 'writing' && t('review.export.writing')}
            {answer !== null &&
              answer !== 'writing' &&
              (answer.ok ? (
                answer.value && t('review.export.done', { count: answer.value.rows, path: answer.value.path })
              ) : (
                <span className="form-problem">{problemText(i18n, answer.problem)}</span>
              ))}
          </span>
        </div>
      </form>
    </Dialog>
  )
}
