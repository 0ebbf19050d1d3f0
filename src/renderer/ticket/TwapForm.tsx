import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { divide, placesOf } from '../../money/decimal'
import type { Decimal, Side } from '../../preload/model'
import { twapSliceS } from '../../trading/twap'
import { formatNumber } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { isCertain } from './checks'
import { ConfirmSize } from './ConfirmSize'
import { Costs } from './Costs'
import { numbersOf } from './draft'
import { DurationField } from './DurationField'
import { estimate } from './estimate'
import { closedBecause } from './gate'
import { SeveralFindingText } from './SeveralFindingText'
import type { FormProps } from './SingleForm'
import { SizeField } from './SizeField'
import { inBase, meansOf } from './sizing'
import { TicketFoot } from './TicketFoot'
import { TicketFrame } from './TicketFrame'
import { checkTwap, durationOf, slicesOf, toTwapIntent, wholeDraft } from './twap-draft'
import { TwapOutcome } from './TwapOutcome'
import { useSending } from './useSending'
import { useStanding } from './useStanding'
import { useSurroundings } from './useSurroundings'

interface TwapFormProps extends FormProps {
  /** In minutes, as typed. */
  durationText: string
  onDuration: (text: string) => void
}

const fieldRules = ['sizeMissing', 'sizeStep', 'maxSize', 'minNotional', 'tooThin', 'ownOrder', 'ownPosition']

/** Market orders of equal size spread over time by the exchange. */
export function TwapForm(props: TwapFormProps): ReactNode {
  const { market, draft: typed, onChange, head, sizeField, durationText, onDuration } = props
  const { t } = useTranslation()
  const notation = useNotation()
  const [pressed, setPressed] = useState(false)
  const around = useSurroundings(market)
  const { outcome, asked, send, answer } = useSending('algo:place')
  // The largest order is a rule of each slice.
  const means = useMemo(
    () => meansOf(wholeDraft(typed), { ...around, market: { ...market, maxOrderSize: '0' } }),
    [typed, around, market],
  )
  const draft = useMemo(() => inBase(typed, means), [typed, means])
  const whole = wholeDraft(draft)
  const durationS = durationOf(durationText)
  const findings = useMemo(
    () => checkTwap(draft, durationS ?? twapSliceS, around),
    [draft, durationS, around],
  )
  const isFault = ({ rule }: { rule: string }): boolean => rule === 'tooThin' || isCertain({ rule })
  const faults = findings.filter(isFault)
  const costs = estimate(whole, around)
  const closed = closedBecause(whole, useStanding())
  const { size } = numbersOf(draft)
  const slices = size === null || durationS === null ? null : slicesOf(size, durationS, market)
  const say = (side: Side, whole: Decimal, seconds: number): string =>
    t('ticket.submit.twap', {
      side: t(`side.${side}`),
      size: formatNumber(whole, { places: placesOf(whole) }, notation),
      base: market.baseCurrency,
      minutes: divide(String(seconds), '60', 1, 'half'),
    })
  const deed =
    size && durationS
      ? say(draft.side, size, durationS)
      : t('ticket.submit.bare', { side: t(`side.${draft.side}`), base: market.baseCurrency })
  const submit = (): void => {
    setPressed(true)
    if (closed || faults.length > 0 || durationS === null) return
    const intent = toTwapIntent(draft, durationS, market.symbol, crypto.randomUUID())
    if (intent) send(intent)
  }
  const found = findings.find(({ rule }) => fieldRules.includes(rule))
  return (
    <TicketFrame busy={outcome?.kind === 'sending'} onSubmit={submit}>
      {head}
      <SizeField
        market={market}
        label={t('ticket.wholeSize')}
        typed={typed}
        means={means}
        fault={
          found &&
          (pressed || !found.rule.endsWith('Missing')) && (
            <SeveralFindingText finding={found} market={market} side={draft.side} />
          )
        }
        onChange={onChange}
        inputRef={sizeField}
      />
      <DurationField text={durationText} onText={onDuration} />
      <p className="ticket-note">{t('ticket.twap.note')}</p>
      <dl className="costs twap-slices">
        <dt>{t('ticket.twap.slices')}</dt>
        <dd>
          {slices ? (
            t('ticket.twap.slicing', { orders: slices.count, seconds: twapSliceS })
          ) : (
            <span className="faint">–</span>
          )}
        </dd>
        <dt>{t('ticket.twap.each')}</dt>
        <dd>
          {slices ? (
            <>
              ≈ {formatNumber(slices.each, { places: placesIn(market).size }, notation)}{' '}
              <span className="unit">{market.baseCurrency}</span>
            </>
          ) : (
            <span className="faint">–</span>
          )}
        </dd>
      </dl>
      <TicketFoot
        costs={<Costs market={market} estimate={costs} later={false} />}
        side={draft.side}
        deed={deed}
        ready={faults.length === 0 && durationS !== null}
        busy={outcome?.kind === 'sending'}
        warnings={findings
          .filter(({ rule }) => !fieldRules.includes(rule))
          .map((finding) => ({
            key: finding.rule,
            text: <SeveralFindingText finding={finding} market={market} side={draft.side} />,
          }))}
        closed={closed}
        outcome={<TwapOutcome outcome={outcome} />}
      />
      {asked && (
        // What was asked about is what is sent, however the prices have moved on.
        <ConfirmSize
          deed={say(asked.intent.side, asked.intent.size, asked.intent.durationS)}
          problem={asked.problem}
          onAnswer={answer}
        />
      )}
    </TicketFrame>
  )
}
