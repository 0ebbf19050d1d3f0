import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { showPanel, updateSettings } from '../../scripts/desk-app'
import { act, desktop, openStage, until } from './stage'

/** Fills in the ticket as a person does: the mouse on a field, the keys for the number. */
async function buyByHand(window: Page, size: string, price: string): Promise<void> {
  const ticket = window.getByRole('region', { name: 'Order ticket' })
  await ticket.getByText('Buy', { exact: true }).first().click()
  await ticket.getByLabel('Size').click()
  await window.keyboard.press('ControlOrMeta+A')
  await window.keyboard.type(size)
  await ticket.getByLabel('Price').click()
  await window.keyboard.press('ControlOrMeta+A')
  await window.keyboard.type(price)
  await window.keyboard.press('Enter')
}

const rows = (window: Page, table: string) =>
  window.getByRole('table', { name: table }).getByRole('row').filter({ hasText: 'USD-PERP' })

describe('a fill on the exchange', () => {
  it('rings on the desktop once, and moves the row from Open orders to Fills and Positions', async () => {
    const { window, control, priceAt, openOrders, snapshot } = await openStage()
    const before = (await desktop.notifications()).length
    const price = await priceAt('0.97')
    await buyByHand(window, '0.1', price)

    await rows(window, 'Open orders').first().waitFor()
    const order = await until('the order on the exchange', async () => (await openOrders())[0])
    expect(order).toMatchObject({ price, remaining: '0.1' })

    await control.fill({ orderId: order.id, size: '0.04' })
    await showPanel(window, 'Fills')
    await rows(window, 'Fills').first().waitFor()
    await control.fill({ orderId: order.id })
    await until('both fills', async () => (await rows(window, 'Fills').count()) === 2)
    await showPanel(window, 'Open orders')
    await window.getByRole('table', { name: 'Open orders' }).waitFor()
    await until('an empty Open orders', async () => (await rows(window, 'Open orders').count()) === 0)
    expect(await rows(window, 'Positions').first().innerText()).toContain('0.1')
    expect((await snapshot()).positions).toMatchObject([
      { market: 'BTC-USD-PERP', side: 'long', size: '0.1' },
    ])

    const shown = await until('two bells', async () => {
      const notifications = await desktop.notifications()
      const mine = notifications.slice(before).filter(({ summary }) => summary.includes('BTC-USD-PERP'))
      return mine.length === 2 && mine
    })
    const written = Number(price).toLocaleString('en-US', { maximumFractionDigits: 1 })
    expect(shown.map(({ summary, body, count }) => ({ summary, body, count }))).toEqual([
      { summary: 'Bought 0.04 BTC-USD-PERP', body: `at ${written} · 0.06 left`, count: 1 },
      { summary: 'Bought 0.06 BTC-USD-PERP', body: `at ${written} · order filled`, count: 1 },
    ])
  })

  it('rings with the window closed, and a click on it opens the desk on that order', async () => {
    const { window, control, priceAt, openOrders, application } = await openStage()
    const price = await priceAt('0.97')
    await buyByHand(window, '0.05', price)
    const order = await until('the order on the exchange', async () => (await openOrders())[0])
    const before = (await desktop.notifications()).length

    await act(application, 'desk', 'close')
    const visible = () =>
      application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((w) => w.isVisible()))
    await until('the window to be gone', async () => !(await visible()))

    await control.fill({ orderId: order.id })
    const shown = await until('the bell', async () => {
      const notifications = await desktop.notifications()
      return notifications.length > before && notifications
    })
    expect(shown.length - before).toBe(1)
    expect(shown.at(-1)?.summary).toBe('Bought 0.05 BTC-USD-PERP')

    await desktop.openNotification()
    await until('the window to be back', visible)
    await window.locator('tr[data-shown="true"], tr[aria-selected="true"], tr.shown').first().waitFor()
  })

  it('is silent while notifications are paused, but still shows', async () => {
    const { window, control, priceAt, openOrders } = await openStage()
    const bells = async () => (await desktop.notifications()).map(({ summary }) => summary)
    const before = (await bells()).length
    const fillOne = async (size: string) => {
      await buyByHand(window, size, await priceAt('0.97'))
      const order = await until('the order on the exchange', async () => (await openOrders())[0])
      await control.fill({ orderId: order.id })
    }
    await updateSettings(window, { notificationsPaused: true })
    await showPanel(window, 'Fills')
    await fillOne('0.05')
    await until('the silent fill', async () => (await rows(window, 'Fills').count()) === 1)
    await until('an empty book of orders', async () => (await openOrders()).length === 0)
    // The next one rings; had the silent one rung late, there would be two.
    await updateSettings(window, { notificationsPaused: false })
    await fillOne('0.06')
    await until('a bell', async () => (await bells()).length > before)
    expect((await bells()).slice(before)).toEqual(['Bought 0.06 BTC-USD-PERP'])
  })
})

describe('orders in the window', () => {
  it('are cancelled one by one, and all at once after a question', async () => {
    const { window, priceAt, openOrders } = await openStage()
    for (const fraction of ['0.97', '0.96', '0.955']) {
      await buyByHand(window, '0.05', await priceAt(fraction))
      const wanted = ['0.97', '0.96', '0.955'].indexOf(fraction) + 1
      await until(
        'the order in the table',
        async () => (await rows(window, 'Open orders').count()) === wanted,
      )
    }
    await rows(window, 'Open orders')
      .first()
      .getByRole('button', { name: /^Cancel/ })
      .click()
    await until('two orders left', async () => (await openOrders()).length === 2)
    await window
      .getByRole('region', { name: 'Open orders' })
      .getByRole('button', { name: 'Cancel all' })
      .click()
    await window.getByRole('dialog').getByRole('button', { name: 'Cancel all orders' }).click()
    await until('none left', async () => (await openOrders()).length === 0)
    await until('an empty table', async () => (await rows(window, 'Open orders').count()) === 0)
  })

  it('are sent once for a double press', async () => {
    const { window, priceAt, openOrders, control } = await openStage()
    const price = await priceAt('0.97')
    const ticket = window.getByRole('region', { name: 'Order ticket' })
    await ticket.getByLabel('Size').fill('0.05')
    await ticket.getByLabel('Price').fill(price)
    await ticket.locator('button[type="submit"]').dblclick()
    await until('the order on the exchange', async () => (await openOrders()).length > 0)
    await rows(window, 'Open orders').first().waitFor()
    const [account] = (await control.state()).accounts
    expect(Object.values(account?.clientIds ?? {})).toEqual([{ received: 1, accepted: 1 }])
  })
})
