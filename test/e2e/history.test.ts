import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { placeOrder, resize, updateSettings } from '../../scripts/desk-app'
import { openStage, until, type Stage } from './stage'

const tab = (window: Page, name: string) => window.getByRole('tab', { name, exact: false })
const table = (window: Page, name: string) => window.getByRole('table', { name, exact: true })

/** Buys so much of BTC, filled at once; the fill's id. */
async function trade(stage: Stage, size: string): Promise<string> {
  const price = await stage.priceAt('0.999')
  const order = await placeOrder(stage.window, { market: 'BTC-USD-PERP', side: 'buy', size, price })
  const { fillId } = await stage.control.fill({ orderId: order.id })
  return fillId
}

describe('the past and what moves', () => {
  it('reads fills page by page, strikes a busted one through and shows all of a row', async () => {
    const stage = await openStage()
    const { window, application, control, snapshot } = stage
    await resize(application, 1600, 1000)
    const first = await trade(stage, '0.011')
    await trade(stage, '0.022')
    await tab(window, 'History').click()
    await window.getByLabel('What to read').selectOption('fills')
    const fills = table(window, 'Fills').filter({ hasText: '0.01100' })
    await fills.getByRole('row').filter({ hasText: '0.02200' }).waitFor()
    const { activeAddress } = await snapshot()
    await control.bust({ account: activeAddress ?? '', fillId: first })
    await fills.getByRole('row').filter({ hasText: '0.01100' }).locator('s').first().waitFor()
    expect(await fills.getByRole('row').filter({ hasText: '0.02200' }).locator('s').count()).toBe(0)

    await fills.getByRole('row').filter({ hasText: '0.02200' }).getByRole('button').first().press('Enter')
    await window.getByRole('dialog').getByText('Realised PnL').waitFor()
    await window.keyboard.press('Escape')

    for (let count = 0; count < 120; count += 1)
      await control.fund({ account: activeAddress ?? '', amount: '1' })
    await window.getByLabel('What to read').selectOption('transfers')
    await window.getByText('100 so far').waitFor()
    await window.getByRole('button', { name: 'Load more' }).press('Enter')
    await window.getByText(/^12\d in all$/).waitFor()
  })

  it('shows funding paid, a settlement and its hash as they happen, and the rates of other exchanges', async () => {
    const stage = await openStage()
    const { window, application, control } = stage
    await resize(application, 1600, 1000)
    await trade(stage, '0.05')
    await tab(window, 'Activity').click()
    const activity = table(window, 'Activity')
    await activity.getByText('Fill settled').first().waitFor()
    // Funding runs with the exchange's own pulse: nothing is paid before its first beat.
    await until('funding', async () => {
      await control.settleFunding({ market: 'BTC-USD-PERP' })
      return (await activity.getByText(/Funding (paid|received)/).count()) > 0
    })
    await activity
      .getByRole('button', { name: /Copy the hash/ })
      .first()
      .press('Enter')
    await activity.getByText('Copied').waitFor()

    await tab(window, 'Funding').click()
    const exchanges = table(window, 'Exchanges')
    for (const name of ['Paradex', 'Binance', 'Bybit', 'Hyperliquid'])
      await exchanges.getByText(name, { exact: true }).waitFor()
  })

  it('draws candles that can be moved by keys, in both languages and themes', async () => {
    const { window, application } = await openStage()
    await resize(application, 1280, 800)
    const refused: string[] = []
    window.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
    })
    const chart = window.getByRole('img', { name: /Candles of BTC-USD-PERP/ })
    await chart.waitFor()
    const legend = window.locator('.chart-legend')
    await legend.getByText('Vol').waitFor()
    await window.getByRole('radio', { name: '15m' }).check()
    await window.getByRole('radio', { name: 'Mark', exact: true }).check()
    await until('candles of marks', async () => !(await legend.innerText()).includes('Vol'))
    await chart.press('ArrowLeft')
    await updateSettings(window, { theme: 'light', language: 'zh-CN' })
    await legend.getByText('开', { exact: true }).waitFor()
    expect(refused).toEqual([])
  })

  it('closes the ticket of a market that goes off the exchange, and never puts another in its place', async () => {
    const { window, control } = await openStage()
    await window.getByRole('table', { name: 'Markets' }).getByText('SOL', { exact: false }).first().click()
    await window.getByRole('button', { name: /SOL/ }).first().waitFor()
    const ticket = window.locator('.ticket')
    await ticket.getByLabel('Size').fill('1')
    await ticket.getByLabel('Price').fill('188.3')
    await control.market({ market: 'SOL-USD-PERP', tick: '0.5' })
    await ticket.getByText('Ticks of 0.5').waitFor()
    await control.delist({ market: 'SOL-USD-PERP' })
    await window.getByText('SOL-USD-PERP is no longer traded').waitFor()
    await ticket.getByText(/was settled at \d+(\.\d+)? .*Choose another market/).waitFor()
    expect(await window.getByRole('table', { name: 'Markets' }).getByText('SOL').count()).toBe(0)
    expect(await ticket.getByRole('button', { name: /Buy/ }).count()).toBe(0)
  })
})
