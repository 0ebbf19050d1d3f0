import { describe, expect, it } from 'vitest'
import { ask, placeOrder } from '../../scripts/desk-app'
import { openStage, quit, until } from './stage'

describe('the exchange’s moods', () => {
  it('keep their own dialog: cancel on disconnect, account type, limits and what was not understood', async () => {
    const { window, snapshot, priceAt, openOrders } = await openStage()
    await window.getByRole('button', { name: 'Exchange, limits and diagnostics' }).click()
    const dialog = window.getByRole('dialog', { name: 'Exchange and connection' })
    const guard = dialog.getByRole('switch')
    expect(await guard.isChecked()).toBe(false)
    await guard.check()
    await dialog.getByText('On: confirmed for this connection').waitFor()
    await dialog.getByText('Retail', { exact: true }).click()
    await until('a Retail account', async () => (await snapshot()).budget?.usage === 'retail')
    await dialog.getByText('Retail orders').first().waitFor()
    await dialog.getByRole('button', { name: 'Diagnostics…' }).click()
    const page = window.getByRole('dialog', { name: 'Diagnostics' })
    await page.getByRole('row', { name: /^Account Live/ }).waitFor()
    await page.getByRole('row', { name: /^GET markets .* ms/ }).waitFor()
    // Also where the main process is bundled and hardened, orders are hashed by our own code.
    await page.getByRole('row', { name: 'Order hash Own code in WebAssembly' }).waitFor()
    const order = { market: 'BTC-USD-PERP', side: 'buy', size: '0.01' } as const
    await placeOrder(window, { ...order, price: await priceAt('0.97') })
    await page.getByRole('row', { name: /^Hashed by it .* [1-9]\d* \/ \d+$/ }).waitFor()
    await window.keyboard.press('Escape')
    // The sign in the top bar stays after the line was made anew for Retail.
    await window.getByText('Guard', { exact: true }).waitFor()
    await window.getByText(/^Retail \d+$/).waitFor()
    // With an order in the market the guarded desk would ask before it quits.
    await ask(window, 'orders:cancel-all', { market: null, side: null })
    await until('no order on the exchange', async () => (await openOrders()).length === 0)
    await until('none on the desk', async () =>
      (await snapshot()).orders.every((one) => one.state === 'cancelled'),
    )
  })

  it('ask before quitting takes orders out of the market, and quit as told', async () => {
    const { window, application, snapshot, priceAt, openOrders } = await openStage()
    await window.getByRole('button', { name: 'Exchange, limits and diagnostics' }).click()
    await window.getByRole('switch').check()
    await until('the guard', async () => (await snapshot()).connection.cancelOnDisconnect === 'on')
    await window.keyboard.press('Escape')
    const order = { market: 'BTC-USD-PERP', side: 'buy', size: '0.01' } as const
    await placeOrder(window, { ...order, price: await priceAt('0.97') })
    await quit(application)
    const dialog = window.getByRole('dialog', { name: 'Quit with orders in the market?' })
    await dialog.getByRole('button', { name: 'Stay' }).click()
    expect(await openOrders()).toHaveLength(1)
    await quit(application)
    const closed = application.waitForEvent('close')
    await dialog.getByRole('button', { name: 'Cancel all and quit' }).click()
    await closed
  })

  it('say how a market is margined, and change it', async () => {
    const { window } = await openStage()
    const button = window.getByRole('button', { name: 'Margin and leverage of this market' })
    await until('its margin', async () => /× ?$/.test((await button.textContent()) ?? ''))
    await button.click()
    const dialog = window.getByRole('dialog', { name: 'Margin of BTC-USD-PERP' })
    await dialog.getByRole('slider').fill('7')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await until('the new leverage', async () => (await button.textContent())?.endsWith('Cross 7×'))
    await button.click()
    await dialog.getByText('Isolated', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').waitFor()
  })
})
