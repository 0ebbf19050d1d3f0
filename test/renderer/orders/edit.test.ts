import { describe, expect, it } from 'vitest'
import { editableFields, startEdit, toAmendment } from '../../../src/renderer/orders/edit'
import { tellingPrice } from '../../../src/renderer/orders/words'
import type { Order } from '../../../src/preload/model'
import { order } from '../samples'

const stop: Partial<Order> = {
  type: 'stopLossLimit',
  price: '94900',
  triggerPrice: '95000',
  state: 'untriggered',
}

describe('the fields of a row that can be changed', () => {
  it.each([
    [{}, ['price', 'size']],
    [{ state: 'partlyFilled' }, ['price', 'size']],
    [stop, ['trigger', 'price', 'size']],
    [{ ...stop, state: 'working' }, ['price', 'size']],
    [{ ...stop, type: 'stopLossMarket', price: '0' }, ['trigger', 'size']],
    [{ id: '' }, []],
    [{ type: 'other' }, []],
    [{ state: 'unknown' }, []],
    [{ state: 'new' }, []],
  ] as [Partial<Order>, string[]][])('of an order with %o are %j', (over, fields) => {
    expect(editableFields(order(over))).toEqual(fields)
  })
})

describe('toAmendment', () => {
  it('says every number again, those typed as they were typed', () => {
    const resting = order(stop)
    const edit = startEdit(resting)
    expect(toAmendment(resting, edit)).toEqual({
      orderId: 'o1',
      size: '0.5',
      price: '94900',
      triggerPrice: '95000',
      confirmed: false,
    })
    const typed = { ...edit, texts: { size: '.25', price: '94800.', trigger: '94950' } }
    expect(toAmendment(resting, typed)).toMatchObject({
      size: '0.25',
      price: '94800',
      triggerPrice: '94950',
      confirmed: false,
    })
  })

  it('leaves a trigger that was reached as it is', () => {
    const awake = order({ ...stop, state: 'working' })
    const typed = { orderId: 'o1', texts: { size: '0.5', price: '94800', trigger: '1' } }
    expect(toAmendment(awake, typed).triggerPrice).toBe('95000')
    expect(toAmendment(order(), startEdit(order())).triggerPrice).toBeNull()
  })

  it('does not fill in for a field left empty', () => {
    const typed = { orderId: 'o1', texts: { size: '', price: '.', trigger: '' } }
    expect(toAmendment(order(), typed)).toMatchObject({ size: '', price: '' })
  })
})

describe('the price an order is told by', () => {
  it('is its trigger where it has no limit', () => {
    expect(tellingPrice(order(stop))).toBe('94900')
    expect(tellingPrice(order({ ...stop, price: '0' }))).toBe('95000')
    expect(tellingPrice(order({ type: 'market', price: '0' }))).toBe('0')
  })
})
