import type { Decimal, LadderIntent, Market } from '../../preload/model'
import { add, divide, isMultipleOf, multiply, placesOf, sign } from '../../money/decimal'
import type { Rung } from '../../money/ladder'
import { ladderCounts, toLadder } from '../../money/ladder'
import { larger } from '../../money/risk'
import type { Finding, Surroundings } from './checks'
import { check, isCertain } from './checks'
import type { Draft } from './draft'
import { isReducing, numbersOf } from './draft'
import { neighbours, toDecimal } from './entry'

/** What a ladder has beyond side, size and terms, as typed and chosen. */
export interface LadderDraft {
  countText: string
  firstText: string
  lastText: string
  shape: LadderIntent['shape']
  postOnly: boolean
}

/** A ladder of ten with no prices yet. */
export const emptyLadder: LadderDraft = {
  countText: '10',
  firstText: '',
  lastText: '',
  shape: 'even',
  postOnly: true,
}

/** The ladder with a price picked from the book: its first price, and its last once there is a first. */
export function takePrice(ladder: LadderDraft, price: Decimal): LadderDraft {
  return ladder.firstText === '' ? { ...ladder, firstText: price } : { ...ladder, lastText: price }
}

/** The ladder's numbers; null where nothing usable is typed. */
function ladderNumbers(ladder: LadderDraft): {
  count: number | null
  first: Decimal | null
  last: Decimal | null
} {
  const positive = (text: string): Decimal | null => {
    const value = toDecimal(text)
    return value === null || sign(value) === 0 ? null : value
  }
  const count = /^\d{1,2}$/.test(ladder.countText) ? Number(ladder.countText) : null
  return {
    count: count !== null && count >= ladderCounts.least && count <= ladderCounts.most ? count : null,
    first: positive(ladder.firstText),
    last: positive(ladder.lastText),
  }
}

/** A rule a ladder breaks; of what its single orders break, the first of each kind. */
export type LadderFinding =
  | Finding
  | { rule: 'count' }
  | { rule: 'firstMissing' }
  | { rule: 'lastMissing' }
  | { rule: 'firstTick' | 'lastTick'; step: Decimal; below: Decimal | null; above: Decimal }
  /** The size does not reach for one step in each order. */
  | { rule: 'tooThin'; least: Decimal }
  /** Two orders would share a price. */
  | { rule: 'tooTight'; most: number }

/** The orders of a ladder, first to last, or what keeps it from being one; null while a number is missing. */
function planOf(draft: Draft, ladder: LadderDraft, market: Market): ReturnType<typeof toLadder> | null {
  const { count, first, last } = ladderNumbers(ladder)
  const { size } = numbersOf(draft)
  const { priceTickSize: tick, orderSizeIncrement: step } = market
  if (count === null || first === null || last === null || size === null || sign(size) === 0) return null
  return toLadder({ size, count, firstPrice: first, lastPrice: last, shape: ladder.shape, tick, step })
}

/** The orders of a ladder, first to last; null while one of its numbers is missing or off its grid. */
export function rungsOf(draft: Draft, ladder: LadderDraft, market: Market): Rung[] | null {
  const plan = planOf(draft, ladder, market)
  return plan && 'rungs' in plan ? plan.rungs : null
}

/** What the orders are worth together, and the price they come to if all fill. */
export function sumOf(rungs: readonly Rung[], places: number): { notional: Decimal; average: Decimal } {
  const notional = rungs.reduce((sum, { price, size }) => add(sum, multiply(price, size)), '0')
  const size = rungs.reduce((sum, rung) => add(sum, rung.size), '0')
  return { notional, average: divide(notional, size, places, 'half') }
}

/** The single order that one of the ladder's is. */
export function rungDraft(draft: Draft, ladder: LadderDraft, rung: Rung): Draft {
  return {
    ...draft,
    type: 'limit',
    timeInForce: ladder.postOnly ? 'postOnly' : 'gtc',
    sizeText: rung.size,
    priceText: rung.price,
  }
}

