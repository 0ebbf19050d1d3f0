import { useRef, useState } from 'react'
import type { BatchItem, Order, Problem } from '../../preload/model'
import { useSession } from '../session'

/** What became of the last press of 'cancel selected'. */
export type CancelMany =
  | { kind: 'sending'; count: number }
  | { kind: 'answered'; count: number; failed: { order: Order; problem: Problem }[] }
  | { kind: 'refused'; problem: Problem }

/** The orders that an answer says are not cancelled, with why. */
export function failuresOf(
  orders: readonly Order[],
  items: readonly BatchItem[],
): { order: Order; problem: Problem }[] {
  return orders.flatMap((order, place) => {
    const item = items.find(({ orderId }) => orderId !== '' && orderId === order.id) ?? items[place]
    return item?.problem ? [{ order, problem: item.problem }] : []
  })
}

/** Cancels several orders at once, one press at a time. */
export function useCancelMany(): {
  last: CancelMany | null
  cancel: (orders: readonly Order[]) => void
  forget: () => void
} {
  const { desk } = useSession()
  const [last, setLast] = useState<CancelMany | null>(null)
  const under = useRef(false)
  const cancel = (orders: readonly Order[]): void => {
    if (under.current || orders.length === 0) return
    under.current = true
    setLast({ kind: 'sending', count: orders.length })
    void desk.ask('orders:cancel', { orderIds: orders.map(({ id }) => id) }).then((answer) => {
      under.current = false
      setLast(
        answer.ok
          ? { kind: 'answered', count: orders.length, failed: failuresOf(orders, answer.value) }
          : { kind: 'refused', problem: answer.problem },
      )
    })
  }
  return { last, cancel, forget: () => setLast(null) }
}
