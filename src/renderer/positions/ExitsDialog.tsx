import type { TFunction } from 'i18next'
import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compare, isMultipleOf, placesOf, sign } from '../../money/decimal'
import type { Decimal, Market, Order, Position } from '../../preload/model'
import { Dialog } from '../controls/Dialog'
import { formatNumber } from '../../notation/number'
import { placesIn } from '../format/places'
import { useNotation } from '../format/useNotation'
import { useOwnText } from '../format/useOwnText'
import { OldLines } from '../honest/OldLines'
import { useDesk, useTicker } from '../session'
import type { DeskState } from '../state'
import { neighbours, toDecimal } from '../ticket/entry'
import { ExitFields } from '../ticket/ExitFields'
import { emptyExits, findExitFaults, toExits } from '../ticket/exits'
import { closedBecause } from '../ticket/gate'
import { NumberField } from '../ticket/NumberField'
import { OutcomeLine } from '../ticket/OutcomeLine'
import { useStanding } from '../ticket/useStanding'
import { exitOrdersOf, toExitIntents } from './exit-orders'
import { ExitOrderLine } from './ExitOrderLine'
import { useDeeds } from './useDeeds'

interface ExitsDialogProps {
  /** As it was when the person asked. */
  position: Position
  market: Market
  onClose: () => void
}

const pickPositions = (state: DeskState): Position[] => state.positions
const pickOrders = (state: DeskState): Order[] => state.orders

/** Where a position is to be left: what is set already, and two orders more. */
export function ExitsDialog({ position: asked, market, onClose }: ExitsDialogProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const own = useOwnText()
  const position = useDesk(pickPositions).find((one) => one.market === asked.market)
  const orders = useDesk(pickOrders)
  const ticker = useTicker(asked.market)
  const { outcomes, send, sendAllTheSame } = useDeeds()
  const [draft, setDraft] = useState(emptyExits)
  const [sizeText, setSizeText] = useState(asked.size)
  const [sent, setSent] = useState<ReturnType<typeof toExitIntents>>([])
  const gate = closedBecause({ type: 'stopLimit', timeInForce: 'gtc' }, useStanding())
  const turned = position === undefined || position.side !== asked.side
  const held = position?.size ?? asked.size
  const size = toDecimal(sizeText)
  const exits = toExits(draft)
  const side = asked.side === 'long' ? 'buy' : 'sell'
  // Measured at the mark: an exit on its wrong side would trade at once.
  const faults = findExitFaults(draft, side, ticker?.markPrice ?? asked.entryPrice, market)
  const write = (value: Decimal): string => formatNumber(value, { places: placesOf(value) }, notation)
  const sizeFault =
    size === null || sign(size) === 0
      ? t('ticket.rule.sizeMissing')
      : !isMultipleOf(size, market.orderSizeIncrement)
        ? stepText(t, size, market.orderSizeIncrement, write)
        : compare(size, held) > 0
          ? t('positions.exits.sizeOver', { held: own(held) })
          : null
  const set = exitOrdersOf(asked, orders)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (sent.length > 0 || gate || turned || sizeFault || faults.length > 0 || !exits || size === null) return
    const intents = toExitIntents(asked, size, exits, () => crypto.randomUUID())
    setSent(intents)
    send(intents.map(({ intent }) => intent))
  }
  const ready = exits !== null && faults.length === 0 && sizeFault === null
  return (
    <Dialog title={t('positions.exits.title', { market: asked.market })} onClose={onClose}>
      <p className="dim">
        {t(`side.${asked.side}`)} {own(formatNumber(held, { places: placesIn(market).size }, notation))}{' '}
        {market.baseCurrency} ·{' '}
        {t('positions.exits.entry', {
          entry: formatNumber(asked.entryPrice, { places: placesIn(market).price }, notation),
        })}
      </p>
      {set.length > 0 && (
        <section aria-label={t('positions.exits.set')}>
          <h3>{t('positions.exits.set')}</h3>
          <ul className="exit-orders">
            {set.map((order) => (
              <ExitOrderLine key={order.id || order.clientId} order={order} market={market} />
            ))}
          </ul>
        </section>
      )}
      <form className="exits-form" onSubmit={submit}>
        <NumberField
          label={t('ticket.size')}
          unit={market.baseCurrency}
          text={sizeText}
          step={market.orderSizeIncrement}
          fault={sizeFault}
          hint={t('positions.exits.capped')}
          onText={setSizeText}
        />
        <ExitFields
          market={market}
          side={side}
          size={size}
          entry={asked.entryPrice}
          draft={draft}
          findings={faults}
          onChange={setDraft}
        />
        {sent.length > 0 && (
          <ul className="deed-lines" aria-label={t('deed.orders')}>
            {sent.map(({ name, intent }) => (
              <li key={name}>
                <strong>{t(`ticket.exit.${name}`)}</strong>
                <OutcomeLine outcome={outcomes.get(intent.intentId) ?? null} />
              </li>
            ))}
          </ul>
        )}
        {sent.length === 0 && gate === null && <OldLines />}
        {(gate !== null || turned) && sent.length === 0 && (
          <p className="callout warning" role="status">
            {gate === null ? t('deed.changed') : t(`ticket.closed.${gate}`)}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" onClick={onClose}>
            {t(sent.length > 0 ? 'deed.done' : 'deed.leave')}
          </button>
          {sendAllTheSame && (
            <button type="button" onClick={sendAllTheSame}>
              {t('deed.allTheSame')}
            </button>
          )}
          <button
            type="submit"
            className="primary"
            disabled={gate !== null || turned || !ready || sent.length > 0}
            onClick={(click) => {
              if (click.detail > 1) click.preventDefault()
            }}
          >
            {t('positions.exits.send')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function stepText(t: TFunction, size: Decimal, step: Decimal, write: (size: Decimal) => string): string {
  const { below, above } = neighbours(size, step)
  const values = { step: write(step), above: write(above) }
  return below === null
    ? t('ticket.rule.sizeStepAbove', values)
    : t('ticket.rule.sizeStep', { ...values, below: write(below) })
}
