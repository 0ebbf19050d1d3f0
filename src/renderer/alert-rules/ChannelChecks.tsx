import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channels } from '../../preload/alert-rules'

/** The ways something can be told, in the order of the columns. */
export const CHANNELS = ['notification', 'sound', 'flash', 'inApp'] as const satisfies (keyof Channels)[]

interface ChannelChecksProps {
  /** What is told of. */
  name: string
  channels: Channels
  /** It is always shown in the window. */
  mustSee: boolean
  onChange: (channels: Channels) => void
}

/** Four cells: where one thing is told of. */
export function ChannelChecks({ name, channels, mustSee, onChange }: ChannelChecksProps): ReactNode {
  const { t } = useTranslation()
  return CHANNELS.map((channel) => {
    const locked = mustSee && channel === 'inApp'
    return (
      <td key={channel} className="channel">
        <input
          type="checkbox"
          aria-label={`${name}: ${t(`rules.channel.${channel}`)}`}
          title={locked ? t('rules.mustSee') : undefined}
          checked={channels[channel] || locked}
          disabled={locked}
          onChange={({ target }) => onChange({ ...channels, [channel]: target.checked })}
        />
      </td>
    )
  })
}
