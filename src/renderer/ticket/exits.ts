import type { Decimal, Exit, Exits, Market, Side } from '../../preload/model'
import { compare, isMultipleOf, multiply, negate, sign, subtract } from '../../money/decimal'
import { neighbours, toDecimal } from './entry'

/** Which way out: at a profit or at a loss. */
export type ExitName = 'takeProfit' | 'stopLoss'
export const EXIT_NAMES: readonly ExitName[] = ['takeProfit', 'stopLoss']

/** One way out as typed; without a limit price it leaves at the market. */
export interface ExitDraft {
  triggerText: string
  priceText: string
}

/** Both ways out as typed. */
export type ExitsDraft = Record<ExitName, ExitDraft>

const emptyExit: ExitDraft = { triggerText: '', priceText: '' }

/** Nothing typed. */
export const emptyExits: ExitsDraft = { takeProfit: emptyExit, stopLoss: emptyExit }

/** Whether anything is typed for either way out, of use or not. */
export function isTyped(draft: ExitsDraft): boolean {
  return EXIT_NAMES.some((name) => draft[name].triggerText !== '' || draft[name].priceText !== '')
}

/** A rule a way out breaks, with the numbers its sentence needs. */
export type ExitFinding = { exit: ExitName; field: 'trigger' | 'price' } & (
  | { rule: 'tick'; step: Decimal; below: Decimal | null; above: Decimal }
  /** A limit price without a trigger. */
  | { rule: 'triggerMissing' }
  /** On the side of the entry where the other way out belongs. */
  | { rule: 'wrongSide'; wants: 'above' | 'below'; entry: Decimal }
)

/** The exits a person asks for; null where no trigger price is typed. */
export function toExits(draft: ExitsDraft): Exits | null {
  const exits = { takeProfit: toExit(draft.takeProfit), stopLoss: toExit(draft.stopLoss) }
  return exits.takeProfit || exits.stopLoss ? exits : null
}

function toExit({ triggerText, priceText }: ExitDraft): Exit | null {
  const triggerPrice = numberIn(triggerText)
  return triggerPrice === null ? null : { triggerPrice, price: numberIn(priceText) }
}

function numberIn(text: string): Decimal | null {
  const value = toDecimal(text)
  return value === null || sign(value) === 0 ? null : value
}

/** What is wrong with the exits of an order of this side that is filled at `entry`, where that is known. */
export function findExitFaults(
  draft: ExitsDraft,
  side: Side,
  entry: Decimal | null,
  { priceTickSize: tick }: Pick<Market, 'priceTickSize'>,
): ExitFinding[] {
  return EXIT_NAMES.flatMap((exit): ExitFinding[] => {
    const trigger = numberIn(draft[exit].triggerText)
    const price = numberIn(draft[exit].priceText)
    const found: ExitFinding[] = []
    const hold = (field: 'trigger' | 'price', value: Decimal | null): void => {
      if (value !== null && !isMultipleOf(value, tick))
        found.push({ exit, field, rule: 'tick', step: tick, ...neighbours(value, tick) })
    }
    hold('trigger', trigger)
    hold('price', price)
    if (price !== null && trigger === null) found.push({ exit, field: 'trigger', rule: 'triggerMissing' })
    const wants = (side === 'buy') === (exit === 'takeProfit') ? 'above' : 'below'
    if (trigger !== null && entry !== null && compare(trigger, entry) !== (wants === 'above' ? 1 : -1))
      found.push({ exit, field: 'trigger', rule: 'wrongSide', wants, entry })
    return found
  })
}

/**
 * What an order of this side and size, filled at `entry`, wins or loses when it is left at the exit's limit
 * price, or at its trigger where it has none; without fees.
 */
export function resultAt(exit: Exit, side: Side, size: Decimal, entry: Decimal): Decimal {
  const gain = multiply(subtract(exit.price ?? exit.triggerPrice, entry), size)
  return side === 'buy' ? gain : negate(gain)
}
