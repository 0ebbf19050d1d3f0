import { describe, expect, it } from 'vitest'
import type { OrderRequest, SystemStatus } from '../../../src/sandbox/exchange/types'
import { ALICE, BOB, createScene, pathOf, q, request } from './scene'

function refusalCode(change: Partial<OrderRequest>, status: SystemStatus = 'ok'): string {
  const { exchange, events } = createScene()
  exchange.setSystemStatus(status)
  const answer = exchange.submit(ALICE, request(change))
  if (answer.ok) return 'accepted'
  expect(events.some(({ kind }) => kind === 'order')).toBe(false)
  expect(exchange.orderHistory(ALICE)).toEqual([])
  return answer.refusal.code
}

describe('an order at the door', () => {
  it.each<[string, Partial<OrderRequest>, string]>([
    ['of an unknown market', { market: 'GOLD-USD-PERP' }, 'MARKET_NOT_FOUND'],
    ['of no size', { size: 0n }, 'INVALID_ORDER_SIZE'],
    ['of a negative size', { size: q('-1') }, 'INVALID_ORDER_SIZE'],
    ['with a size between steps', { size: q('1.0001') }, 'INVALID_ORDER_SIZE'],
    ['above the maximum size', { size: q('1000.001') }, 'INVALID_ORDER_SIZE'],
    ['with a price between ticks', { price: q('100.05') }, 'VALIDATION_ERROR'],
    ['without a price', { price: 0n }, 'VALIDATION_ERROR'],
    ['at market with a price', { type: 'MARKET', price: q('100') }, 'VALIDATION_ERROR'],
    ['at market but post-only', { type: 'MARKET', instruction: 'POST_ONLY' }, 'VALIDATION_ERROR'],
    ['with a trigger it cannot have', { triggerPrice: q('99') }, 'VALIDATION_ERROR'],
    ['without the trigger it needs', { type: 'STOP_LIMIT' }, 'VALIDATION_ERROR'],
    ['with a trigger between ticks', { type: 'STOP_MARKET', triggerPrice: q('99.95') }, 'VALIDATION_ERROR'],
    [
      'to stop a loss without reduce-only',
      { type: 'STOP_LOSS_MARKET', triggerPrice: q('99') },
      'VALIDATION_ERROR',
    ],
    [
      'to take profit without reduce-only',
      { type: 'TAKE_PROFIT_LIMIT', triggerPrice: q('99') },
      'VALIDATION_ERROR',
    ],
    ['with a client id over 64 characters', { clientId: 'x'.repeat(65) }, 'VALIDATION_ERROR'],
  ])('is refused %s', (_name, change, code) => {
    expect(refusalCode(change)).toBe(code)
  })

  it.each<[SystemStatus, OrderRequest['instruction'], string]>([
    ['ok', 'GTC', 'accepted'],
    ['maintenance', 'POST_ONLY', 'SERVICE_UNAVAILABLE'],
    ['cancel_only', 'POST_ONLY', 'SYSTEM_STATUS_CANCEL_ONLY'],
    ['post_only', 'GTC', 'SYSTEM_STATUS_POST_ONLY'],
    ['post_only', 'IOC', 'SYSTEM_STATUS_POST_ONLY'],
    ['post_only', 'POST_ONLY', 'accepted'],
    ['post_only', 'RPI', 'accepted'],
  ])('meets a system that is %s: %s is %s', (status, instruction, outcome) => {
    expect(refusalCode({ instruction }, status)).toBe(outcome)
  })

  it('is refused a client id that an open or a closed order of the account has used', () => {
    const { exchange, place } = createScene()
    const first = place(ALICE, { clientId: 'mine' })
    const again = () => {
      const answer = exchange.submit(ALICE, request({ clientId: 'mine' }))
      return answer.ok ? 'accepted' : answer.refusal.code
    }
    expect(again()).toBe('DUPLICATED_CLIENT_ID')
    exchange.cancel(ALICE, first.id)
    expect(again()).toBe('DUPLICATED_CLIENT_ID')
    expect(exchange.submit(BOB, request({ clientId: 'mine' })).ok).toBe(true)
  })

  it('is refused for an unknown account', () => {
    const answer = createScene().exchange.submit('0xdead', request())
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'ACCOUNT_NOT_FOUND' } })
  })
})

describe('cancelling', () => {
  it('closes an open order and says who wished it', () => {
    const { exchange, place, events } = createScene()
    const order = place(ALICE)
    expect(exchange.cancel(ALICE, order.id)).toEqual({ ok: true })
    expect(pathOf(events, order.id)).toEqual(['NEW', 'OPEN', 'CLOSED USER_CANCELED'])
    expect(exchange.order(ALICE, order.id)?.remaining).toBe(q('1'))
    expect(exchange.openOrders(ALICE)).toEqual([])
  })

  it('is refused for orders that are closed, unknown, or of somebody else', () => {
    const { exchange, place } = createScene()
    const order = place(ALICE)
    const code = (account: string, id: string) => {
      const answer = exchange.cancel(account, id)
      return answer.ok ? 'ok' : answer.refusal.code
    }
    expect(code(BOB, order.id)).toBe('ORDER_ID_NOT_FOUND')
    expect(code(ALICE, '1')).toBe('ORDER_ID_NOT_FOUND')
    expect(code(ALICE, order.id)).toBe('ok')
    expect(code(ALICE, order.id)).toBe('ORDER_IS_CLOSED')
  })

  it('is possible while the system is cancel-only, but not in maintenance', () => {
    const { exchange, place } = createScene()
    const orders = [place(ALICE), place(ALICE)] as const
    exchange.setSystemStatus('maintenance')
    expect(exchange.cancel(ALICE, orders[0].id)).toMatchObject({ refusal: { code: 'SERVICE_UNAVAILABLE' } })
    expect(exchange.cancelAll(ALICE)).toEqual([])
    exchange.setSystemStatus('cancel_only')
    expect(exchange.cancel(ALICE, orders[0].id).ok).toBe(true)
    expect(exchange.cancelAll(ALICE)).toEqual([orders[1].id])
  })

  it('of all orders can be limited to a market', () => {
    const { exchange, place } = createScene()
    const btc = place(ALICE)
    const eth = place(ALICE, { market: 'ETH-USD-PERP' })
    expect(exchange.cancelAll(ALICE, 'ETH-USD-PERP')).toEqual([eth.id])
    expect(exchange.openOrders(ALICE).map(({ id }) => id)).toEqual([btc.id])
  })
})
