import { expect, it } from 'vitest'
import { placeOrder, showPanel, updateSettings } from '../../scripts/desk-app'
import { openStage, until } from './stage'

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
