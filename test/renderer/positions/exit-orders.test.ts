import { describe, expect, it } from 'vitest'
import { exitOrdersOf, toExitIntents } from '../../../src/renderer/positions/exit-orders'
import { order, position } from '../samples'

describe('the exits of a position', () => {
  it('are sent as one order each, reducing only, with names of their own', () => {
    let names = 0
    const intents = toExitIntents(
      position(),
      '0.5',
      {
        takeProfit: { triggerPrice: '99000', price: '98990' },
        stopLoss: { triggerPrice: '95000', price: null },
      },
      () => `i${(names += 1)}`,
    )
    expect(intents.map(({ intent }) => intent)).toMatchObject([
      {
        intentId: 'i1',
        type: 'takeProfitLimit',
        side: 'sell',
        price: '98990',
        timeInForce: 'gtc',
        reduceOnly: true,
      },
      {
        intentId: 'i2',
        type: 'stopLossMarket',
        side: 'sell',
        price: '0',
        timeInForce: 'ioc',
        reduceOnly: true,
      },
    ])
  })

  it('are those orders of its market that would close it', () => {
    const stop = order({ id: 's', clientId: 's', side: 'sell', type: 'stopLossMarket', state: 'untriggered' })
    const profit = order({
      id: 't',
      clientId: 't',
      side: 'sell',
      type: 'takeProfitLimit',
      state: 'untriggered',
    })
    const others = [
      order(),
      { ...stop, id: 'b', side: 'buy' as const },
      { ...stop, id: 'e', market: 'ETH-USD-PERP' },
      { ...stop, id: 'c', state: 'cancelled' as const },
    ]
    expect(exitOrdersOf(position(), [stop, profit, ...others]).map(({ id }) => id)).toEqual(['t', 's'])
  })
})
