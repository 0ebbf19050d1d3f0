import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ask } from '../../scripts/desk-app'
import { act, openStage, until } from './stage'

describe('exits that hang on an order', () => {
  it('are in the market as soon as it fills, also with the window closed', async () => {
    const { window, control, priceAt, openOrders, snapshot, application } = await openStage()
    const stopLoss = { triggerPrice: await priceAt('0.95'), price: null }
    const takeProfit = { triggerPrice: await priceAt('1.03'), price: await priceAt('1.02') }
    const placed = await ask(window, 'order:place', {
      intentId: randomUUID(),
      market: 'BTC-USD-PERP',
      side: 'buy',
      type: 'limit',
      size: '0.1',
      price: await priceAt('0.98'),
      triggerPrice: null,
      timeInForce: 'gtc',
      reduceOnly: false,
      selfTradePrevention: 'expireMaker',
      exits: { takeProfit, stopLoss },
      confirmed: false,
    })
    if (!placed.ok) throw new Error(placed.problem.code)
    await until('the entry', async () => (await openOrders()).length === 1)
    expect((await snapshot()).attachments).toMatchObject([{ state: 'waiting', size: '0.1' }])

    await act(application, 'desk', 'close')
    const visible = () =>
      application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((w) => w.isVisible()))
    await until('the window to be gone', async () => !(await visible()))
    await control.fill({ orderId: placed.value.id })
    await until('both exits', async () => (await openOrders()).length === 2)
    const { orders, attachments } = await until('their word', async () => {
      const now = await snapshot()
      return now.attachments.some(({ state }) => state === 'placed') && now
    })
    const ofExits = orders.filter(({ state }) => state === 'untriggered')
    expect(ofExits.map(({ type, size, reduceOnly }) => ({ type, size, reduceOnly }))).toEqual(
      expect.arrayContaining([
        { type: 'stopLossMarket', size: '0.1', reduceOnly: true },
        { type: 'takeProfitLimit', size: '0.1', reduceOnly: true },
      ]),
    )
    const names = [attachments[0]?.takeProfitClientId, attachments[0]?.stopLossClientId]
    expect(names.sort()).toEqual(ofExits.map(({ clientId }) => clientId).sort())
  })
})
