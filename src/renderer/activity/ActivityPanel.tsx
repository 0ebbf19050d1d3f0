import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCarried } from '../carried'
import { useSources } from './useSources'
import { Panel } from '../app/Panel'
import { Choice } from '../controls/Choice'
import { EntryDialog } from '../history/EntryDialog'
import { FeedEmpty } from '../honest/FeedEmpty'
import { useStanding } from '../honest/standing'
import { DataTable } from '../table/DataTable'
import { activityColumns } from './columns'
import { movementKinds, ofKind, toStream, type Movement, type MovementKind } from './stream'
import './activity.css'

const keyOf = ({ key }: Movement): string => key

/** Every movement of the account's money as it happens: funding, transfers, settlements, balances, busts. */
export function ActivityPanel(): ReactNode {
  const { t } = useTranslation()
  const [kind, setKind] = useCarried<MovementKind | 'all'>('activity', 'kind', 'all')
  const [opened, setOpened] = useState<Movement | null>(null)
  const sources = useSources()
  const stream = useMemo(() => toStream(sources), [sources])
  const shown = useMemo(() => ofKind(stream, kind === 'all' ? null : kind), [stream, kind])
  const columns = useMemo(() => activityColumns(t), [t])
  return (
    <Panel title={t('activity.title')} feed="account" className="activity">
      <div className="history-filters">
        <Choice
          label={t('activity.kind')}
          value={kind}
          options={(['all', ...movementKinds] as const).map((one) => ({
            value: one,
            label: t(`activity.kind.${one}`),
          }))}
          onChange={setKind}
        />
      </div>
      <DataTable
        label={t('activity.title')}
        items={shown}
        columns={columns}
        keyOf={keyOf}
        isReading={useStanding('account') === 'reading' && stream.length === 0}
        empty={
          <FeedEmpty feed="account">
            {t(stream.length === 0 ? 'activity.empty' : 'activity.noneOfKind')}
          </FeedEmpty>
        }
        onPick={setOpened}
      />
      {opened && (
        <EntryDialog
          title={t(`activity.entry.${opened.kind}`)}
          entry={opened.entry}
          onClose={() => setOpened(null)}
        />
      )}
    </Panel>
  )
}
