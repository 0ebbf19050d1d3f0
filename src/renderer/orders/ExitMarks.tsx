import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, Order } from '../../preload/model'
import { useDesk } from '../session'
import type { DeskState } from '../state'
import { bondOf, exitsOf } from './attachments'

const pickAttachments = (state: DeskState): Attachment[] => state.attachments

/** Small marks in the row of an order that carries exits; their prices on hover. */
export function ExitMarks({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation()
  const bond = bondOf(order, useDesk(pickAttachments))
  if (bond?.kind !== 'carries') return null
  const { attachment } = bond
  const failed = attachment.state === 'failed'
  const words = exitsOf(attachment).map(({ name, exit }) =>
    t('orders.exitAt', { exit: t(`ticket.exit.${name}`), price: exit.triggerPrice }),
  )
  const label = [...words, t(`attachment.${attachment.state}`)].join(' · ')
  return (
    <span className={`exit-marks ${failed ? 'danger' : ''}`} role="img" aria-label={label} title={label}>
      {exitsOf(attachment).map(({ name }) => (
        <span key={name} className="tag">
          {t(`orders.exitMark.${name}`)}
        </span>
      ))}
    </span>
  )
}
