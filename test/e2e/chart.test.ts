import type { ElectronApplication, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, placeOrder, resize, sideWindow } from '../../scripts/desk-app'
import { compare } from '../../src/money/decimal'
import { openStage, until } from './stage'

const btc = 'BTC-USD-PERP'

/** A place on the chart where the pointer takes hold of a line, found as an eye finds it: by the pointer's shape. */
async function findLine(window: Page): Promise<{ x: number; y: number }> {
  const box = await window.locator('.chart-canvas').boundingBox()
  if (!box) throw new Error('no chart on the screen')
  const x = box.x + box.width * 0.75
  return until('a line to take', async () => {
    for (let y = box.y + 20; y < box.y + box.height - 40; y += 4) {
      await window.mouse.move(x, y)
      const shape = await window.evaluate(
        (point) => {
          const under = document.elementFromPoint(point.x, point.y)
          return under ? getComputedStyle(under).cursor : ''
        },
        { x, y },
      )
      if (shape === 'ns-resize') return { x, y }
    }
    return undefined
  })
}

/** Counts in main how often changes of orders are asked for from now on. */
async function countModifies(application: ElectronApplication): Promise<() => Promise<number>> {
  await application.evaluate(({ ipcMain }) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...all: unknown[]) => unknown> })
      ._invokeHandlers
    const modify = handlers.get('order:modify')
    const counted = globalThis as unknown as { modifies: number }
    counted.modifies = 0
    handlers.set('order:modify', (...all) => {
      counted.modifies += 1
      return modify?.(...all)
    })
  })
  return () => application.evaluate(() => (globalThis as unknown as { modifies: number }).modifies)
}

describe('an order on the chart', () => {
  it('is dragged to another price, asked about once and sent once, by mouse and by key', async () => {
    const stage = await openStage()
    const { window, application, control } = stage
    await resize(application, 1600, 1000)
    await window.locator('.chart-legend').getByText('Vol').waitFor()
    const price = await stage.priceAt('0.999')
    const { id } = await placeOrder(window, { market: btc, side: 'buy', size: '0.1', price })
    const modifies = await countModifies(application)
    const card = window.getByRole('dialog', { name: /Move Buy 0\.1/ })
    const onExchange = async () => (await stage.openOrders()).find((order) => order.id === id)?.price

    // Escape while it is held, and Escape at the question, leave it where it was.
    const line = await findLine(window)
    await window.mouse.down()
    await window.mouse.move(line.x, line.y + 30, { steps: 3 })
    await window.keyboard.press('Escape')
    await window.mouse.up()
    expect(await card.count()).toBe(0)
    await window.mouse.move(line.x, line.y)
    await window.mouse.down()
    await window.mouse.move(line.x, line.y + 30, { steps: 3 })
    await window.mouse.up()
    await card.waitFor()
    await card.getByText(/−\d+\.\d+\s%/).waitFor()
    await window.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    expect(await onExchange()).toBe(price)

    // Let go elsewhere, and sent by two presses as by one.
    await window.mouse.move(line.x, line.y)
    await window.mouse.down()
    await window.mouse.move(line.x, line.y + 24, { steps: 3 })
    await window.mouse.up()
    const to = await card.getByRole('textbox').inputValue()
    expect(compare(to, price)).toBe(-1)
    expect(await modifies()).toBe(0)
    await card.getByRole('button', { name: 'Move it' }).dblclick()
    await until('the new price on the exchange', async () => (await onExchange()) === to)
    await card.waitFor({ state: 'detached' })
    expect(await modifies()).toBe(1)

    // By key: the next order of the chart is asked about, its price stepped by the tick.
    await window.locator('.chart-canvas').press('Enter')
    await card.getByRole('textbox').fill(await stage.priceAt('1.001'))
    await card.getByText(/would trade at once/).waitFor()
    await card.getByRole('textbox').fill(price)
    await card.getByText(/would trade at once/).waitFor({ state: 'detached' })
    await card.getByRole('textbox').press('Enter')
    await until('the old price again', async () => (await onExchange()) === price)
    await card.waitFor({ state: 'detached' })
    expect(await modifies()).toBe(2)

    // Filled while it is asked about: nothing is left to move, and nothing is sent.
    await window.locator('.chart-canvas').press('Enter')
    await card.getByRole('textbox').fill(to)
    await control.fill({ orderId: id })
    await card.getByText(/filled or cancelled meanwhile/).waitFor()
    await card.getByRole('textbox').press('Enter')
    await window.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    expect(await modifies()).toBe(2)

    // Filled while it is held: it is let go.
    const second = await placeOrder(window, {
      market: btc,
      side: 'sell',
      size: '0.1',
      price: await stage.priceAt('1.001'),
    })
    const held = await findLine(window)
    await window.mouse.down()
    await window.mouse.move(held.x, held.y + 20, { steps: 3 })
    await control.fill({ orderId: second.id })
    await window.getByText(/while you held it/).waitFor()
    await window.mouse.up()
    expect(await window.locator('.move-card').count()).toBe(0)
    expect(await modifies()).toBe(2)
  })
})

describe('the second chart', () => {
  it('keeps its market and its length, in a window of its own too, and moves with its trades', async () => {
    const stage = await openStage()
    const { window, application } = stage
    await resize(application, 1600, 1000)
    await window.getByRole('tab', { name: 'Second chart' }).click()
    const docked = window.getByRole('region', { name: 'Second chart' })
    await window.getByRole('combobox', { name: 'Market' }).selectOption('ETH-USD-PERP')
    await docked.getByText('15m', { exact: true }).click()
    await docked.getByRole('img', { name: /ETH-USD-PERP/ }).waitFor()
    await window.locator('.market-header').getByText('BTC').first().waitFor()

    await ask(window, 'window:open', { window: 'chart2' })
    const side = await sideWindow(application, 'chart2')
    await side.getByRole('img', { name: /ETH-USD-PERP/ }).waitFor()
    expect(
      await side
        .getByRole('radiogroup', { name: 'Length of a candle' })
        .locator('input:checked')
        .inputValue(),
    ).toBe('15')
    const figures = () => side.locator('.chart-legend').innerText()
    const atFirst = await figures()
    const traded = await placeOrder(window, {
      market: 'ETH-USD-PERP',
      side: 'buy',
      size: '0.5',
      price: '3400',
    })
    await stage.control.fill({ orderId: traded.id })
    await until('the trade in its candle', async () => (await figures()) !== atFirst)
  })
})
