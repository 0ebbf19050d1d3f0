import { useCallback, useMemo, useRef, useState } from 'react'
import type { Order } from '../../preload/model'
import { useDesk, useSession } from '../session'
import { toDecimal } from '../ticket/entry'
import { isWatchOnly } from '../watch-only'
import type { LineTarget } from './drawing'
import type { Move } from './moving'
import type { PriceLine } from './overlays'
import { toPriceLines } from './overlays'

/** A move that waits for a yes or a no. */
interface AskedMove {
  order: Order
  line: PriceLine
  move: Move
  text: string
}

/** How lines of a market's chart are taken to other prices. */
export interface Moves {
  asked: AskedMove | null
  /** A line was lost while it was held. */
  lost: boolean
  /** Whether lines can be taken now: one at a time, and none by who may only watch. */
  open: boolean
  /** What is drawn beside the lines. */
  target: LineTarget | null
  take: (target: LineTarget) => void
  lose: () => void
  /** Asks about the next line without moving it yet, for hands that have no mouse. */
  takeNext: () => void
  type: (text: string) => void
  close: () => void
}

/** Nothing is taken at first; `onClose` hears when a question is answered. */
export function useMoves(market: string, onClose: () => void): Moves {
  const { desk } = useSession()
  const watchOnly = useDesk(isWatchOnly)
  const [asked, setAsked] = useState<AskedMove | null>(null)
  const [lost, setLost] = useState(false)
  const turn = useRef(0)
  const take = useCallback(
    ({ line, to }: LineTarget) => {
      const { moves } = line
      const order = moves && desk.state.get().orders.find(({ id }) => id === moves.orderId)
      setLost(!order)
      if (order) setAsked({ order, line, move: { ...moves, from: line.price, to }, text: to })
    },
    [desk],
  )
  const lose = useCallback(() => setLost(true), [])
  const type = useCallback((text: string) => setAsked((now) => now && { ...now, text }), [])
  const close = useCallback(() => {
    setAsked(null)
    onClose()
  }, [onClose])
  const open = !watchOnly && asked === null
  const takeNext = (): void => {
    if (!open) return
    const { orders, positions } = desk.state.get()
    const lines = toPriceLines(market, orders, positions).filter(({ moves }) => moves !== null)
    const line = lines[turn.current % lines.length]
    turn.current += 1
    if (line) take({ line, to: line.price })
  }
  const target = useMemo(
    () => asked && { line: asked.line, to: toDecimal(asked.text) ?? asked.move.from },
    [asked],
  )
  return { asked, lost, open, target, take, lose, takeNext, type, close }
}