/** An order at the dearest price of the ladder: by it a share or a worth never comes to more than was typed. */
export function dearestRung(draft: Draft, ladder: LadderDraft): Draft {
  const { first, last } = ladderNumbers(ladder)
  const price = first !== null && last !== null ? larger(first, last) : (first ?? last)
  return rungDraft(draft, ladder, { price: price ?? '', size: '' })
}

/** All rules a ladder breaks: its own, then those of its orders, then those of their sum. */
export function checkLadder(draft: Draft, ladder: LadderDraft, around: Surroundings): LadderFinding[] {
  const { market, openOrderCount } = around
  const { count, first, last } = ladderNumbers(ladder)
  const { size } = numbersOf(draft)
  const { priceTickSize: tick, orderSizeIncrement: step } = market
  const found: LadderFinding[] = []
  if (size === null || sign(size) === 0) found.push({ rule: 'sizeMissing' })
  else if (!isMultipleOf(size, step)) found.push({ rule: 'sizeStep', step, ...neighbours(size, step) })
  if (count === null) found.push({ rule: 'count' })
  if (first === null) found.push({ rule: 'firstMissing' })
  else if (!isMultipleOf(first, tick))
    found.push({ rule: 'firstTick', step: tick, ...neighbours(first, tick) })
  if (last === null) found.push({ rule: 'lastMissing' })
  else if (!isMultipleOf(last, tick)) found.push({ rule: 'lastTick', step: tick, ...neighbours(last, tick) })
  if (found.length > 0 || count === null) return found
  const plan = planOf(draft, ladder, market)
  if (plan === null || 'fault' in plan) {
    if (plan?.fault === 'thin') return [{ rule: 'tooThin', least: plan.least }]
    return [plan?.fault === 'tight' ? { rule: 'tooTight', most: plan.most } : { rule: 'count' }]
  }
  const { rungs } = plan

  const single = rungs.flatMap((rung) => check(rungDraft(draft, ladder, rung), { ...around, account: null }))
  const kinds = new Map(single.filter(({ rule }) => !ofTheSum.includes(rule)).map((one) => [one.rule, one]))
  const places = placesOf(tick)
  const whole = rungDraft(draft, ladder, { price: sumOf(rungs, places).average, size: size ?? '0' })
  const sum = check(whole, { ...around, openOrderCount: openOrderCount + count - 1 })
  return [...kinds.values(), ...sum.filter(({ rule }) => ofTheSum.includes(rule))]
}

/** Judged once, for all orders together. */
const ofTheSum: readonly string[] = [
  'collateral',
  'positionLimit',
  'openOrders',
  'nothingToReduce',
  'reduceOver',
  'ownOrder',
  'ownPosition',
]

/** The intent of one press of the button; null while something is missing or wrong. */
export function toLadderIntent(
  draft: Draft,
  ladder: LadderDraft,
  market: Market,
  intentId: string,
): LadderIntent | null {
  const { count, first, last } = ladderNumbers(ladder)
  const { size } = numbersOf(draft)
  if (count === null || first === null || last === null || size === null) return null
  if (rungsOf(draft, ladder, market) === null) return null
  return {
    intentId,
    market: market.symbol,
    side: draft.side,
    size,
    count,
    firstPrice: first,
    lastPrice: last,
    shape: ladder.shape,
    timeInForce: ladder.postOnly ? 'postOnly' : 'gtc',
    reduceOnly: isReducing({ type: 'limit', reduceOnly: draft.reduceOnly }),
    selfTradePrevention: draft.selfTradePrevention,
    confirmed: false,
  }
}

/** Rules whose sentence stands at a field. */
export const LADDER_FIELD_RULES: readonly string[] = [
  'sizeMissing',
  'sizeStep',
  'tooThin',
  'tooTight',
  'count',
  'firstMissing',
  'firstTick',
  'lastMissing',
  'lastTick',
]

/** Whether a ladder that breaks this rule can't be sent. */
export function isLadderCertain(finding: LadderFinding): boolean {
  return LADDER_FIELD_RULES.includes(finding.rule) || isCertain(finding)
}
