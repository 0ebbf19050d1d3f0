import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ask, placeOrder } from '../../scripts/desk-app'
import { openStage, until, type Stage } from './stage'

const btc = 'BTC-USD-PERP'
const rows = (window: Page, table: string) =>
  window.getByRole('table', { name: table }).getByRole('row').filter({ hasText: 'USD-PERP' })
const dialogOf = (window: Page) => window.getByRole('dialog')

/** Has the account buy this much of a market, past the window. */
async function buy(stage: Stage, market: string, size: string): Promise<void> {
  const bought = await ask(stage.window, 'order:place', {
    intentId: randomUUID(),
    market,
    side: 'buy',
    type: 'market',
    size,
    price: '0',
    triggerPrice: null,
    timeInForce: 'ioc',
    reduceOnly: false,
    selfTradePrevention: null,
    exits: null,
    confirmed: false,
  })
  expect(bought).toMatchObject({ ok: true })
}

const positionsOf = async (stage: Stage) =>
  (await stage.snapshot()).positions
    .filter(({ status }) => status === 'open')
    .map(({ market, side, size }) => `${side} ${size} ${market}`)
    .sort()

/** The same, and waits until it is held. */
async function hold(stage: Stage, market: string, size: string): Promise<void> {
  await buy(stage, market, size)
  await until('the position', async () => (await positionsOf(stage)).includes(`long ${size} ${market}`))
}

describe('a position in its row', () => {
  it('is halved, turned round and closed, each after a question that says how much', async () => {
    const stage = await openStage()
    const { window } = stage
    await hold(stage, btc, '0.1')
    const row = rows(window, 'Positions').first()

    await row.getByRole('button', { name: `Close half of ${btc}` }).click()
    await dialogOf(window)
      .getByText(/about [\d,.]+ USDC/)
      .waitFor()
    expect(await dialogOf(window).getByRole('list', { name: 'Orders to send' }).innerText()).toContain('0.05')
    expect(await positionsOf(stage)).toEqual([`long 0.1 ${btc}`])
    await dialogOf(window).getByRole('button', { name: 'Close half' }).dblclick()
    await until('half of it', async () => (await positionsOf(stage))[0] === `long 0.05 ${btc}`)
    await dialogOf(window)
      .getByText(/Filled/)
      .waitFor()
    await window.keyboard.press('Enter')
    await dialogOf(window).waitFor({ state: 'detached' })

    await row.getByRole('button', { name: `Reverse ${btc}` }).click()
    await dialogOf(window)
      .getByText(/not reduce-only/)
      .waitFor()
    await dialogOf(window).getByRole('button', { name: 'Reverse it' }).dblclick()
    await until('the other side', async () => (await positionsOf(stage))[0] === `short 0.05 ${btc}`)
    await window.keyboard.press('Escape')

    await row.getByRole('button', { name: `Close ${btc}` }).click()
    await dialogOf(window).getByRole('button', { name: 'Close it' }).click()
    await until('nothing held', async () => (await positionsOf(stage)).length === 0)
  })

  it('sends nothing when the question is answered with no, and nothing for a position that has changed', async () => {
    const stage = await openStage()
    const { window } = stage
    await hold(stage, btc, '0.1')
    const row = rows(window, 'Positions').first()
    await row.getByRole('button', { name: `Close ${btc}` }).click()
    await dialogOf(window).getByRole('button', { name: 'Send nothing' }).click()
    await row.getByRole('button', { name: `Reverse ${btc}` }).click()
    await buy(stage, btc, '0.1')
    await dialogOf(window)
      .getByText(/has changed since you asked/)
      .waitFor()
    expect(await dialogOf(window).getByRole('button', { name: 'Reverse it' }).isDisabled()).toBe(true)
    await dialogOf(window).getByRole('button', { name: 'Send nothing' }).click()
    expect(await positionsOf(stage)).toEqual([`long 0.2 ${btc}`])
  })

  it('goes with all others by one button that lists what it sends', async () => {
    const stage = await openStage()
    const { window } = stage
    await hold(stage, btc, '0.1')
    await hold(stage, 'ETH-USD-PERP', '1')
    await window.getByRole('button', { name: 'Close all' }).click()
    const list = dialogOf(window).getByRole('list', { name: 'Orders to send' })
    expect(await list.getByRole('listitem').count()).toBe(2)
    await dialogOf(window).getByRole('button', { name: 'Close all positions' }).click()
    await until('nothing held', async () => (await positionsOf(stage)).length === 0)
    await until('both told', async () => (await list.getByText(/Filled/).count()) === 2)
  })
})

