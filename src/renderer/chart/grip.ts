import { compare } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import type { LineTarget } from './drawing'
import type { PriceLine } from './overlays'

/** A hand that takes lines from one price to another. */
export interface Grip {
  /** Lets go of a line that is not there any more, or has another price than when it was taken. */
  check(lines: readonly PriceLine[]): void
  stop(): void
}

interface Grasp {
  lineAt: (y: number) => PriceLine | null
  /** The price at that height, on the tick; null where there is none. */
  priceAt: (y: number) => Decimal | null
  /** While it is held: where it would be taken; null once it is not. */
  show: (target: LineTarget | null) => void
  moved: (target: LineTarget) => void
  lost: (line: PriceLine) => void
}

/** A pointer that shakes by so many pixels takes nothing anywhere. */
const SHAKE = 3

/** Listens to the pointer in an element; Escape lets a held line go where it was. */
export function createGrip(element: HTMLElement, { lineAt, priceAt, show, moved, lost }: Grasp): Grip {
  let held: { line: PriceLine; pointer: number; fromY: number; to: Decimal | null } | null = null
  const heightOf = (event: PointerEvent): number => event.clientY - element.getBoundingClientRect().top

  function letGo(): void {
    if (!held) return
    const { pointer } = held
    held = null
    show(null)
    if (element.hasPointerCapture(pointer)) element.releasePointerCapture(pointer)
  }

  function take(event: PointerEvent): void {
    // A finger scrolls the chart.
    if (held || event.button !== 0 || event.pointerType === 'touch') return
    const y = heightOf(event)
    const line = lineAt(y)
    if (!line) return
    // Or the chart would be dragged along; without it the focus has to be given by hand.
    event.preventDefault()
    event.stopPropagation()
    element.focus()
    held = { line, pointer: event.pointerId, fromY: y, to: null }
    element.setPointerCapture(event.pointerId)
  }

  function carry(event: PointerEvent): void {
    if (held?.pointer !== event.pointerId) return
    event.stopPropagation()
    const y = heightOf(event)
    if (held.to === null && Math.abs(y - held.fromY) < SHAKE) return
    const to = priceAt(y)
    if (to === null) return
    held.to = to
    show({ line: held.line, to })
  }

  function drop(event: PointerEvent): void {
    if (held?.pointer !== event.pointerId) return
    const { line, to } = held
    letGo()
    if (to !== null && compare(to, line.price) !== 0) moved({ line, to })
  }

  function escape(event: KeyboardEvent): void {
    if (!held || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    letGo()
  }

  const listening = new AbortController()
  const { signal } = listening
  element.addEventListener('pointerdown', take, { capture: true, signal })
  element.addEventListener('pointermove', carry, { capture: true, signal })
  element.addEventListener('pointerup', drop, { signal })
  element.addEventListener('pointercancel', letGo, { signal })
  element.addEventListener('lostpointercapture', letGo, { signal })
  window.addEventListener('keydown', escape, { capture: true, signal })

  return {
    check(lines) {
      if (!held) return
      const { line } = held
      const now = lines.find(({ key, kind }) => key === line.key && kind === line.kind)
      if (now?.moves && compare(now.price, line.price) === 0) return
      letGo()
      lost(line)
    },
    stop() {
      letGo()
      listening.abort()
    },
  }
}
