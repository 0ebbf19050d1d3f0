import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, placeOrder, resize, sideWindow } from '../../scripts/desk-app'
import { compare } from '../../src/money/decimal'
import { openStage, until } from './stage'

const book = (window: Page) => window.getByRole('region', { name: 'Order book', exact: true })
const trades = (window: Page) => window.getByRole('region', { name: 'Trades', exact: true })
const toDecimal = (text: string | undefined): string => (text ?? '').replaceAll(',', '')

/** The prices bid as they stand on the screen, best first. */
async function bidsOf(window: Page): Promise<string[]> {
  return (await book(window).locator('tbody.bids button').allInnerTexts()).map(toDecimal)
}

describe('the chosen market', () => {
  it('shows a live book whose asks stand above its bids, and each trade as it happens', async () => {
    const { window, application, control, snapshot } = await openStage()
    await resize(application, 1600, 1000)
    await until('a book', async () => (await bidsOf(window)).length > 1)
    // In one reading, since it moves.
    const prices = (await book(window).locator('tbody button').allInnerTexts()).map(toDecimal)
    expect(prices).toEqual(prices.toSorted((a, b) => compare(b, a)))

    const { tickers } = await snapshot()
    const bid = tickers.find(({ market }) => market === 'BTC-USD-PERP')?.bid ?? ''
    const order = await placeOrder(window, {
      market: 'BTC-USD-PERP',
      side: 'buy',
      size: '0.123',
      price: bid.split('.')[0] ?? '',
    })
    await control.fill({ orderId: order.id })
    await trades(window).getByRole('row').filter({ hasText: '0.123' }).first().waitFor()
    expect(await trades(window).getByRole('row').nth(1).innerText()).toMatch(/^\d\d:\d\d:\d\d/)

    await window.getByRole('table', { name: 'Markets' }).getByText('ETH', { exact: false }).first().click()
    await until('the book of the other market', async () => {
      const [best] = await bidsOf(window)
      return best !== undefined && compare(best, '10000') < 0
    })
    expect(await trades(window).getByText('0.123').count()).toBe(0)
  })

  it('gives its levels all the height there is', async () => {
    const { window, application } = await openStage()
    await ask(window, 'window:open', { window: 'book' })
    const page = await sideWindow(application, 'book')
    const stretch = async (height: number): Promise<void> =>
      application.evaluate(
        ({ BrowserWindow }, wanted) =>
          BrowserWindow.getAllWindows()
            .find(({ webContents }) => webContents.getURL().startsWith('paradesk://book/'))
            ?.setContentSize(340, wanted),
        height,
      )
    const measure = async () =>
      page.locator('.ladder').evaluate((ladder) => {
        const rows = [...ladder.querySelectorAll<HTMLElement>('.ladder-row')]
        const below =
          ladder.getBoundingClientRect().bottom - (rows.at(-1)?.getBoundingClientRect().bottom ?? 0)
        return { rows: rows.length, height: rows[0]?.offsetHeight ?? 0, below }
      })
    await stretch(500)
    await until('fewer levels', async () => {
      const { rows, height } = await measure()
      return rows < 30 && height === 20
    })
    await stretch(850)
    await until('all levels, on all of it', async () => {
      const { rows, height, below } = await measure()
      return rows === 30 && height > 20 && below >= 0 && below < 30
    })
  })

  it('puts a price one clicks on in the ticket, and marks the order that stands there', async () => {
    const { window } = await openStage()
    await until('a book', async () => (await bidsOf(window)).length > 1)
    const row = book(window).locator('tbody.bids tr[data-key]').nth(1)
    await row.locator('td').nth(1).click()
    const field = window.getByRole('region', { name: 'Order ticket' }).getByLabel('Price')
    const price = await until('the price in the ticket', async () => toDecimal(await field.inputValue()))
    const { tickers } = await ask(window, 'desk:snapshot', null)
    const mark = tickers.find(({ market }) => market === 'BTC-USD-PERP')?.markPrice ?? '0'
    expect(Math.abs(Number(price) / Number(mark) - 1)).toBeLessThan(0.05)

    await placeOrder(window, { market: 'BTC-USD-PERP', side: 'buy', size: '0.05', price })
    await book(window).getByText('Your orders here: 0.05').first().waitFor()
  })

  it('groups by a coarser step, here or at the exchange, and shows the RPI orders when asked', async () => {
    const { window } = await openStage()
    await until('a book', async () => (await bidsOf(window)).length > 1)
    const note = book(window).getByText('Groups the 15 best levels')
    const groupBy = async (index: number, step: number): Promise<void> => {
      await book(window).getByLabel('Group prices by').selectOption({ index })
      const prices = await until('grouped prices', async () => {
        const shown = await bidsOf(window)
        return shown.length > 1 && shown.every((price) => (Number(price) * 10) % (step * 10) === 0) && shown
      })
      expect(new Set(prices).size).toBe(prices.length)
    }
    // The exchange has no group of 0.2, and one of 10.
    await groupBy(1, 0.2)
    await note.waitFor()
    await groupBy(5, 10)
    await note.waitFor({ state: 'detached' })
    await window.getByLabel('RPI').check()
    await until('a book with RPI orders', async () => (await bidsOf(window)).length > 1)
  })

  it('has no book while the exchange is out of reach, and one again after', async () => {
    const { window, control } = await openStage()
    await until('a book', async () => (await bidsOf(window)).length > 1)
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until(
      'no price to click on',
      async () => (await book(window).locator('[data-pickable]').count()) === 0,
    )
    await control.refuse({ refused: false })
    // It may come back by itself before a hand can press the button.
    await ask(window, 'connection:retry', null)
    await until('a book again', async () => (await book(window).locator('[data-pickable]').count()) > 1)
  })
})
