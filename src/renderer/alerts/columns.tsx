import type { TFunction } from 'i18next'
import type { KeptAlert } from '../../preload/records'
import { AlertWords } from './AlertWords'
import { Moment } from '../format/Moment'
import { MOMENT_WIDTH } from '../format/places'
import type { Column } from '../table/columns'
import { RowButton } from '../table/RowButton'
import { alertTones } from './kinds'

/** The columns of the alerts. */
export function alertColumns(t: TFunction): Column<KeptAlert>[] {
  return [
    {
      id: 'time',
      label: t('column.timeUtc'),
      width: MOMENT_WIDTH,
      moments: true,
      sort: { kind: 'number', value: ({ alert }) => alert.atMs },
      cell: ({ alert }) => (
        <RowButton className="plain">
          <Moment atMs={alert.atMs} />
        </RowButton>
      ),
    },
    {
      id: 'kind',
      label: t('alerts.kind'),
      width: 132,
      spare: 1,
      sort: { kind: 'text', value: ({ alert }) => t(`alerts.kind.${alert.kind}`) },
      cell: ({ alert }) => <span className={alertTones[alert.kind]}>{t(`alerts.kind.${alert.kind}`)}</span>,
    },
    {
      id: 'title',
      label: t('alerts.what'),
      width: 420,
      cell: ({ alert, rungAtMs }) => <AlertWords alert={alert} isSilent={rungAtMs === null} />,
    },
  ]
}
