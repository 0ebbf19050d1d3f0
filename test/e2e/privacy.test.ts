import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { ask, placeOrder, showPanel, updateSettings } from '../../scripts/desk-app'
import { desktop, openStage, until } from './stage'

const btc = 'BTC-USD-PERP'
/** What the practice account has, before and after a trade; no price on the screen is near it. */
const ownMoney = /\b(?:100|99),\d{3}\b/

it('what the account has is dots in every panel, and so is what it could buy', async () => {
  const { window, priceAt, snapshot, control } = await openStage()
  await placeOrder(window, { market: btc, side: 'buy', size: '0.1', price: await priceAt('1.01') })
  await until('a position', async () => (await snapshot()).positions.length === 1)
  await control.settleFunding({ market: btc })
  const panels = ['Activity', 'Balances', 'Funding', 'History', 'Fills', 'Review', 'Positions']
  const told = async () => window.locator('.desk').innerText()
  const ticket = window.getByRole('region', { name: 'Order ticket' })
  await showPanel(window, 'Activity')
  await window.getByRole('table', { name: 'Activity' }).getByText(ownMoney).first().waitFor()
  expect(await ticket.innerText()).toMatch(/Up to [\d.]+ BTC/)

  await updateSettings(window, { hideBalances: true })
  await until('hidden amounts', async () => !ownMoney.test(await window.locator('.topbar').innerText()))
  for (const panel of panels) {
    await showPanel(window, panel)
    await window
      .getByRole('tabpanel', { name: panel })
      .or(window.getByRole('region', { name: panel }))
      .first()
      .waitFor()
    expect((await told()).match(ownMoney), panel).toBeNull()
  }
  expect(await ticket.innerText()).toContain('Up to ••••• BTC')

  await showPanel(window, 'Alerts')
  const alert = window.locator('.alert-told', { hasText: btc }).first()
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/•••/)
  expect(await alert.innerText()).not.toMatch(/\d/)
  expect(await alert.getAttribute('title')).not.toMatch(/\d/)
})

it('no list tells how much is held, ordered or traded, and all of it can still be acted upon', async () => {
  const { window, priceAt, snapshot, openOrders } = await openStage()
  const sizes = /0\.1234|0\.0567|4\.321|0\.0667/
  await placeOrder(window, { market: btc, side: 'buy', size: '0.1234', price: await priceAt('1.01') })
  await placeOrder(window, { market: btc, side: 'buy', size: '0.0567', price: await priceAt('0.97') })
  const twap = { market: 'ETH-USD-PERP', side: 'buy', size: '4.321', durationS: 1_800 } as const
  await ask(window, 'algo:place', { ...twap, intentId: randomUUID(), confirmed: true })
  const held = async () => (await snapshot()).positions.some(({ market }) => market === btc)
  await until('a position', held)
  const panel = (name: string) =>
    window
      .getByRole('tabpanel', { name })
      .or(window.getByRole('region', { name, exact: true }))
      .first()
  const lists = ['TWAP', 'History', 'Review', 'Fills', 'Open orders', 'Positions']
  await showPanel(window, 'Fills')
  await window.getByRole('table', { name: 'Fills' }).getByText(btc).first().waitFor()
  await showPanel(window, 'Positions')
  await panel('Positions').getByText('0.1234').first().waitFor()
  await showPanel(window, 'Open orders')
  expect(await panel('Open orders').innerText()).toMatch(sizes)

  await updateSettings(window, { hideBalances: true })
  await until('hidden sizes', async () => !sizes.test(await panel('Open orders').innerText()))
  for (const name of lists) {
    await showPanel(window, name)
    const list = panel(name)
    await list.getByText(/•••••/).first().waitFor()
    expect((await list.innerText()).match(sizes), name).toBeNull()
  }
  const menu = await until('the tray', async () => {
    const item = (await desktop.trayItems()).find(({ toolTip }) => toolTip.includes('Paradesk'))
    const lines = item && (await desktop.trayMenu(item)).map(({ label }) => label)
    return lines?.some((line) => line.includes(`${btc}  long`)) && item && [...lines, item.toolTip]
  })
  expect(menu.join(' ')).not.toMatch(sizes)

  // What is about to be sent is said.
  await showPanel(window, 'Open orders')
  const order = window.getByRole('table', { name: 'Open orders' }).getByRole('row').filter({ hasText: btc })
  await order.getByRole('button', { name: /^Change/ }).click()
  expect(await order.getByLabel('New size').inputValue()).toBe('0.0567')
  await order.getByLabel('New size').fill('0.0667')
  await window.keyboard.press('Enter')
  await until('the change', async () => (await openOrders())[0]?.remaining === '0.0667')
  await order.getByLabel('New size').waitFor({ state: 'detached' })
  expect(await order.innerText()).not.toMatch(sizes)
  await showPanel(window, 'Positions')
  await window.getByRole('button', { name: `Close ${btc}`, exact: true }).click()
  const dialog = window.getByRole('dialog')
  expect(await dialog.getByRole('list', { name: 'Orders to send' }).innerText()).toMatch(/Sell 0\.\d/)
  await dialog.getByRole('button', { name: 'Close it' }).click()
  await until('it closed', async () => !(await held()))
})
