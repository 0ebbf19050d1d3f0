import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inOneLine } from '../../notation/sentences'
import type { Attachment, Market, Order } from '../../preload/model'
import { Amount } from '../format/Amount'
import { Moment } from '../format/Moment'
import { placesIn } from '../format/places'
import { useProblemText } from '../useProblemText'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { bondOf, exitsOf } from './attachments'
import { instructionWords, stateSentence } from './words'

interface OrderDetailProps {
  order: Order
  market: Market | undefined
  onClose: () => void
}

const pickAttachments = (state: DeskState): Attachment[] => state.attachments

/** All that is known of one order, below its table. */
export function OrderDetail({ order, market, onClose }: OrderDetailProps): ReactNode {
  const { t, i18n } = useTranslation()
  const sayProblem = useProblemText()
  const bond = bondOf(order, useDesk(pickAttachments))
  const places = placesIn(market)
  const line = (name: string, value: ReactNode): ReactNode => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <aside className="order-detail" aria-label={t('orders.detail')}>
      <dl>
        {line(t('column.state'), stateSentence(i18n, order))}
        {line(
          t('column.timeInForce'),
          instructionWords(order)
            .map((word) => t(word))
            .join(' · '),
        )}
        {line(t('orders.averagePrice'), <Amount value={order.avgFillPrice} places={places.price} />)}
        {line(t('orders.created'), <Moment atMs={order.createdAtMs} />)}
        {line(t('orders.updated'), <Moment atMs={order.updatedAtMs} />)}
        {line(t('orders.id'), <code>{order.id || '–'}</code>)}
        {line(t('orders.clientId'), <code>{order.clientId || '–'}</code>)}
        {bond?.kind === 'carries' &&
          exitsOf(bond.attachment).map(({ name, exit }) => (
            <div key={name}>
              <dt>{t(`ticket.exit.${name}`)}</dt>
              <dd>
                <Amount value={exit.triggerPrice} places={places.price} />{' '}
                <span className="dim">
                  {exit.price === null ? t('orders.atMarket') : t('orders.exitLimit', { price: exit.price })}
                </span>
              </dd>
            </div>
          ))}
        {bond?.kind === 'carries' &&
          line(
            t('orders.exits'),
            <span className={bond.attachment.state === 'failed' ? 'danger' : ''}>
              {inOneLine(
                t(`attachment.${bond.attachment.state}`),
                bond.attachment.problem ? sayProblem(bond.attachment.problem) : '',
              )}
            </span>,
          )}
        {bond?.kind === 'is' &&
          line(t('orders.exits'), t('orders.isExit', { order: bond.attachment.clientId }))}
      </dl>
      <button type="button" className="icon-button" aria-label={t('dialog.close')} onClick={onClose}>
        <X size={14} strokeWidth={1.5} aria-hidden />
      </button>
    </aside>
  )
}
