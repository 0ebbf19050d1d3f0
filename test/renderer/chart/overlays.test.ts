import { describe, expect, it } from 'vitest'
import { toFillMarks, toPriceLines } from '../../../src/renderer/chart/overlays'
import { fill, order, position } from '../samples'

describe('the price lines', () => {
  it('are of what works or waits in this market, and of what is held', () => {
    const orders = [
      order({ id: 'a', state: 'working', price: '97000', remainingSize: '0.4' }),
      order({ id: 'b', state: 'untriggered', side: 'sell', price: '0', triggerPrice: '90000' }),
      order({ id: 'c', state: 'filled' }),
      order({ id: 'e', state: 'untriggered', type: 'stopLimit', price: '98100', triggerPrice: '98000' }),
      order({ id: '', clientId: 'new', state: 'working', price: '96000' }),
      order({ id: 'd', market: 'ETH-USD-PERP' }),
    ]
    const lines = toPriceLines('BTC-USD-PERP', orders, [position(), position({ market: 'ETH-USD-PERP' })])
    expect(lines.map(({ kind, price }) => `${kind} ${price}`)).toEqual([
      'buy 97000',
      'sellTrigger 90000',
      'buyTrigger 98000',
      'buyAfter 98100',
      'buy 96000',
      'long 96256.17',
      'liquidation 61204.7',
    ])
    expect(lines[0]?.size).toBe('0.4')
    expect(lines.map(({ moves }) => moves && `${moves.orderId} ${moves.field}`)).toEqual([
      'a price',
      'b trigger',
      'e trigger',
      'e price',
      // The exchange has not named it yet; what is held stays where it is.
      null,
      null,
      null,
    ])
  })

  it('leave a liquidation price out that the exchange has not said', () => {
    const lines = toPriceLines('BTC-USD-PERP', [], [position({ liquidationPrice: null })])
    expect(lines.map(({ kind }) => kind)).toEqual(['long'])
    const none = position({ side: 'short', liquidationPrice: '0' })
    expect(toPriceLines('BTC-USD-PERP', [], [none]).map(({ kind }) => kind)).toEqual(['short'])
  })
})

describe('the marks of fills', () => {
  it('are one a candle and side, oldest first', () => {
    const at = (createdAtMs: number, over = {}) => fill({ key: String(createdAtMs), createdAtMs, ...over })
    const fills = [at(400_000), at(310_000), at(305_000, { side: 'sell' }), at(5_000), at(1, { market: 'X' })]
    expect(toFillMarks('BTC-USD-PERP', fills, 5)).toEqual([
      { startAtMs: 0, side: 'buy', count: 1 },
      { startAtMs: 300_000, side: 'buy', count: 2 },
      { startAtMs: 300_000, side: 'sell', count: 1 },
    ])
  })
})
