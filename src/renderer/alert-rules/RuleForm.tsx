import type { FormEvent, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertRule, WatchKind } from '../../preload/alert-rules'
import { useNotation } from '../format/useNotation'
import { MarketSelect } from '../market/MarketSelect'
import { useChosenMarket } from '../session'
import { echoOf } from '../ticket/echo'
import { useTyping } from '../ticket/useTyping'
import {
  allOf,
  beginRule,
  freshRule,
  RULE_KINDS,
  ruleKinds,
  takeThreshold,
  toDraft,
  toRule,
} from './rule-draft'

/** As fine as the exchange's own prices. */
const THRESHOLD_PLACES = 8

interface RuleFormProps {
  /** The rule that is written anew; null for one more. */
  edited: AlertRule | null
  onSave: (rule: AlertRule) => void
  /** Leaves the edited one as it was. */
  onCancel: () => void
}

/** Writes a rule: a kind, of what, and from where on. One that is edited keeps where it tells of it, and whether it is on. */
export function RuleForm({ edited, onSave, onCancel }: RuleFormProps): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const chosen = useChosenMarket()?.symbol ?? ''
  const [draft, setDraft] = useState(() => (edited ? toDraft(edited) : beginRule('priceAbove', chosen)))
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (edited) first.current?.focus()
  }, [edited])
  const [tried, setTried] = useState(false)
  const { isAmbiguous, take, leave } = useTyping()
  const form = ruleKinds[draft.kind]
  const rule = toRule(draft, edited ?? freshRule())
  const wrong = typeof rule === 'string' ? rule : null
  const type = (typed: string): string =>
    takeThreshold(form, draft.threshold, typed, (before, text) => take(before, text, THRESHOLD_PLACES))
  const notation = useNotation()
  const fault = isAmbiguous ? t('ticket.ambiguous') : tried && wrong ? t(`rules.wrong.${wrong}`) : ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (typeof rule === 'string') return
    onSave(rule)
    setTried(false)
    setDraft(beginRule(draft.kind, draft.market))
  }
  return (
    <form className="new-rule" onSubmit={submit}>
      <select
        ref={first}
        aria-label={t('rules.kind')}
        value={draft.kind}
        onChange={({ target }) => {
          const kind = RULE_KINDS.find((one): one is WatchKind => one === target.value)
          if (kind) setDraft(beginRule(kind, draft.market || chosen))
        }}
      >
        {RULE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`alerts.kind.${kind}`)}
          </option>
        ))}
      </select>
      {form.market !== 'none' && (
        <MarketSelect
          market={draft.market === '' ? null : draft.market}
          all={form.market === 'free' ? t(allOf(draft.kind)) : undefined}
          onMarket={(market) => setDraft({ ...draft, market: market ?? '' })}
        />
      )}
      <span className="field-box">
        <input
          aria-label={t('rules.threshold')}
          aria-invalid={isAmbiguous || (tried && wrong === 'threshold') || undefined}
          aria-describedby={`${id}-wrong`}
          inputMode="decimal"
          autoComplete="off"
          maxLength={24}
          value={draft.threshold}
          onChange={({ target }) => setDraft({ ...draft, threshold: type(target.value) })}
          onBlur={leave}
        />
        <span className="unit">{t(`rules.unit.${form.unit}`)}</span>
      </span>
      {draft.kind === 'priceMove' && (
        <span className="field-box">
          <input
            aria-label={t('rules.within')}
            aria-invalid={(tried && wrong === 'minutes') || undefined}
            aria-describedby={`${id}-wrong`}
            inputMode="numeric"
            maxLength={4}
            value={draft.minutes}
            onChange={({ target }) =>
              setDraft({ ...draft, minutes: target.value.normalize('NFKC').replaceAll(/\D/g, '') })
            }
          />
          <span className="unit">{t('rules.unit.minutes')}</span>
        </span>
      )}
      <button type="submit">{t(edited ? 'rules.save' : 'rules.add')}</button>
      {edited && (
        <button type="button" onClick={onCancel}>
          {t('rules.leave')}
        </button>
      )}
      <span id={`${id}-wrong`} className={fault === '' ? 'dim' : 'warning'} role="status">
        {fault || echoOf(draft.threshold, notation)}
      </span>
    </form>
  )
}
