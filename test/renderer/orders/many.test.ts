import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../src/preload/model'
import { createI18n } from '../../../src/renderer/i18n'
import { bondOf, exitsOf } from '../../../src/renderer/orders/attachments'
import { failuresOf, inParts } from '../../../src/renderer/orders/useCancelMany'
import { stateSentence } from '../../../src/renderer/orders/words'
import { order } from '../samples'

const attachment: Attachment = {
  clientId: 'c1',
  market: 'BTC-USD-PERP',
  side: 'buy',
  size: '0.5',
  exits: { takeProfit: null, stopLoss: { triggerPrice: '95000', price: null } },
  state: 'waiting',
  takeProfitClientId: null,
  stopLossClientId: 'c2',
  problem: null,
}

describe('cancelling several orders', () => {
  it('tells which of them did not go, by their ids', () => {
    const orders = [order(), order({ id: 'o2', clientId: 'c2' }), order({ id: 'o3', clientId: 'c3' })]
    const problem = { code: 'order.gone' }
    const items = [
      { clientId: 'c2', orderId: 'o2', problem },
      { clientId: 'c1', orderId: 'o1', problem: null },
      { clientId: '', orderId: 'o3', problem: null },
    ]
    expect(failuresOf(orders, items)).toEqual([{ order: orders[1], problem }])
  })

  it('asks for as many at once as main takes, and for each once', () => {
    const orders = Array.from({ length: 1_201 }, (_, place) => order({ id: `o${place}` }))
    const parts = inParts(orders)
    expect(parts.map(({ length }) => length)).toEqual([500, 500, 201])
    expect(parts.flat()).toEqual(orders)
    expect(inParts(orders.slice(0, 1)).map(({ length }) => length)).toEqual([1])
  })
})

describe('exits of an order', () => {
  it('are found from the order that carries them and from the orders that they became', () => {
    expect(bondOf(order(), [attachment])).toEqual({ kind: 'carries', attachment })
    expect(bondOf(order({ clientId: 'c2' }), [attachment])).toMatchObject({ kind: 'is', exit: 'stopLoss' })
    expect(bondOf(order({ clientId: '' }), [attachment])).toBeNull()
    expect(exitsOf(attachment).map(({ name }) => name)).toEqual(['stopLoss'])
  })
})

describe('the state of an order in words', () => {
  it('says why, in our sentence or in the word of the venue', () => {
    const say = (cancelReason: string | null): string =>
      stateSentence(createI18n('en'), order({ state: 'cancelled', cancelReason }))
    expect(say('USER_CANCELED')).toBe('Cancelled · You cancelled it')
    expect(say('BRAND_NEW')).toBe('Cancelled · BRAND_NEW')
    expect(say(null)).toBe('Cancelled')
  })
})
