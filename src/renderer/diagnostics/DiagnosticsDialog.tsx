import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../preload/model'
import { copyText } from '../controls/copy'
import { Dialog } from '../controls/Dialog'
import { isSilent } from '../notice/diagnosis'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { BoneLines, ReadingWord } from '../table/Bones'
import { toReport, toReportText, type ReportSection } from './report'
import { useDiagnostics } from './useDiagnostics'
import './diagnostics.css'

const pickProblem = (state: DeskState): Problem | null => state.connection.problem

/** How the app and its lines fare, in figures that are read anew every second. */
export function DiagnosticsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const problem = useDesk(pickProblem)
  const { workspace } = useSession()
  const facts = useDiagnostics()
  const [isCopied, setIsCopied] = useState(false)
  const sections = facts && toReport(facts, t)
  return (
    <Dialog title={t('diagnostics.title')} onClose={onClose} wide>
      <p className="hint diagnostics-hint">{t('diagnostics.means')}</p>
      {isSilent(problem) && problem && (
        <p className="callout warning" role="alert">
          {problemText(i18n, problem)}
        </p>
      )}
      {sections ? (
        <div className="diagnostics" role="group" aria-label={t('diagnostics.title')} tabIndex={0}>
          {sections.map((section) => (
            <FigureTable key={section.id} section={section} />
          ))}
        </div>
      ) : (
        <div className="diagnostics-place">
          <ReadingWord />
          <BoneLines />
        </div>
      )}
      <div className="dialog-actions">
        <span className="up" role="status">
          {isCopied && t('copy.done')}
        </span>
        <button type="button" onClick={() => workspace.update((now) => ({ ...now, dialog: 'support' }))}>
          {t('support.open')}
        </button>
        <button
          type="button"
          disabled={!sections}
          onClick={() => sections && setIsCopied(copyText(toReportText(sections)))}
          onBlur={() => setIsCopied(false)}
        >
          {t('diagnostics.copy')}
        </button>
      </div>
    </Dialog>
  )
}

function FigureTable({ section }: { section: ReportSection }): ReactNode {
  const { t } = useTranslation()
  const { id, title, columns, rows } = section
  return (
    <section aria-label={title} data-section={id}>
      <h3>{title}</h3>
      {id === 'counters' && <p className="hint">{t('exchange.oddMeans')}</p>}
      {rows.length === 0 ? (
        <p className="hint">{t(id === 'counters' ? 'exchange.oddNone' : 'diagnostics.none')}</p>
      ) : (
        <table>
          {columns.length > 0 && (
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map(([name = '', ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={columns[index + 1] ?? index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
