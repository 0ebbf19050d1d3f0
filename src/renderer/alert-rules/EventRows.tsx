import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertEvent, Channels } from '../../preload/alert-rules'
import { ChannelChecks } from './ChannelChecks'

const EVENTS: readonly AlertEvent[] = ['fill', 'rejection', 'liquidation', 'bust', 'connection', 'upkeep']
const mustSee: readonly AlertEvent[] = ['liquidation', 'bust']

interface EventRowsProps {
  events: Record<AlertEvent, Channels>
  onChange: (events: Record<AlertEvent, Channels>) => void
}

/** Where each of what happens to the account is told of. */
export function EventRows({ events, onChange }: EventRowsProps): ReactNode {
  const { t } = useTranslation()
  return EVENTS.map((event) => {
    const name = t(`rules.event.${event}`)
    return (
      <tr key={event}>
        <th scope="row" colSpan={2}>
          {name}
        </th>
        <ChannelChecks
          name={name}
          channels={events[event]}
          mustSee={mustSee.includes(event)}
          onChange={(channels) => onChange({ ...events, [event]: channels })}
        />
        <td />
      </tr>
    )
  })
}
