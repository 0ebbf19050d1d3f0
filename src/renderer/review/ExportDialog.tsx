import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportForm, ExportKind } from '../../preload/review'
import { Choice } from '../controls/Choice'
import { Dialog } from '../controls/Dialog'
import { problemText } from '../problem'
import { ExportBar } from './ExportBar'
import { ReviewFilters } from './ReviewFilters'
import { useExport } from './useExport'
import type { ReviewFiltering } from './useReviewFilter'

interface ExportDialogProps {
  filtering: ReviewFiltering
  /** What is in sight. */
  kind: ExportKind
  /** What was asked for; another can be chosen. */
  form: ExportForm
  onClose: () => void
}

const kinds: readonly ExportKind[] = ['trips', 'fills', 'orders', 'funding', 'transfers', 'tax']
const forms: readonly ExportForm[] = ['csv', 'json']

/** Writes a part of the journal to a file. */
export function ExportDialog({ filtering, kind: first, form: asked, onClose }: ExportDialogProps): ReactNode {
  const { t, i18n } = useTranslation()
  const [kind, setKind] = useState(first)
  const [form, setForm] = useState(asked)
  const { progress, ended, write, cancel } = useExport()
  const writing = progress === 'place' ? null : progress
  const { filter } = filtering

  const submit = (): void => {
    if (!filter) return
    const { market, fromMs, toMs } = filter
    write({ kind, form, market, fromMs, toMs })
  }

  return (
    <Dialog title={t('review.export')} onClose={onClose}>
      <form
        className="export-form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
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
          {writing ? (
            <>
              <button type="button" onClick={cancel}>
                {t('review.export.cancel')}
              </button>
              <ExportBar {...writing} />
            </>
          ) : (
            <button type="submit" className="primary" disabled={!filter || progress === 'place'}>
              {t('review.export.write')}
            </button>
          )}
          <span role="status">
            {!filter && t('history.badDays')}
            {progress === 'place' && t('review.export.place')}
            {ended?.ok &&
              ended.value &&
              t('review.export.done', { count: ended.value.rows, path: ended.value.path })}
            {ended?.ok === false && <span className="form-problem">{problemText(i18n, ended.problem)}</span>}
          </span>
        </div>
      </form>
    </Dialog>
  )
}
