import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Market } from '../../preload/model'
import { Choice } from '../controls/Choice'
import { useShortcut } from '../controls/useShortcut'
import { useSession, useWorkspace } from '../session'
import type { Workspace } from '../workspace'
import { ClosedLine } from './ClosedLine'
import { Costs } from './Costs'
import type { Draft } from './draft'
import { emptyDraft, toIntent } from './draft'
import { FindingText } from './FindingText'
import { KINDS } from './kinds'
import { NumberField } from './NumberField'
import { OutcomeLine } from './OutcomeLine'
import { PriceFields } from './PriceFields'
import { SubmitButton } from './SubmitButton'
import { fieldOf } from './checks'
import { Terms } from './Terms'
import { TypeChooser } from './TypeChooser'
import { useAssessment } from './useAssessment'
import { useSending } from './useSending'

const pickPrice = (workspace: Workspace): Workspace['pickedPrice'] => workspace.pickedPrice

/** The fields of the ticket, what they would cost, and the one button that sends. */
export function TicketForm({ market }: { market: Market }): ReactNode {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [pressed, setPressed] = useState(false)
  const warningsId = useId()
  const sizeField = useRef<HTMLInputElement>(null)
  const priceField = useRef<HTMLInputElement>(null)
  const triggerField = useRef<HTMLInputElement>(null)
  const { findings, faults, closed, costs } = useAssessment(draft, market)
  const { outcome, send } = useSending()
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }))
  const picked = useWorkspace(pickPrice)
  const [taken, setTaken] = useState(picked)
  if (picked !== taken) {
    setTaken(picked)
    if (picked) change({ priceText: picked.price })
  }
  const takeSide = (side: Draft['side']) => (): void => {
    change({ side })
    sizeField.current?.focus()
  }
  useShortcut('b', takeSide('buy'))
  useShortcut('s', takeSide('sell'))

  const fields = { size: sizeField, price: priceField, trigger: triggerField }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setPressed(true)
    if (closed) return
    const fault = faults[0]
    if (fault) fields[fieldOf(fault)].current?.focus()
    const intent = toIntent(draft, market.symbol, crypto.randomUUID())
    if (intent && !fault) send(intent)
  }
  // A key held down repeats itself; that is not another press.
  const ignoreRepeat = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.repeat) event.preventDefault()
  }
  const textOf = (...rules: string[]): ReactNode => {
    const found = findings.find(({ rule }) => rules.includes(rule))
    if (!found || (found.rule.endsWith('Missing') && !pressed)) return null
    return <FindingText finding={found} market={market} side={draft.side} />
  }
  const warnings = findings.filter((finding) => !faults.includes(finding))

  return (
    <form
      className="ticket-form"
      onSubmit={submit}
      onKeyDown={ignoreRepeat}
      aria-busy={outcome?.kind === 'sending'}
    >
      <Choice
        label={t('ticket.side')}
        value={draft.side}
        onChange={(side) => change({ side })}
        options={[
          { value: 'buy', label: t('side.buy'), tone: 'up' },
          { value: 'sell', label: t('side.sell'), tone: 'down' },
        ]}
      />
      <TypeChooser type={draft.type} onChange={(type) => change({ type })} />
      <NumberField
        label={t('ticket.size')}
        unit={market.baseCurrency}
        text={draft.sizeText}
        step={market.orderSizeIncrement}
        fault={textOf('sizeMissing', 'sizeStep', 'maxSize', 'minNotional')}
        onText={(sizeText) => change({ sizeText })}
        inputRef={sizeField}
      />
      <PriceFields
        market={market}
        draft={draft}
        onChange={change}
        faults={{
          price: textOf('priceMissing', 'priceTick', 'priceBand'),
          trigger: textOf('triggerMissing', 'triggerTick'),
        }}
        priceField={priceField}
        triggerField={triggerField}
      />
      <Terms draft={draft} onChange={change} />
      <Costs market={market} estimate={costs} later={KINDS[draft.type].hasTrigger} />
      <SubmitButton
        draft={draft}
        market={market}
        ready={faults.length === 0}
        disabled={closed !== null || outcome?.kind === 'sending'}
        describedBy={warningsId}
      />
      <div className="ticket-foot">
        <ul className="ticket-warnings" id={warningsId}>
          {warnings.map((finding) => (
            <li key={finding.rule}>
              <FindingText finding={finding} market={market} side={draft.side} />
            </li>
          ))}
        </ul>
        {closed ? (
          <ClosedLine
            reason={closed}
            onAddAccount={() => workspace.update((now) => ({ ...now, dialog: 'accounts' }))}
          />
        ) : (
          <OutcomeLine outcome={outcome} />
        )}
      </div>
    </form>
  )
}
