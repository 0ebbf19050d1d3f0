import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertRule, Channels, TrialFault } from '../../preload/alert-rules'
import type { Answer } from '../../preload/contract'
import type { Problem, Settings } from '../../preload/model'
import { Dialog } from '../controls/Dialog'
import { problemText } from '../problem'
import { useDesk, useSession } from '../session'
import type { DeskState } from '../state'
import { CHANNELS } from './ChannelChecks'
import { EventRows } from './EventRows'
import { QuietTimes } from './QuietTimes'
import { RuleForm } from './RuleForm'
import { RuleRow } from './RuleRow'
import './alert-rules.css'

const pickSettings = (state: DeskState): Settings => state.settings
const everywhere = { notification: true, sound: true, flash: true, inApp: true }

/** What is told of, where, and when not; a press tries a row, or all ways there are. */
export function AlertRulesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation()
  const { desk } = useSession()
  const settings = useDesk(pickSettings)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tested, setTested] = useState<'rang' | 'row' | TrialFault | null>(null)
  const [editedId, setEditedId] = useState<string | null>(null)
  const { alertRules } = settings
  const edited = alertRules.find(({ id }) => id === editedId) ?? null
  const tell = (answer: Answer<'settings:update'> | Answer<'alerts:test'>): void =>
    setProblem(answer.ok ? null : answer.problem)
  const change = (part: Partial<Settings>): void => void desk.ask('settings:update', part).then(tell)
  const replace = (next: AlertRule): void =>
    change({ alertRules: alertRules.map((one) => (one.id === next.id ? next : one)) })
  const save = (rule: AlertRule): void => {
    if (edited) replace(rule)
    else change({ alertRules: [...alertRules, rule] })
    setEditedId(null)
  }
  const test = (channels: Channels, what: 'rang' | 'row'): void =>
    void desk.ask('alerts:test', channels).then((answer) => {
      tell(answer)
      if (answer.ok) setTested(answer.value ?? what)
    })
  const testRow = (channels: Channels): void => test(channels, 'row')
  return (
    <Dialog title={t('rules.title')} onClose={onClose} wide>
      <div className="alert-rules">
        <div className="rules-head">
          <button type="button" onClick={() => test(everywhere, 'rang')}>
            {t('rules.test')}
          </button>
          <span role="status" className={tested === 'rang' || tested === 'row' ? 'dim' : 'warning'}>
            {tested ? t(`rules.tested.${tested}`) : ''}
          </span>
        </div>
        <table>
          <colgroup>
            <col className="rule-on" />
            <col />
            {CHANNELS.map((channel) => (
              <col key={channel} className="rule-channel" />
            ))}
            <col className="rule-end" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t('rules.events')}
              </th>
              {CHANNELS.map((channel) => (
                <th key={channel} scope="col" className="channel">
                  {t(`rules.channel.${channel}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            <EventRows
              events={settings.alertEvents}
              onChange={(alertEvents) => change({ alertEvents })}
              onTry={testRow}
            />
          </tbody>
          <tbody>
            <tr className="rules-part">
              <th scope="colgroup" colSpan={7}>
                {t('rules.watched')}
              </th>
            </tr>
            {alertRules.length === 0 && (
              <tr>
                <td colSpan={7} className="dim">
                  {t('rules.none')}
                </td>
              </tr>
            )}
            {alertRules.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                onChange={replace}
                onTry={testRow}
                onEdit={() => setEditedId(rule.id)}
                onRemove={() => change({ alertRules: alertRules.filter(({ id }) => id !== rule.id) })}
              />
            ))}
          </tbody>
        </table>
        <RuleForm key={edited?.id} edited={edited} onSave={save} onCancel={() => setEditedId(null)} />
        <QuietTimes settings={settings} onChange={change} />
        {problem && (
          <p className="form-problem" role="alert">
            {problemText(i18n, problem)}
          </p>
        )}
      </div>
    </Dialog>
  )
}
