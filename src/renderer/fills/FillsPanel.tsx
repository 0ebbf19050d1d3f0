import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../app/Panel'
import { useMarkets } from '../app/useMarkets'
import { widestPlaces } from '../format/places'
import { FeedEmpty } from '../honest/FeedEmpty'
import { useStanding } from '../honest/standing'
import type { Fill } from '../../preload/model'
import { useDesk, useWorkspace } from '../session'
import type { DeskState } from '../state'
import { DataTable } from '../table/DataTable'
import type { Workspace } from '../workspace'
import { fillColumns } from './columns'

const pickFills = (state: DeskState): Fill[] => state.fills
const pickCaughtUp = (state: DeskState): ReadonlySet<string> => state.caughtUp
const pickShown = (workspace: Workspace): Workspace['shown'] => workspace.shown
const keyOf = (fill: Fill): string => fill.key

/** What was traded, newest first; fills found after a gap are marked. */
export function FillsPanel(): ReactNode {
  const { t } = useTranslation()
  const fills = useDesk(pickFills)
  const caughtUp = useDesk(pickCaughtUp)
  const shown = useWorkspace(pickShown)
  const markets = useMarkets()
  const { price, size } = widestPlaces(
    fills.map((fill) => fill.market),
    markets,
  )
  const columns = useMemo(
    () => fillColumns(t, markets, { price, size }, caughtUp),
    [t, markets, price, size, caughtUp],
  )
  const shownFill = shown && fills.find((fill) => fill.orderId === shown.orderId)
  return (
    <Panel title={t('fills.title')} feed="account" className="fills">
      <DataTable
        label={t('fills.title')}
        items={fills}
        columns={columns}
        keyOf={keyOf}
        shown={shownFill ? { key: shownFill.key, times: shown.times } : null}
        isReading={useStanding('account') === 'reading'}
        empty={<FeedEmpty feed="account">{t('fills.empty')}</FeedEmpty>}
      />
    </Panel>
  )
}
