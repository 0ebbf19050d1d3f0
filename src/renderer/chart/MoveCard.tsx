import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { compare, sign } from '../../money/decimal'
import type { Market, Order } from '../../preload/model'
import { Amount } from '../format/Amount'
import { formatNumber } from '../../notation/number'
import { Percent } from '../format/Percent'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { OldLines } from '../honest/OldLines'
import { ConfirmChange } from '../orders/ConfirmChange'
import { useAmending } from '../orders/useAmending'
import { useProblemText } from '../useProblemText'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { isCertain } from '../ticket/checks'
import { toDecimal } from '../ticket/entry'
import { FindingText } from '../ticket/FindingText'
import { closedBecause } from '../ticket/gate'
import { NumberField } from '../ticket/NumberField'
import { useStanding } from '../ticket/useStanding'
import { useSurroundings } from '../ticket/useSurroundings'
import type { Move, MoveFinding } from './moving'
import { distanceFrom, findMoveFaults, standingOf, toMoved } from './moving'

interface MoveCardProps {
  market: Market
  /** As the order was when its line was taken. */
  order: Order
  move: Move
  /** As typed, or as the line was dragged. */
  text: string
  onText: (text: string) => void
  onClose: () => void
}

const pickOrders = (state: DeskState): Order[] => state.orders

/** Asks before an order goes to another price; sends the change once, and says why where it is not taken. */
export function MoveCard({ market, order: taken, move, text, onText, onClose }: MoveCardProps): ReactNode {
  const { t } = useTranslation()
  const sayProblem = useProblemText()
  const notation = useNotation()
  const title = useId()
  const go = useRef<HTMLButtonElement>(null)
  const orders = useDesk(pickOrders)
  const around = useSurroundings(market)
  const { sending, problem, asked, send, answer } = useAmending(onClose)
  const now = orders.find(({ id }) => id === move.orderId)
  const closed = closedBecause({ type: 'limit', timeInForce: taken.timeInForce }, useStanding())
  // Its own change comes in while the answer is on its way.
  const standing = sending ? 'stands' : standingOf(now, move)
  // Once it is gone nothing is left of it; what was asked about stays readable.
  const order = now && standing !== 'gone' ? now : taken
  const to = toDecimal(text)
  const wanted = { ...move, to: to ?? '0' }
  const faults = findMoveFaults(order, wanted, around)
  const moves = to !== null && sign(to) > 0 && compare(to, move.from) !== 0
  const isReady = moves && standing === 'stands' && closed === null && !faults.some(isCertain)
  useEffect(() => go.current?.focus(), [])

  const places = placesIn(market)
  const write = (value: string): string => formatNumber(value, { places: places.price }, notation)
  const size = formatNumber(order.remainingSize, { places: places.size }, notation)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady && now) send(toMoved(now, wanted))
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const isAlone = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    if (event.key === 'Escape' && isAlone && !sending && !asked) onClose()
    if (event.key === 'Enter' && event.repeat) event.preventDefault()
  }
  return (
    <form
      className="move-card"
      role="dialog"
      aria-labelledby={title}
      aria-busy={sending}
      data-own-keys
      onSubmit={submit}
      onKeyDown={press}
    >
      <h3 id={title}>
        {t(move.field === 'price' ? 'chart.move.price' : 'chart.move.trigger')}{' '}
        <span className={order.side === 'buy' ? 'up' : 'down'}>{t(`side.${order.side}`)}</span> {size}{' '}
        {market.baseCurrency} <span className="dim">{t(`type.${order.type}`)}</span>
      </h3>
      <NumberField
        label={t('chart.move.to', { from: write(move.from) })}
        unit={market.quoteCurrency}
        text={text}
        step={market.priceTickSize}
        fault={null}
        hint={
          <>
            {t('chart.move.distance')}{' '}
            <Percent value={distanceFrom(around.ticker?.markPrice, wanted.to)} places={2} />{' '}
            <span className="faint">
              (<Amount value={around.ticker?.markPrice ?? null} places={places.price} />)
            </span>
          </>
        }
        onText={onText}
      />
      {move.field === 'trigger' && sign(order.price) > 0 && (
        <p className="dim">{t('chart.move.limitStays', { price: write(order.price) })}</p>
      )}
      <ul className="ticket-warnings">
        {faults.map((finding) => (
          <li key={finding.rule}>
            <MoveFindingText finding={finding} market={market} order={order} write={write} />
          </li>
        ))}
      </ul>
      {problem && (
        <p className="callout danger" role="alert">
          {sayProblem(problem)}
        </p>
      )}
      {standing !== 'stands' && !problem && (
        <p className="callout warning" role="status">
          {t(`chart.move.${standing}`)}
        </p>
      )}
      {closed === null ? (
        <OldLines />
      ) : (
        <p className="callout warning" role="status">
          {t(`ticket.closed.${closed}`)}
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" disabled={sending} onClick={onClose}>
          {t('chart.move.leave')}
        </button>
        <button ref={go} type="submit" className="primary" aria-disabled={!isReady || sending || undefined}>
          {t(sending ? 'ticket.sending' : 'chart.move.send')}
        </button>
      </div>
      {asked && <ConfirmChange order={order} asked={asked} onAnswer={answer} />}
    </form>
  )
}

interface MoveFindingTextProps {
  finding: MoveFinding
  market: Market
  order: Order
  write: (price: string) => string
}

function MoveFindingText({ finding, market, order, write }: MoveFindingTextProps): ReactNode {
  const { t } = useTranslation()
  if (finding.rule === 'crosses')
    return t(`chart.move.crosses.${order.side}`, { price: write(finding.opposite) })
  if (finding.rule === 'pastLiquidation')
    return t('chart.move.pastLiquidation', { price: write(finding.liquidation) })
  return <FindingText finding={finding} market={market} side={order.side} />
}
