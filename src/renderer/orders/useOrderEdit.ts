import { createContext, useCallback, useContext, useMemo } from 'react'
import { useCarried } from '../carried'
import type { Order } from '../../preload/model'
import type { Edit, EditField } from './edit'
import { editableFields, startEdit, toAmendment } from './edit'
import type { Amending } from './useAmending'
import { useAmending } from './useAmending'

/** The one edit of a table of orders, for its cells. */
export interface OrderEditing extends Pick<Amending, 'sending' | 'problem' | 'asked' | 'answer'> {
  edit: Edit | null
  start: (order: Order) => void
  type: (field: EditField, text: string) => void
  /** Sends the change; the row stays open, with the reason, when it is refused. */
  save: (order: Order) => void
  restore: () => void
}

/** Carries the edit down to the cells. */
export const OrderEditContext = createContext<OrderEditing | null>(null)

/** The edit of the table above this cell. */
export function useOrderEditing(): OrderEditing {
  const editing = useContext(OrderEditContext)
  if (!editing) throw new Error('no table of orders above this cell')
  return editing
}

/** Edits one order at a time. */
export function useOrderEdit(): OrderEditing {
  const [edit, setEdit] = useCarried<Edit | null>('orders', 'edit', null)
  const amending = useAmending(useCallback(() => setEdit(null), [setEdit]))
  // The same until something of it changes: the cells of all rows read it.
  return useMemo(() => {
    const { sending, problem, asked, send, answer, forget } = amending
    const open = (next: Edit | null): void => {
      if (forget()) setEdit(next)
    }
    return {
      edit,
      sending,
      problem,
      asked,
      answer,
      start(order) {
        if (editableFields(order).length > 0) open(startEdit(order))
      },
      type(field, text) {
        setEdit((now) => now && { ...now, texts: { ...now.texts, [field]: text } })
      },
      save(order) {
        if (edit) send({ ...toAmendment(order, edit), confirmed: false })
      },
      restore: () => open(null),
    }
  }, [amending, edit, setEdit])
}
