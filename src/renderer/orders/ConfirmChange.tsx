import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf, sign } from '../../money/decimal'
import { formatNumber } from '../../notation/number'
import type { Order, OrderAmendment } from '../../preload/model'
import { useNotation } from '../format/useNotation'
import { ConfirmSize } from '../ticket/ConfirmSize'
import type { Asked } from '../ticket/useSending'

interface ConfirmChangeProps {
  order: Order
  /** What was asked about is what is sent, whatever has become of the order meanwhile. */
  asked: Asked<OrderAmendment>
  onAnswer: (yes: boolean) => void
}

/** Asks once more before an order becomes one that is larger than the person wants to send unasked. */
export function ConfirmChange({ order, asked, onAnswer }: ConfirmChangeProps): ReactNode {
  const { t } = useTranslation()
  const notation = useNotation()
  const { size, price, triggerPrice } = asked.intent
  const hasPrice = sign(price) > 0
  const deed = t('orders.changeTo', {
    market: order.market,
    side: t(`side.${order.side}`),
    size,
    price: hasPrice ? price : triggerPrice,
  })
  const sleeps = hasPrice && triggerPrice !== null && order.state === 'untriggered'
  const trigger = sleeps ? formatNumber(triggerPrice, { places: placesOf(triggerPrice) }, notation) : ''
  return (
    <ConfirmSize
      deed={sleeps ? t('ticket.submit.once', { deed, trigger }) : deed}
      problem={asked.problem}
      onAnswer={onAnswer}
    />
  )
}
