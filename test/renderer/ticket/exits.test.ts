import { describe, expect, it } from 'vitest'
import { emptyDraft, toIntent } from '../../../src/renderer/ticket/draft'
import type { ExitsDraft } from '../../../src/renderer/ticket/exits'
import { emptyExits, findExitFaults, resultAt, toExits } from '../../../src/renderer/ticket/exits'
import { market } from '../samples'

const exits = (takeProfit: string, stopLoss: string, limit = ''): ExitsDraft => ({
  takeProfit: { triggerText: takeProfit, priceText: limit },
  stopLoss: { triggerText: stopLoss, priceText: '' },
})

describe('exits', () => {
  it('are none until a trigger price is typed, and one alone is enough', () => {
    expect(toExits(emptyExits)).toBeNull()
    expect(toExits(exits('.', '0'))).toBeNull()
    expect(toExits(exits('', '96000'))).toEqual({
      takeProfit: null,
      stopLoss: { triggerPrice: '96000', price: null },
    })
  })

  it('of a buy take profit above its entry and stop below it, of a sell the other way round', () => {
    const found = (side: 'buy' | 'sell', draft: ExitsDraft): unknown =>
      findExitFaults(draft, side, '97000', market()).map(({ exit, rule }) => `${exit} ${rule}`)
    expect(found('buy', exits('98000', '96000'))).toEqual([])
    expect(found('buy', exits('97000', '97000'))).toEqual(['takeProfit wrongSide', 'stopLoss wrongSide'])
    expect(found('sell', exits('98000', '96000'))).toEqual(['takeProfit wrongSide', 'stopLoss wrongSide'])
    expect(found('sell', exits('96000', '98000'))).toEqual([])
  })

  it('stand on the tick, and a limit price needs its trigger', () => {
    expect(findExitFaults(exits('98000.05', ''), 'buy', null, market())).toMatchObject([
      { exit: 'takeProfit', field: 'trigger', rule: 'tick', below: '98000', above: '98000.1' },
    ])
    expect(findExitFaults(exits('', '', '98000'), 'buy', null, market())).toMatchObject([
      { exit: 'takeProfit', rule: 'triggerMissing' },
    ])
  })

  it('win and lose exactly what the prices differ by, at the limit where there is one', () => {
    const at = (triggerPrice: string, price: string | null = null) => ({ triggerPrice, price })
    expect(resultAt(at('98000.1'), 'buy', '0.003', '97000')).toBe('3.0003')
    expect(resultAt(at('98000'), 'sell', '0.003', '97000')).toBe('-3')
    expect(resultAt(at('98000', '97900'), 'buy', '1', '97000')).toBe('900')
  })

  it('go with an order that can open a position, and with no other', () => {
    const draft = { ...emptyDraft, sizeText: '1', priceText: '97000', exits: exits('98000', '') }
    expect(toIntent(draft, 'M', 'i')?.exits?.takeProfit?.triggerPrice).toBe('98000')
    expect(toIntent({ ...draft, reduceOnly: true }, 'M', 'i')?.exits).toBeNull()
  })
})
