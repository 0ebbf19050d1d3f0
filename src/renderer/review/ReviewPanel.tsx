import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCallback, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import type { ExportForm, ReviewKind } from '../../preload/review'
import { Panel } from '../app/Panel'
import { useCommand } from '../commands/registry'
import { Choice } from '../controls/Choice'
import { NoAccount } from '../honest/NoAccount'
import { useDesk, useSession, useWorkspace } from '../session'
import type { DeskState } from '../state'
import { WindowNameContext } from '../windows'
import type { Workspace } from '../workspace'
import { ExportDialog } from './ExportDialog'
import { JournalView } from './JournalView'
import { PerformanceView } from './PerformanceView'
import { ReviewFilters } from './ReviewFilters'
import { useReviewFilter } from './useReviewFilter'
import '../history/history.css'
import './review.css'

type View = ReviewKind | 'performance'

const views: readonly View[] = ['performance', 'trips', 'fills', 'orders', 'funding']
const pickExporting = (workspace: Workspace): ExportForm | null => workspace.exporting
const pickAccount = (state: DeskState): string | null => state.activeProfile

/** What was traded and how it went, out of the journal on this computer. */
export function ReviewPanel(): ReactNode {
  const account = useDesk(pickAccount)
  const { t } = useTranslation()
  return (
    <Panel title={t('review.title')} feed="account" className="review">
      {account === null ? (
        <div className="table-empty">
          <NoAccount />
        </div>
      ) : (
        <Reviewed key={account} />
      )}
    </Panel>
  )
}

function Reviewed(): ReactNode {
  const { t } = useTranslation()
  const [view, setView] = useCarried<View>('review', 'view', 'performance')
  const { workspace } = useSession()
  const exporting = useWorkspace(pickExporting)
  const exportAs = (form: ExportForm | null): void => workspace.update((now) => ({ ...now, exporting: form }))
  // In the desk these bring the review to the front as well.
  const isAlone = useContext(WindowNameContext) === 'review'
  useCommand('review.csv', () => exportAs('csv'), isAlone)
  useCommand('review.json', () => exportAs('json'), isAlone)
  const filtering = useReviewFilter()
  const { tags, readTags } = useTags()
  const { filter, choose } = filtering
  const showDay = useCallback(
    (day: string) => {
      choose({ periodName: 'custom', custom: { from: day, to: day } })
      setView('trips')
    },
    // It sets a state, whichever drawing it is of.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  )
  return (
    <>
      <div className="history-filters">
        <Choice
          label={t('review.view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`review.kind.${value}`) }))}
          onChange={setView}
        />
        <ReviewFilters filtering={filtering} rows={view === 'performance' ? null : { tags }} />
        <button type="button" className="quiet review-export" onClick={() => exportAs('csv')}>
          <Download size={14} strokeWidth={1.5} aria-hidden /> {t('review.export')}
        </button>
      </div>
      {filter === null ? (
        <p className="table-empty" role="status">
          {t('history.badDays')}
        </p>
      ) : view === 'performance' ? (
        <PerformanceView filter={filter} onDay={showDay} />
      ) : (
        <JournalView key={view} kind={view} filter={filter} onNoted={readTags} />
      )}
      {exporting && (
        <ExportDialog
          filtering={filtering}
          kind={view === 'performance' ? 'trips' : view}
          form={exporting}
          onClose={() => exportAs(null)}
        />
      )}
    </>
  )
}

/** The tags in use, and how to ask for them again. */
function useTags(): { tags: readonly string[]; readTags: () => void } {
  const { desk } = useSession()
  const [tags, setTags] = useState<readonly string[]>([])
  const readTags = useCallback(
    () => void desk.ask('review:tags', null).then((answer) => answer.ok && setTags(answer.value)),
    [desk],
  )
  useEffect(readTags, [readTags])
  return { tags, readTags }
}
