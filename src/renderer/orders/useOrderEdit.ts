import { createContext, useContext, useMemo, useRef, useState } from 'react'
import type { Order, OrderAmendment, Problem } from '../../preload/model'
import { useSession } from '../session'
import type { Edit, EditField } from './edit'
import type { Asked } from '../ticket/useSending'
import { accepting, isQuestion } from '../ticket/useSending'
import { editableFields, startEdit, toAmendment } from './edit'

/** The one edit of a table of orders, for its cells. */
export interface OrderEditing {
  edit: Edit | null
  sending: boolean
  problem: Problem | null
  /** What is asked about before the change is sent. */
  asked: Asked<OrderAmendment> | null
  start: (order: Order) => void
  type: (field: EditField, text: string) => void
  /** Sends the change; the row stays open, with the reason, when it is refused. */
  save: (order: Order) => void
  /** Answers what was asked: sends the change, or goes on changing. */
  answer: (yes: boolean) => void
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
  const { desk } = useSession()
  const [edit, setEdit] = useState<Edit | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asked, setAsked] = useState<Asked<OrderAmendment> | null>(null)
  const [sending, setSending] = useState(false)
  const under = useRef(false)
  // The same until something of it changes: the cells of all rows read it.
  return useMemo(() => {
    const open = (next: Edit | null): void => {
      setEdit(next)
      setProblem(null)
    }
    const send = (amendment: OrderAmendment): void => {
      if (under.current) return
      under.current = true
      setSending(true)
      setProblem(null)
      void desk.ask('order:modify', amendment).then((answer) => {
        under.current = false
        setSending(false)
        if (answer.ok) open(null)
        else if (isQuestion(answer.problem)) setAsked({ intent: amendment, problem: answer.problem })
        else setProblem(answer.problem)
      })
    }
    return {
      edit,
      sending,
      problem,
      start(order) {
        if (!under.current && editableFields(order).length > 0) open(startEdit(order))
      },
      type(field, text) {
        setEdit((now) => now && { ...now, texts: { ...now.texts, [field]: text } })
      },
      asked,
      save(order) {
        if (edit) send({ ...toAmendment(order, edit), confirmed: false })
      },
      answer(yes) {
        setAsked(null)
        if (yes && asked) send(accepting(asked))
      },
      restore() {
        // What is on its way can't be called back.
        if (!under.current) open(null)
      },
    }
  }, [desk, edit, problem, asked, sending])
}
