import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf } from '../../money/decimal'
import type { Rung } from '../../money/ladder'
import type { Decimal, Side } from '../../preload/model'
import { formatNumber } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { ConfirmSize } from './ConfirmSize'
import { Costs } from './Costs'
import { numbersOf } from './draft'
import { estimate } from './estimate'
import { closedBecause } from './gate'
import type { LadderDraft } from './ladder-draft'
import {
  checkLadder,
  dearestRung,
  isLadderCertain,
  LADDER_FIELD_RULES,
  rungDraft,
  rungsOf,
  sumOf,
  toLadderIntent,
} from './ladder-draft'
import { LadderFields } from './LadderFields'
import { LadderOutcome } from './LadderOutcome'
import { LadderPreview } from './LadderPreview'
import { MoreTerms } from './MoreTerms'
import { SeveralFindingText } from './SeveralFindingText'
import type { FormProps } from './SingleForm'
import { SizeField } from './SizeField'
import { inBase, meansOf } from './sizing'
import { TicketFoot } from './TicketFoot'
import { TicketFrame } from './TicketFrame'
import { useSending } from './useSending'
import { useStanding } from './useStanding'
import { useSurroundings } from './useSurroundings'

interface ScaledFormProps extends FormProps {
  ladder: LadderDraft
  onLadder: (ladder: LadderDraft) => void
}

/** A ladder of limit orders between two prices, seen before it is sent. */
export function ScaledForm(props: ScaledFormProps): ReactNode {
  const { market, draft: typed, onChange, head, sizeField, ladder, onLadder } = props
  const { t } = useTranslation()
  const notation = useNotation()
  const [pressed, setPressed] = useState(false)
  const [sent, setSent] = useState<readonly Rung[]>([])
  const around = useSurroundings(market)
  const { outcome, asked, send, answer } = useSending('order:ladder')
  const means = useMemo(() => meansOf(dearestRung(typed, ladder), around), [typed, ladder, around])
  const draft = useMemo(() => inBase(typed, means), [typed, means])
  const rungs = useMemo(() => rungsOf(draft, ladder, market), [draft, ladder, market])
  const findings = useMemo(() => checkLadder(draft, ladder, around), [draft, ladder, around])
  const faults = findings.filter(isLadderCertain)

  const { size } = numbersOf(draft)
  const places = placesIn(market)
  const average = rungs && sumOf(rungs, places.price).average
  const whole = rungDraft(draft, ladder, { price: average ?? ladder.firstText, size: size ?? '' })
  const costs = estimate(whole, around)
  const closed = closedBecause(whole, useStanding())
  const say = (side: Side, whole: Decimal, orders: number): string =>
    t('ticket.submit.ladder', {
      side: t(`side.${side}`),
      size: formatNumber(whole, { places: placesOf(whole) }, notation),
      base: market.baseCurrency,
      orders,
    })
  const deed =
    rungs && size
      ? say(draft.side, size, rungs.length)
      : t('ticket.submit.bare', { side: t(`side.${draft.side}`), base: market.baseCurrency })
  const submit = (): void => {
    setPressed(true)
    if (closed || faults.length > 0 || outcome?.kind === 'sending') return
    const intent = toLadderIntent(draft, ladder, market, crypto.randomUUID())
    if (!intent || !rungs) return
    setSent(rungs)
    send(intent)
  }
  const faultOf = (...rules: string[]): ReactNode => {
    const found = findings.find(({ rule }) => rules.includes(rule))
    if (!found || (found.rule.endsWith('Missing') && !pressed)) return null
    return <SeveralFindingText finding={found} market={market} side={draft.side} />
  }
  return (
    <TicketFrame busy={outcome?.kind === 'sending'} onSubmit={submit}>
      {head}
      <SizeField
        market={market}
        label={t('ticket.wholeSize')}
        typed={typed}
        means={means}
        fault={faultOf('sizeMissing', 'sizeStep', 'tooThin')}
        onChange={onChange}
        inputRef={sizeField}
      />
      <LadderFields
        market={market}
        ladder={ladder}
        reduceOnly={draft.reduceOnly}
        faultOf={faultOf}
        onLadder={onLadder}
        onReduceOnly={(reduceOnly) => onChange({ reduceOnly })}
      />
      <MoreTerms terms={draft} mayBeRpi={false} onChange={onChange} />
      <LadderPreview rungs={rungs} market={market} />
      <TicketFoot
        costs={<Costs market={market} estimate={costs} later={false} average={average} />}
        side={draft.side}
        deed={deed}
        ready={faults.length === 0}
        busy={outcome?.kind === 'sending'}
        warnings={findings
          .filter(({ rule }) => !LADDER_FIELD_RULES.includes(rule))
          .map((finding) => ({
            key: finding.rule,
            text: <SeveralFindingText finding={finding} market={market} side={draft.side} />,
          }))}
        closed={closed}
        outcome={<LadderOutcome outcome={outcome} rungs={sent} market={market} />}
      />
      {asked && (
        // What was asked about is what is sent, however the prices have moved on.
        <ConfirmSize
          deed={say(asked.intent.side, asked.intent.size, asked.intent.count)}
          problem={asked.problem}
          onAnswer={answer}
        />
      )}
    </TicketFrame>
  )
}
