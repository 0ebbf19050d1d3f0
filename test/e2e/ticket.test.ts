import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { updateSettings } from '../../scripts/desk-app'
import { compare, multiply, roundToStep, subtract } from '../../src/money/decimal'
import { openStage, until } from './stage'

const btc = 'BTC-USD-PERP'
const ticketOf = (window: Page) => window.locator('.ticket')
const rows = (window: Page, table: string) =>
  window.getByRole('table', { name: table }).getByRole('row').filter({ hasText: 'USD-PERP' })
const noLimits = {
  maxOrderNotional: null,
  maxPositionNotional: null,
  maxDistanceFromMark: null,
  confirmAbove: null,
}

async function choose(ticket: Locator, kind: string): Promise<void> {
  await ticket.locator('.type-chooser .menu-face').click()
  await ticket.getByRole('menuitemradio', { name: kind }).click()
}

describe('the ticket', () => {
  it('sends one order by keyboard alone, keeps to own limits and asks before a large one', async () => {
    const stage = await openStage()
    const { window } = stage
    const ticket = ticketOf(window)
    const price = await stage.priceAt('0.97')
    await window.keyboard.press('b')
    await window.keyboard.type('0.1')
    // Past the slider and the shares of what can be bought.
    for (let press = 0; press < 3; press += 1) await window.keyboard.press('Tab')
    await window.keyboard.type(price)
    await window.keyboard.down('Enter')
    for (let repeat = 0; repeat < 5; repeat += 1) await window.keyboard.down('Enter')
    await window.keyboard.up('Enter')
    await until('the order', async () => (await stage.openOrders()).length > 0)
    await ticket.getByText(/Accepted: working/).waitFor()
    expect(await stage.openOrders()).toMatchObject([{ price, remaining: '0.1' }])

    await updateSettings(window, { limits: { ...noLimits, maxOrderNotional: '5000' } })
    await ticket.getByText(/Your own limit: 5,000\.00 USDC an order/).waitFor()
    await ticket.locator('button[type="submit"]').click()
    await ticket.getByRole('button', { name: 'Change it' }).click()
    const settings = window.getByRole('dialog')
    await settings.getByLabel('Largest order').fill('')
    await settings.getByLabel('Ask before orders from').fill('5000')
    await settings.getByRole('button', { name: 'Save limits' }).click()
    await settings.getByText('Saved').waitFor()
    await window.keyboard.press('Escape')

    await ticket.locator('button[type="submit"]').click()
    const question = window.getByRole('dialog', { name: 'Send this order?' })
    await question.getByText(/Buy 0\.1 BTC at/).waitFor()
    await question.getByRole('button', { name: 'Send nothing' }).click()
    expect(await stage.openOrders()).toHaveLength(1)
    await ticket.locator('button[type="submit"]').click()
    await question.getByRole('button', { name: 'Send it' }).click()
    await until('the second', async () => (await stage.openOrders()).length === 2)
  })

  it('takes a size in USD and as a share of the position, and sends it without a mouse', async () => {
    const stage = await openStage()
    const { window } = stage
    const ticket = ticketOf(window)
    const keys = async (...all: string[]) => {
      for (const key of all) await window.keyboard.press(key)
    }
    const held = async () =>
      (await stage.snapshot()).positions.find(({ status }) => status === 'open')?.size ?? '0'

    await keys('m', 'b', '$')
    await window.keyboard.type('5000')
    await ticket.getByText(/^0\.0\d+ BTC · \d\.\d\d\s%$/).waitFor()
    await ticket.getByText(/^at 50×$/).waitFor()
    await keys('Enter')
    const bought = await until('what 5,000 USD buy', async () => {
      const size = await held()
      return size === '0' ? undefined : size
    })
    expect(compare(bought, '0.0525')).toBe(-1)
    expect(compare(bought, '0.0475')).toBe(1)

    await ticket.getByLabel('Reduce-only').focus()
    await keys('Space', 's', '%', 'Control+a')
    await window.keyboard.type('50')
    await ticket.getByText(new RegExp(`^Up to ${bought}`)).waitFor()
    await keys('Enter')
    const half = roundToStep(multiply(bought, '0.5'), '0.00001', 'down')
    await until('half of it sold', async () => (await held()) === subtract(bought, half))

    // In the base each step of the slider counts, also where two of them come to one size.
    await ticket.getByRole('radio', { name: 'BTC' }).check()
    await ticket.getByRole('slider').focus()
    await keys('Home', ...Array.from({ length: 7 }, () => 'ArrowRight'))
    expect(await ticket.getByRole('slider').inputValue()).toBe('7')
    await ticket.getByRole('radio', { name: '%', exact: true }).check()
    await ticket.getByRole('slider').focus()
    await keys('End')
    expect(await ticket.getByLabel('Size').inputValue()).toBe('100')
    await keys('Control+Enter')
    await until('nothing held', async () => (await held()) === '0')
    await ticket.getByText('There is nothing to take a share of.').waitFor()
  })

  it('sends a ladder that was seen before, whose ticked orders are cancelled, and a TWAP that is stopped', async () => {
    const stage = await openStage()
    const { window } = stage
    const ticket = ticketOf(window)
    await choose(ticket, 'Scaled')
    await ticket.getByLabel('Total size').fill('0.5')
    await ticket.getByLabel('First price').fill(await stage.priceAt('0.98'))
    await ticket.getByLabel('Last price').fill(await stage.priceAt('0.96'))
    await ticket.getByLabel('Orders', { exact: true }).fill('5')
    const preview = ticket.getByRole('table', { name: 'Orders of the ladder' })
    await until('five orders', async () => (await preview.getByRole('row').count()) === 6)
    await ticket.locator('button[type="submit"]').click()
    await ticket.getByText('5 of 5 orders sent').waitFor()
    await until('five orders', async () => (await stage.openOrders()).length === 5)
    for (const place of [0, 2]) await rows(window, 'Open orders').nth(place).getByRole('checkbox').click()
    await window.getByRole('button', { name: 'Cancel selected (2)' }).click()
    await window.getByText('2 of 2 cancels went through').waitFor()
    await until('three orders', async () => (await stage.openOrders()).length === 3)
    await window.getByText('Closed', { exact: true }).click()
    const closed = window.getByRole('table', { name: 'Closed orders' })
    await until('why', async () => (await closed.getByText(/You cancelled it/).count()) === 2)

    await choose(ticket, 'TWAP')
    await ticket.getByLabel('Total size').fill('0.2')
    await ticket.getByText('5 min', { exact: true }).click()
    await ticket.getByText('10, one every 30 s').waitFor()
    await ticket.locator('button[type="submit"]').click()
    await ticket.getByText(/Accepted: it runs/).waitFor()
    await window.getByRole('tab', { name: /TWAP/ }).click()
    const row = rows(window, 'TWAP').first()
    await row.getByRole('progressbar').waitFor()
    await until('its first order', async () =>
      (await stage.snapshot()).algos.some(({ filledSize }) => filledSize !== '0'),
    )
    await row.getByRole('button', { name: /^Stop/ }).click()
    await until('its end', async () =>
      (await stage.snapshot()).algos.every(({ state }) => state === 'cancelled'),
    )
    expect(await row.innerText()).toContain('You cancelled it')
  })
})

