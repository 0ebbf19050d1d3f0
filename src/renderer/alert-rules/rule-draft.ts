import { divide, multiply, sign } from '../../money/decimal'
import type { AlertRule, Channels, WatchKind } from '../../preload/alert-rules'
import { toDecimal } from '../ticket/entry'

/** What a kind of rule counts in, and of what it is. */
interface KindForm {
  unit: 'price' | 'percent' | 'usd' | 'asset' | 'seconds' | 'minutes'
  /** needed: of one market. free: of one or of all. none: of the account. */
  market: 'needed' | 'free' | 'none'
  /** Its threshold may be below zero. */
  signed?: true
  /** What the field says first. */
  usual: string
}

/** Every kind of rule, in the order in which they are offered. */
export const ruleKinds: Record<WatchKind, KindForm> = {
  priceAbove: { unit: 'price', market: 'needed', usual: '' },
  priceBelow: { unit: 'price', market: 'needed', usual: '' },
  priceMove: { unit: 'percent', market: 'needed', usual: '3' },
  funding: { unit: 'percent', market: 'free', usual: '0.05' },
  marginRatio: { unit: 'percent', market: 'none', usual: '80' },
  liquidationDistance: { unit: 'percent', market: 'free', usual: '5' },
  positionSize: { unit: 'usd', market: 'free', usual: '100000' },
  pnlAbove: { unit: 'asset', market: 'free', signed: true, usual: '1000' },
  pnlBelow: { unit: 'asset', market: 'free', signed: true, usual: '-1000' },
  orderUnconfirmed: { unit: 'seconds', market: 'free', usual: '30' },
  orderResting: { unit: 'seconds', market: 'free', usual: '3600' },
  maintenance: { unit: 'minutes', market: 'none', usual: '10' },
}

/** What a rule of no one market watches: each of them, or for profit and loss all positions together. */
export function allOf(kind: WatchKind): 'rules.allMarkets' | 'rules.allTogether' {
  return kind === 'pnlAbove' || kind === 'pnlBelow' ? 'rules.allTogether' : 'rules.allMarkets'
}

/** The kinds in their order. */
export const RULE_KINDS = Object.keys(ruleKinds) as WatchKind[]

/** A rule as it is being written. */
export interface RuleDraft {
  kind: WatchKind
  /** '' is all of them. */
  market: string
  threshold: string
  minutes: string
}

/** How a person begins a rule of a kind. */
export function beginRule(kind: WatchKind, market: string): RuleDraft {
  return {
    kind,
    market: ruleKinds[kind].market === 'needed' ? market : '',
    threshold: ruleKinds[kind].usual,
    minutes: '15',
  }
}

/** The threshold's text after typing; `take` reads what is typed behind a sign, where the kind has signs at all. */
export function takeThreshold(
  { signed }: Pick<KindForm, 'signed'>,
  before: string,
  typed: string,
  take: (before: string, typed: string) => string,
): string {
  const text = typed.trim()
  const isNegative = signed === true && /^[-−－]/.test(text)
  const taken = take(before.replace(/^-/, ''), isNegative ? text.slice(1) : text)
  return isNegative ? `-${taken}` : taken
}

/** What a rule has besides what it watches. */
type Standing = Channels & Pick<AlertRule, 'id' | 'enabled'>

/** One that is new: on, and told of everywhere. */
export function freshRule(): Standing {
  return {
    id: crypto.randomUUID(),
    notification: true,
    sound: true,
    flash: true,
    inApp: true,
    enabled: true,
  }
}

/** A rule as it is when one begins to write it anew. */
export function toDraft(rule: AlertRule): RuleDraft {
  return {
    kind: rule.kind,
    market: rule.market ?? '',
    threshold: thresholdText(rule),
    minutes: String(rule.withinMinutes ?? 15),
  }
}

/** The rule a draft makes, with what it has besides; the field that keeps it from being one otherwise. */
export function toRule(
  draft: RuleDraft,
  { id, enabled, notification, sound, flash, inApp }: Standing,
): AlertRule | 'market' | 'threshold' | 'minutes' {
  const form = ruleKinds[draft.kind]
  if (form.market === 'needed' && draft.market === '') return 'market'
  const typed = draft.threshold.trim()
  const negative = form.signed === true && typed.startsWith('-')
  const amount = toDecimal(negative ? typed.slice(1) : typed)
  if (amount === null || (sign(amount) === 0 && !form.signed)) return 'threshold'
  const value = negative && sign(amount) !== 0 ? `-${amount}` : amount
  const minutes = Number(draft.minutes)
  if (draft.kind === 'priceMove' && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 1_440))
    return 'minutes'
  return {
    id,
    kind: draft.kind,
    market: form.market === 'none' || draft.market === '' ? null : draft.market,
    threshold: form.unit === 'percent' ? divide(value, '100', 8, 'half') : value,
    withinMinutes: draft.kind === 'priceMove' ? minutes : null,
    notification,
    sound,
    flash,
    inApp,
    enabled,
  }
}

/** A rule's threshold as a person reads it. */
export function thresholdText({ kind, threshold }: AlertRule): string {
  return ruleKinds[kind].unit === 'percent' ? multiply(threshold, '100') : threshold
}