describe('an open order in its row', () => {
  it('is changed in place, keeps its id, and says why when it is refused', async () => {
    const stage = await openStage()
    const { window } = stage
    const resting = await placeOrder(window, {
      market: btc,
      side: 'buy',
      size: '0.1',
      price: await stage.priceAt('0.97'),
    })
    const row = rows(window, 'Open orders').first()
    await row.getByRole('button', { name: /^Change/ }).focus()
    await window.keyboard.press('F2')
    await row.getByLabel('New price').waitFor()
    await window.keyboard.type('1000000')
    await window.keyboard.press('Enter')
    await row.getByRole('alert').waitFor()
    expect(await row.getByRole('alert').innerText()).toMatch(/band/)

    const price = await stage.priceAt('0.96')
    await row.getByLabel('New price').fill(price)
    await row.getByLabel('New size').fill('0.2')
    await window.keyboard.press('Enter')
    await until('the change on the exchange', async () => {
      const [order] = await stage.openOrders()
      return order?.price === price && order.remaining === '0.2' && order.id === resting.id
    })
    await row.getByLabel('New price').waitFor({ state: 'detached' })
    expect(await row.innerText()).toContain('0.2')
  })

  it('stays as it was after Escape', async () => {
    const stage = await openStage()
    const { window } = stage
    const price = await stage.priceAt('0.97')
    await placeOrder(window, { market: btc, side: 'buy', size: '0.1', price })
    const row = rows(window, 'Open orders').first()
    await row.getByRole('button', { name: /^Change/ }).click()
    await row.getByLabel('New size').fill('9')
    await window.keyboard.press('Escape')
    await row.getByLabel('New size').waitFor({ state: 'detached' })
    expect(await stage.openOrders()).toMatchObject([{ price, remaining: '0.1' }])
    // The row keeps the focus, so Enter opens it again.
    await window.keyboard.press('Enter')
    expect(await row.getByLabel('New size').inputValue()).toBe('0.1')
  })

  it('is cancelled with all others of its side', async () => {
    const stage = await openStage()
    const { window } = stage
    for (const [side, fraction] of [
      ['buy', '0.97'],
      ['buy', '0.96'],
      ['sell', '1.03'],
    ] as const)
      await placeOrder(window, { market: btc, side, size: '0.1', price: await stage.priceAt(fraction) })
    await until('three orders', async () => (await stage.openOrders()).length === 3)
    await window.getByRole('button', { name: 'Cancel all', exact: true }).click()
    await dialogOf(window).getByText('Buys', { exact: true }).click()
    await dialogOf(window)
      .getByText(/account: 2/)
      .waitFor()
    await dialogOf(window).getByRole('button', { name: 'Cancel all buys' }).click()
    await until('the sell alone', async () => (await stage.openOrders()).length === 1)
    expect(await rows(window, 'Open orders').first().innerText()).toContain('Sell')
  })
})

describe('a stop-loss of the ticket', () => {
  it('waits for its trigger, then closes what it protects', async () => {
    const stage = await openStage()
    const { window } = stage
    await hold(stage, btc, '0.1')
    const ticket = window.getByRole('region', { name: 'Order ticket' })
    await ticket.getByRole('button', { name: 'More' }).click()
    await ticket.getByRole('menuitemradio', { name: 'SL market' }).click()
    await ticket.getByText('Sell', { exact: true }).first().click()
    await ticket.getByLabel('Size').fill('0.1')
    const trigger = await stage.priceAt('0.99')
    await ticket.getByLabel('Trigger').fill(trigger)
    expect(await ticket.getByLabel('Reduce-only').isDisabled()).toBe(true)
    await ticket.locator('button[type="submit"]').click()
    await until('an order that waits', async () =>
      (await stage.snapshot()).orders.find(
        ({ state, type, reduceOnly }) => state === 'untriggered' && type === 'stopLossMarket' && reduceOnly,
      ),
    )
    expect(await rows(window, 'Open orders').first().innerText()).toContain('SL market')
    await stage.control.price({ market: btc, price: await stage.priceAt('0.985') })
    await until('nothing held', async () => (await positionsOf(stage)).length === 0)
  })
})
