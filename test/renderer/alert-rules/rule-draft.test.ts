import { describe, expect, it } from 'vitest'
import {
  beginRule,
  freshRule,
  RULE_KINDS,
  ruleKinds,
  takeThreshold,
  toDraft,
  toRule,
} from '../../../src/renderer/alert-rules/rule-draft'
import { acceptTyping } from '../../../src/renderer/ticket/entry'

const typed = (kind: keyof typeof ruleKinds, before: string, text: string, point = '.'): string =>
  takeThreshold(ruleKinds[kind], before, text, (was, now) => acceptTyping(was, now, 8, point))

describe('a threshold', () => {
  it.each([
    ['97,120.5', '97120.5'],
    ['97.120,5', '97120.5'],
    ['９７０００．５', '97000.5'],
    [' 97 120.5 ', '97120.5'],
    ['1,250,000', '1250000'],
  ])('pasted as %s is %s', (text, threshold) => {
    expect(typed('priceAbove', '', text)).toBe(threshold)
  })

  it('is not guessed at where a comma could mean either', () => {
    expect(typed('marginRatio', '80', '8,5')).toBe('80')
    expect(typed('marginRatio', '80', '8,5', ',')).toBe('8.5')
  })

  it.each(['-1000', '−1000', '－1,000.00'])('may be below zero where a loss is watched: %s', (text) => {
    const threshold = typed('pnlBelow', '', text)
    expect(Number(threshold)).toBe(-1000)
    expect(toRule({ ...beginRule('pnlBelow', ''), threshold }, freshRule())).toMatchObject({
      kind: 'pnlBelow',
      threshold,
    })
  })

  it('keeps its sign while its digits are typed, and has none elsewhere', () => {
    expect(typed('pnlBelow', '', '-')).toBe('-')
    expect(typed('pnlBelow', '-1', '-12')).toBe('-12')
    expect(typed('pnlBelow', '-12', '12')).toBe('12')
    expect(typed('priceAbove', '5', '-5')).toBe('5')
  })
})

describe('a rule that is written anew', () => {
  it.each(RULE_KINDS)('of %s is the same while nothing in it is changed', (kind) => {
    const draft = { ...beginRule(kind, 'ETH-USD-PERP'), threshold: ruleKinds[kind].usual || '97120.5' }
    const standing = { ...freshRule(), sound: false, enabled: false }
    const rule = toRule(draft, standing)
    if (typeof rule === 'string') throw new Error(`no rule: ${rule}`)
    expect(toRule(toDraft(rule), rule)).toEqual(rule)
    expect(rule).toMatchObject({ id: standing.id, sound: false, notification: true, enabled: false })
  })
})
