import { BellOff } from 'lucide-react'
import type { TFunction } from 'i18next'
import type { KeptAlert } from '../../preload/records'
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
      cell: ({ alert, rungAtMs }) => (
        <span className="alert-told" title={`${alert.title}\n${alert.body}`}>
          {rungAtMs === null && (
            <BellOff
              size={12}
              strokeWidth={1.5}
              role="img"
              aria-label={t('alerts.silent')}
              className="faint"
            />
          )}
          {alert.title} <span className="dim">{alert.body.replaceAll('\n', ' · ')}</span>
        </span>
      ),
    },
  ]
}