describe('exits', () => {
  it('hang on an order until it has filled, and are set on a position from its row', async () => {
    const stage = await openStage()
    const { window } = stage
    const ticket = ticketOf(window)
    await ticket.getByLabel('Size').fill('0.1')
    await ticket.getByLabel('Price').fill(await stage.priceAt('0.99'))
    await ticket.getByRole('button', { name: 'Take profit / Stop loss' }).click()
    await ticket.getByLabel('Take profit at').fill(await stage.priceAt('1.02'))
    await ticket.getByLabel('Stop loss at').fill(await stage.priceAt('0.97'))
    await ticket.locator('button[type="submit"]').click()
    await rows(window, 'Open orders')
      .first()
      .getByRole('img', { name: /Take profit .* Stop loss .* begins to fill/ })
      .waitFor()
    const [order] = await stage.openOrders()
    await stage.control.fill({ orderId: order?.id ?? '' })
    await until('both exits', async () => {
      const { orders } = await stage.snapshot()
      return ['takeProfitMarket', 'stopLossMarket'].every((type) =>
        orders.some((one) => one.type === type && one.state === 'untriggered'),
      )
    })

    await window.getByRole('button', { name: `Take profit and stop loss of ${btc}` }).click()
    const dialog = window.getByRole('dialog')
    expect(await dialog.getByLabel('Size').inputValue()).toBe('0.1')
    await dialog.getByLabel('Take profit at').fill(await stage.priceAt('1.02'))
    await dialog.getByLabel('Stop loss at').fill(await stage.priceAt('0.98'))
    await window.keyboard.press('Enter')
    const sent = dialog.getByRole('list', { name: 'Orders to send' })
    await until('both told', async () => (await sent.getByText(/waits for its trigger/).count()) === 2)
    const set = dialog.getByRole('region', { name: 'In the market already' })
    expect(await set.getByRole('listitem').count()).toBe(4)
    await set
      .getByRole('button', { name: /^Cancel/ })
      .first()
      .click()
    await until('three left', async () => (await set.getByRole('listitem').count()) === 3)
    await window.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})
