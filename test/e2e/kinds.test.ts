import { describe, expect, it } from 'vitest'
import { placeOrder } from '../../scripts/desk-app'
import { act, desktop, openStage, until, type Stage } from './stage'

const btc = 'BTC-USD-PERP'

/** Has the account hold this much, past the ticket. */
async function hold({ window, snapshot, priceAt }: Stage, size: string): Promise<void> {
  await placeOrder(window, { market: btc, side: 'buy', size, price: await priceAt('1.01') })
  await until('the position', async () => (await snapshot()).positions.some((one) => one.size === size))
}

describe('an order that waits for a price', () => {
  it('goes out of the ticket as what it is called there, each kind', async () => {
    const stage = await openStage()
    const { window, snapshot, priceAt } = stage
    await hold(stage, '0.2')
    const ticket = window.getByRole('region', { name: 'Order ticket' })
    for (const { kind, type, side, trigger, price } of [
      { kind: 'Stop limit', type: 'stopLimit', side: 'Buy', trigger: '1.01', price: '1.012' },
      { kind: 'Stop market', type: 'stopMarket', side: 'Buy', trigger: '1.011' },
      { kind: 'TP limit', type: 'takeProfitLimit', side: 'Sell', trigger: '1.012', price: '1.01' },
      { kind: 'TP market', type: 'takeProfitMarket', side: 'Sell', trigger: '1.013' },
      { kind: 'SL limit', type: 'stopLossLimit', side: 'Sell', trigger: '0.99', price: '0.985' },
    ] as const) {
      await ticket.locator('.type-chooser .menu-face').click()
      await ticket.getByRole('menuitemradio', { name: kind }).click()
      await ticket.getByText(side, { exact: true }).first().click()
      await ticket.getByLabel('Size').fill('0.1')
      const wanted = { trigger: await priceAt(trigger), price: price ? await priceAt(price) : '0' }
      await ticket.getByLabel('Trigger', { exact: true }).fill(wanted.trigger)
      if (price) await ticket.getByLabel('Price', { exact: true }).fill(wanted.price)
      await ticket.locator('button[type="submit"]').click()
      const order = await until(`the ${kind}`, async () =>
        (await snapshot()).orders.find((one) => one.type === type && one.state === 'untriggered'),
      )
      expect(order).toMatchObject({
        ...{ side: side.toLowerCase(), size: '0.1', triggerPrice: wanted.trigger, price: wanted.price },
        // Those that protect a position can't make another.
        reduceOnly: side === 'Sell',
      })
    }
    const rows = window.getByRole('table', { name: 'Open orders' }).getByRole('row').filter({ hasText: btc })
    await until('all of them in the list', async () => (await rows.count()) === 5)
  })
})

describe('a position larger than one order may be', () => {
  it('is closed by several from its row, and what is left by the emergency stop out of the tray', async () => {
    const stage = await openStage()
    const { application, window, snapshot, control, openOrders, priceAt } = stage
    const held = async () => (await snapshot()).positions.filter(({ status }) => status === 'open')
    await hold(stage, '0.25')
    await control.market({ market: btc, maxOrderSize: '0.1' })
    await until('the new limit', async () =>
      (await snapshot()).markets.some((one) => one.symbol === btc && one.maxOrderSize === '0.1'),
    )
    await window.getByRole('button', { name: `Close ${btc}`, exact: true }).click()
    const dialog = window.getByRole('dialog', { name: `Close ${btc}` })
    const lines = dialog.getByRole('list', { name: 'Orders to send' }).getByRole('listitem')
    expect((await lines.allInnerTexts()).map((line) => /Sell ([\d.]+)/.exec(line)?.[1])).toEqual([
      '0.10000',
      '0.10000',
      '0.05000',
    ])
    await dialog.getByRole('button', { name: 'Close it' }).click()
    // The book is as thin as such a market's: how much of each fills is its own matter.
    await until('an end of each', async () => {
      const sells = (await snapshot()).orders.filter((one) => one.side === 'sell' && one.reduceOnly)
      const taken = sells.filter(({ state }) => state === 'filled' || state === 'cancelled')
      return (
        taken
          .map(({ size }) => size)
          .sort()
          .join() === '0.05,0.1,0.1'
      )
    })
    expect((await held())[0]?.size).not.toBe('0.25')
    await window.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await control.market({ market: btc, maxOrderSize: '100' })
    await until('the old limit', async () =>
      (await snapshot()).markets.some((one) => one.symbol === btc && one.maxOrderSize === '100'),
    )
    if ((await held()).length === 0) await hold(stage, '0.1')
    await placeOrder(window, { market: btc, side: 'buy', size: '0.1', price: await priceAt('0.97') })
    await act(application, 'desk', 'hide')
    await until('the line in the tray', async () => {
      const item = (await desktop.trayItems()).find(({ toolTip }) => toolTip.includes('Paradesk'))
      const entry = item && (await desktop.trayMenu(item)).find(({ label }) => label === 'Emergency stop…')
      return item && entry && desktop.chooseTrayMenu(item, entry.id)
    })
    const panic = window.getByRole('dialog', { name: 'Emergency stop' })
    await panic.getByText('Open orders: 1. Running TWAPs: 0. Positions: 1.').waitFor()
    await panic.getByRole('button', { name: 'Hold: cancel all, close all' }).focus()
    await window.keyboard.down('Enter')
    await panic.getByText('The exchange has taken the cancel of all orders.').waitFor()
    await until('nothing held', async () => (await held()).length === 0)
    await window.keyboard.up('Enter')
    expect(await openOrders()).toHaveLength(0)
  })
})
