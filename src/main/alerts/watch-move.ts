import { compare, multiply, subtract, type Decimal } from '../../money/decimal'

/** A price that has moved: from the lowest or highest of its window to what it is now. */
export interface Move {
  direction: 'up' | 'down'
  from: Decimal
  to: Decimal
}

/** Watches a price for moves by a fraction within a time. */
export interface MoveWatch {
  /** Takes the newest price; the move that it completes. The next is counted from there. */
  hear(price: Decimal, nowMs: number): Move | null
}

interface Slot {
  fromMs: number
  low: Decimal
  high: Decimal
}

/** The window goes on in steps of this part of it; each keeps its own lowest and highest. */
const slotsPerWindow = 60

/** A watch over the last `windowMs`, by the clock of whoever calls it. */
export function createMoveWatch(fraction: Decimal, windowMs: number): MoveWatch {
  const slotMs = Math.ceil(windowMs / slotsPerWindow)
  let slots: Slot[] = []

  function note(price: Decimal, nowMs: number): void {
    const last = slots.at(-1)
    if (!last || nowMs - last.fromMs >= slotMs) slots.push({ fromMs: nowMs, low: price, high: price })
    else if (compare(price, last.low) < 0) last.low = price
    else if (compare(price, last.high) > 0) last.high = price
  }

  function find(price: Decimal): Move | null {
    for (const { low, high } of slots) {
      if (reaches(subtract(price, low), low)) return { direction: 'up', from: low, to: price }
      if (reaches(subtract(high, price), high)) return { direction: 'down', from: high, to: price }
    }
    return null
  }

  const reaches = (way: Decimal, from: Decimal): boolean => compare(way, multiply(from, fraction)) >= 0

  return {
    hear(price, nowMs) {
      slots = slots.filter(({ fromMs }) => fromMs > nowMs - windowMs && fromMs <= nowMs)
      const move = find(price)
      if (move) slots = []
      note(price, nowMs)
      return move
    },
  }
}
