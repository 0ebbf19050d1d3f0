import { Check, Pencil, X } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../preload/model'
import { useProblemText } from '../useProblemText'
import { RowButton } from '../table/RowButton'
import { CancelButton } from './CancelButton'
import { ConfirmChange } from './ConfirmChange'
import { editableFields } from './edit'
import { useOrderEditing } from './useOrderEdit'
import { tellingPrice } from './words'

/** What a row of an open order can do: change and cancel it, or while it is changed, send that or not. */
export function OrderActions({ order }: { order: Order }): ReactNode {
  const { edit } = useOrderEditing()
  return edit !== null && edit.orderId === order.id ? (
    <EditActions order={order} />
  ) : (
    <RestingActions order={order} />
  )
}

/** The row itself unfolds when it is pressed. */
function keepFromRow(event: MouseEvent): void {
  event.stopPropagation()
}

function RestingActions({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation()
  const { start } = useOrderEditing()
  const able = editableFields(order).length > 0
  const name = t('orders.edit', {
    market: order.market,
    side: t(`side.${order.side}`),
    price: tellingPrice(order),
  })
  return (
    <span className="row-actions" onClick={keepFromRow}>
      <RowButton
        className="row-action edit-order"
        aria-disabled={!able || undefined}
        aria-label={name}
        aria-keyshortcuts="F2"
        title={`${name} · F2`}
        onClick={() => start(order)}
      >
        <Pencil size={12} strokeWidth={1.5} aria-hidden />
      </RowButton>
      <CancelButton order={order} />
    </span>
  )
}

function EditActions({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation()
  const sayProblem = useProblemText()
  const { sending, problem, asked, save, answer, restore } = useOrderEditing()
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const row = place.current?.closest('tr')
    // The field that had the focus is gone; its row gets it back.
    return () => {
      if (document.activeElement === document.body) row?.querySelector<HTMLElement>('.edit-order')?.focus()
    }
  }, [])
  return (
    <span className="row-actions" ref={place} onClick={keepFromRow}>
      <RowButton
        className="row-action accent"
        aria-disabled={sending || undefined}
        aria-label={t('orders.save')}
        title={t('orders.save')}
        onClick={() => save(order)}
      >
        <Check size={12} strokeWidth={1.5} aria-hidden />
      </RowButton>
      <RowButton
        className="row-action"
        aria-disabled={sending || undefined}
        aria-label={t('orders.restore')}
        title={t('orders.restore')}
        onClick={restore}
      >
        <X size={12} strokeWidth={1.5} aria-hidden />
      </RowButton>
      {problem && (
        <span className="edit-problem" role="alert">
          {sayProblem(problem)}
        </span>
      )}
      {asked && <ConfirmChange order={order} asked={asked} onAnswer={answer} />}
    </span>
  )
}
