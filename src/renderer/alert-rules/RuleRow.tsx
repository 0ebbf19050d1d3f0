import { Pencil, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertRule, Channels } from '../../preload/alert-rules'
import { ChannelChecks } from './ChannelChecks'
import { TryButton } from './TryButton'
import { useRuleText } from './useRuleText'

const mustSee: readonly AlertRule['kind'][] = ['marginRatio', 'liquidationDistance']

interface RuleRowProps {
  rule: AlertRule
  onChange: (rule: AlertRule) => void
  onTry: (channels: Channels) => void
  onEdit: () => void
  onRemove: () => void
}

/** One rule: what it watches, where it tells of it, on or off, and ways to try it, to change it and to be rid of it. */
export function RuleRow({ rule, onChange, onTry, onEdit, onRemove }: RuleRowProps): ReactNode {
  const { t } = useTranslation()
  const text = useRuleText()(rule)
  const shared = { name: text, channels: rule, mustSee: mustSee.includes(rule.kind) }
  return (
    <tr data-off={!rule.enabled || undefined}>
      <td className="channel">
        <input
          type="checkbox"
          aria-label={t('rules.on', { rule: text })}
          checked={rule.enabled}
          onChange={({ target }) => onChange({ ...rule, enabled: target.checked })}
        />
      </td>
      <th scope="row">{text}</th>
      <ChannelChecks {...shared} onChange={(channels) => onChange({ ...rule, ...channels })} />
      <td className="rule-ways">
        <TryButton {...shared} onTry={onTry} />
        <button
          type="button"
          className="icon-button"
          aria-label={t('rules.edit', { rule: text })}
          onClick={onEdit}
        >
          <Pencil size={14} strokeWidth={1.5} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t('rules.remove', { rule: text })}
          onClick={onRemove}
        >
          <Trash2 size={14} strokeWidth={1.5} aria-hidden />
        </button>
      </td>
    </tr>
  )
}
