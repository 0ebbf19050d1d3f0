import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertEvent, Channels } from '../../preload/alert-rules'
import { ChannelChecks } from './ChannelChecks'
import { TryButton } from './TryButton'

const EVENTS: readonly AlertEvent[] = ['fill', 'rejection', 'liquidation', 'bust', 'connection', 'upkeep']
const mustSee: readonly AlertEvent[] = ['liquidation', 'bust']

interface EventRowsProps {
  events: Record<AlertEvent, Channels>
  onChange: (events: Record<AlertEvent, Channels>) => void
  onTry: (channels: Channels) => void
}

/** Where each of what happens to the account is told of. */
export function EventRows({ events, onChange, onTry }: EventRowsProps): ReactNode {
  const { t } = useTranslation()
  return EVENTS.map((event) => {
    const shared = {
      name: t(`rules.event.${event}`),
      channels: events[event],
      mustSee: mustSee.includes(event),
    }
    return (
      <tr key={event}>
        <th scope="row" colSpan={2}>
          {shared.name}
        </th>
        <ChannelChecks {...shared} onChange={(channels) => onChange({ ...events, [event]: channels })} />
        <td className="rule-ways">
          <TryButton {...shared} onTry={onTry} />
        </td>
      </tr>
    )
  })
}
