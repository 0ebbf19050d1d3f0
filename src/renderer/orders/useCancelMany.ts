import { useRef, useState } from 'react'
import type { BatchItem, Order, Problem, Result } from '../../preload/model'
import { useSession } from '../session'

/** What became of the last press of 'cancel selected'. */
export type CancelMany =
  | { kind: 'sending'; count: number }
  | { kind: 'answered'; count: number; failed: { order: Order; problem: Problem }[] }
  | { kind: 'refused'; problem: Problem }

/** As many as main takes at once. */
const AT_ONCE = 500

/** Orders in as many lists as it takes to cancel them. */
export function inParts(orders: readonly Order[]): (readonly Order[])[] {
  const count = Math.ceil(orders.length / AT_ONCE)
  return Array.from({ length: count }, (_, place) => orders.slice(place * AT_ONCE, (place + 1) * AT_ONCE))
}

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

function failuresIn({
  part,
  answer,
}: {
  part: readonly Order[]
  answer: Result<BatchItem[]>
}): { order: Order; problem: Problem }[] {
  if (answer.ok) return failuresOf(part, answer.value)
  return part.map((order) => ({ order, problem: answer.problem }))
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
    const asked = inParts(orders).map(async (part) => ({
      part,
      answer: await desk.ask('orders:cancel', { orderIds: part.map(({ id }) => id) }),
    }))
    void Promise.all(asked).then((told) => {
      under.current = false
      const [first] = told
      setLast(
        first && !first.answer.ok && told.every(({ answer }) => !answer.ok)
          ? { kind: 'refused', problem: first.answer.problem }
          : { kind: 'answered', count: orders.length, failed: told.flatMap(failuresIn) },
      )
    })
  }
  return { last, cancel, forget: () => setLast(null) }
}
