import type { ReactNode, RefObject } from 'react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import { check, fieldOf, isCertain } from './checks'
import { ConfirmSize } from './ConfirmSize'
import { Costs } from './Costs'
import type { Draft } from './draft'
import { canHaveExits, numbersOf, toIntent } from './draft'
import { estimate } from './estimate'
import { ExitFields } from './ExitFields'
import { findExitFaults, isTyped, toExits } from './exits'
import { FindingText } from './FindingText'
import { closedBecause } from './gate'
import { Impact } from './Impact'
import { orderKinds } from '../../trading/kinds'
import { MoreTerms } from './MoreTerms'
import { OutcomeLine } from './OutcomeLine'
import { PriceFields } from './PriceFields'
import { Section } from './Section'
import { SizeField } from './SizeField'
import { inBase, meansOf } from './sizing'
import { Terms } from './Terms'
import { TicketFoot } from './TicketFoot'
import { TicketFrame } from './TicketFrame'
import { ArmSwitch } from './ArmSwitch'
import { UndoLink } from './UndoLink'
import { useOneClick } from './useOneClick'
import { useDeedText } from './useDeedText'
import { useSending } from './useSending'
import { useStanding } from './useStanding'
import { useSurroundings } from './useSurroundings'

/** What every form of the ticket is given. */
export interface FormProps {
  market: Market
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  /** Side and kind of order. */
  head: ReactNode
  sizeField: RefObject<HTMLInputElement | null>
}

const sizeRules = [
  'sizeMissing',
  'sizeStep',
  'maxSize',
  'minNotional',
  'reduceOver',
  'positionLimit',
  'ownOrder',
  'ownPosition',
]
const priceRules = ['priceMissing', 'priceTick', 'priceBand', 'priceOwnDistance']
const triggerRules = ['triggerMissing', 'triggerTick']
const fieldRules = [...sizeRules, ...priceRules, ...triggerRules]

/** One order: its fields, what it would cost, and the button that sends it. */
export function SingleForm({ market, draft: typed, onChange, head, sizeField }: FormProps): ReactNode {
  const { t } = useTranslation()
  const [pressed, setPressed] = useState(false)
  const priceField = useRef<HTMLInputElement>(null)
  const triggerField = useRef<HTMLInputElement>(null)
  const around = useSurroundings(market)
  const means = useMemo(() => meansOf(typed, around), [typed, around])
  const draft = useMemo(() => inBase(typed, means), [typed, means])
  const closed = closedBecause(draft, useStanding())
  const findings = useMemo(() => check(draft, around), [draft, around])
  const faults = findings.filter(isCertain)
  const costs = estimate(draft, around)
  const { outcome, asked, send, answer } = useSending('order:place')
  const deedText = useDeedText(market)
  const exitFaults = canHaveExits(draft) ? findExitFaults(draft.exits, draft.side, costs.price, market) : []

  const fields = { size: sizeField, price: priceField, trigger: triggerField }
  const submit = (): void => {
    setPressed(true)
    if (closed || exitFaults.length > 0) return
    const fault = faults[0]
    if (fault) fields[fieldOf(fault)].current?.focus()
    const intent = toIntent(draft, market.symbol, crypto.randomUUID())
    if (intent && !fault) send(intent)
  }
  const isArmable = draft.type === 'limit'
  useOneClick(() => isArmable && submit())
  const textOf = (...rules: string[]): ReactNode => {
    const found = findings.find(({ rule }) => rules.includes(rule))
    if (!found || (found.rule.endsWith('Missing') && !pressed)) return null
    return <FindingText finding={found} market={market} side={draft.side} />
  }

  return (
    <TicketFrame busy={outcome?.kind === 'sending'} onSubmit={submit}>
      {head}
      <SizeField
        market={market}
        label={t('ticket.size')}
        typed={typed}
        means={means}
        fault={textOf(...sizeRules)}
        onChange={onChange}
        inputRef={sizeField}
      />
      <PriceFields
        market={market}
        draft={draft}
        onChange={onChange}
        faults={{
          price: textOf(...priceRules),
          trigger: textOf(...triggerRules),
        }}
        priceField={priceField}
        triggerField={triggerField}
      />
      <Terms draft={draft} onChange={onChange} />
      {canHaveExits(draft) && (
        <Section
          title={t('ticket.exits')}
          summary={toExits(draft.exits) && t('ticket.exits.on')}
          unfolded={isTyped(draft.exits)}
        >
          <ExitFields
            market={market}
            side={draft.side}
            size={numbersOf(draft).size}
            entry={costs.price}
            draft={draft.exits}
            findings={exitFaults}
            onChange={(exits) => onChange({ exits })}
          />
        </Section>
      )}
      <MoreTerms terms={draft} mayBeRpi={orderKinds[draft.type].hasPrice} onChange={onChange} />
      <TicketFoot
        costs={
          <Costs market={market} estimate={costs} later={orderKinds[draft.type].hasTrigger}>
            <Impact draft={draft} around={around} />
          </Costs>
        }
        side={draft.side}
        deed={deedText.ofDraft(draft)}
        ready={faults.length === 0 && exitFaults.length === 0}
        busy={outcome?.kind === 'sending'}
        warnings={findings
          .filter(({ rule }) => !fieldRules.includes(rule))
          .map((finding) => ({
            key: finding.rule,
            text: <FindingText finding={finding} market={market} side={draft.side} />,
          }))}
        closed={closed}
        outcome={
          <>
            <OutcomeLine outcome={outcome} />
            <span className="ticket-deeds">
              <UndoLink />
              <ArmSwitch able={isArmable && closed === null} />
            </span>
          </>
        }
      />
      {asked && (
        <ConfirmSize deed={deedText.ofIntent(asked.intent)} problem={asked.problem} onAnswer={answer} />
      )}
    </TicketFrame>
  )
}
