import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ask, placeOrder } from '../../scripts/desk-app'
import { openStage, until } from './stage'

const btc = 'BTC-USD-PERP'

describe('the emergency stop', () => {
  it('stops what trades by itself and closes what is held, on old prices too', async () => {
    const stage = await openStage()
    const { window, control, snapshot, priceAt } = stage
    const held = async () => (await snapshot()).positions.filter(({ status }) => status === 'open')
    const running = async () => (await snapshot()).algos.filter(({ state }) => state !== 'cancelled')
    await placeOrder(window, { market: btc, side: 'buy', size: '0.5', price: await priceAt('1.01') })
    await placeOrder(window, { market: btc, side: 'buy', size: '0.1', price: await priceAt('0.97') })
    const twap = { market: btc, side: 'buy', size: '0.6', durationS: 1_800 } as const
    const placed = await ask(window, 'algo:place', { ...twap, intentId: randomUUID(), confirmed: true })
    expect(placed).toMatchObject({ ok: true })
    await until(
      'what is to be stopped',
      async () => (await held()).length > 0 && (await running()).length > 0,
    )
    await control.freeze({ sockets: 'market', frozen: true })
    await window.locator('.desk[data-prices-old]').waitFor()

    // An eye finds it by its colour: nothing else up there has it.
    const sign = window.getByRole('button', { name: 'Emergency stop' })
    expect(await sign.evaluate((button) => getComputedStyle(button).color)).toBe(
      await window.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'))
        probe.style.color = 'var(--danger)'
        const { color } = getComputedStyle(probe)
        probe.remove()
        return color
      }),
    )
    await window.keyboard.press('Shift+Escape')
    const panic = window.getByRole('dialog', { name: 'Emergency stop' })
    await panic.getByText('Open orders: 1. Running TWAPs: 1. Positions: 1.').waitFor()
    await panic.getByRole('button', { name: 'Hold: cancel all, close all' }).focus()
    await window.keyboard.down('Enter')
    await panic.getByText('The exchange has taken the cancel of all orders.').waitFor()
    await window.keyboard.up('Enter')
    await panic.getByText(`The exchange has taken the cancel of the TWAP in ${btc}.`).waitFor()
    await until('nothing left', async () => (await held()).length === 0 && (await running()).length === 0)
    expect(await stage.openOrders()).toHaveLength(0)
    // With nothing left there is nothing to hold.
    await panic.getByRole('button', { name: /^Hold/ }).first().waitFor({ state: 'detached' })
  })

  it('can be held once more where something is left', async () => {
    const stage = await openStage()
    const { window, control, snapshot, priceAt } = stage
    const held = async () => (await snapshot()).positions.filter(({ status }) => status === 'open')
    await placeOrder(window, { market: btc, side: 'buy', size: '0.5', price: await priceAt('1.01') })
    await until('a position', async () => (await held()).length > 0)
    await control.system({ status: 'cancel_only' })
    await until('the word', async () => (await snapshot()).connection.systemState === 'cancelOnly')
    await window.keyboard.press('Shift+Escape')
    const panic = window.getByRole('dialog', { name: 'Emergency stop' })
    const hold = panic.getByRole('button', { name: 'Hold: cancel all, close all' })
    await hold.focus()
    await window.keyboard.down('Enter')
    await panic.getByText(/^Refused/).waitFor()
    await window.keyboard.up('Enter')
    expect(await held()).toHaveLength(1)

    await control.system({ status: 'ok' })
    await until('the word', async () => (await snapshot()).connection.systemState === 'ok')
    await hold.focus()
    await window.keyboard.down('Enter')
    await until('nothing left', async () => (await held()).length === 0)
    await window.keyboard.up('Enter')
  })
})

describe('the key of the emergency stop', () => {
  it('is heard while an order is changed, in its row or by a question on the chart', async () => {
    const stage = await openStage()
    const { window } = stage
    const panic = window.getByRole('dialog', { name: 'Emergency stop' })
    const heard = async () => {
      await window.keyboard.press('Shift+Escape')
      await panic.waitFor()
      await window.keyboard.press('Escape')
      await panic.waitFor({ state: 'detached' })
    }
    await placeOrder(window, { market: btc, side: 'buy', size: '0.1', price: await stage.priceAt('0.99') })
    const row = window.getByRole('table', { name: 'Open orders' }).getByRole('row').filter({ hasText: btc })
    await row.getByRole('button', { name: /^Change/ }).click()
    const field = row.getByRole('textbox').first()
    await field.fill('1')
    await heard()
    expect(await field.inputValue()).toBe('1')
    await field.press('Escape')
    await field.waitFor({ state: 'detached' })

    await window.locator('.chart-canvas').press('Enter')
    const card = window.locator('.move-card')
    await card.waitFor()
    // Other keys are not heard over what they are asked about.
    await card.getByRole('button').last().press('b')
    expect(
      await card
        .getByRole('button')
        .last()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true)
    await heard()
    await card.getByRole('textbox').press('Escape')
    await card.waitFor({ state: 'detached' })
    expect(await stage.openOrders()).toHaveLength(1)
  })
})

describe('closing a position whose book stands still', () => {
  it('is kept back once, and goes when it is pressed all the same', async () => {
    const stage = await openStage()
    const { window, control, snapshot, priceAt } = stage
    const held = async () => (await snapshot()).positions.filter(({ status }) => status === 'open')
    await placeOrder(window, { market: btc, side: 'buy', size: '0.5', price: await priceAt('1.01') })
    await until('a position', async () => (await held()).length > 0)
    await window.locator('.ladder[data-book="live"]').waitFor()
    await control.frames({ sockets: 'market', channel: 'order_book', count: 1e6, dropNext: true })
    await window.locator('.ladder[data-book="stale"]').waitFor()

    await window.getByRole('button', { name: `Close ${btc}`, exact: true }).click()
    const dialog = window.getByRole('dialog', { name: `Close ${btc}` })
    await dialog.getByRole('button', { name: 'Close it' }).click()
    await dialog.getByText(/prices of BTC-USD-PERP are \d+ s old/).waitFor()
    expect(await held()).toHaveLength(1)
    await dialog.getByRole('button', { name: 'Send all the same' }).click()
    await until('it closed', async () => (await held()).length === 0)
    expect(await dialog.getByRole('button', { name: 'Send all the same' }).count()).toBe(0)
  })
})
