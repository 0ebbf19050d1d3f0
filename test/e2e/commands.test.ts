import { describe, expect, it } from 'vitest'
import { placeOrder, readSnapshot, updateSettings } from '../../scripts/desk-app'
import { desktop, openStage, until } from './stage'

const btc = 'BTC-USD-PERP'

describe('the keyboard', () => {
  it('finds every command, changes a shortcut, takes an order back and stops everything', async () => {
    const stage = await openStage()
    const { window } = stage

    await window.keyboard.press('Control+k')
    const palette = window.getByRole('dialog', { name: 'Commands' })
    await palette.getByRole('combobox').waitFor()
    // What fits best is what Enter takes, in whichever group: these letters are in "stop-loss" as well.
    await window.keyboard.type('sol')
    await palette.getByRole('option', { name: 'SOL-USD-PERP', selected: true }).waitFor()
    // By its name, not by that of a command which starts with it.
    await palette.getByRole('combobox').fill('review')
    await palette.getByRole('option', { name: /^Review/, selected: true }).waitFor()
    await palette.getByRole('combobox').fill('eth')
    await palette.getByRole('option', { name: 'ETH-USD-PERP', selected: true }).waitFor()
    await window.keyboard.press('Enter')
    await window.locator('.market-header').getByText('ETH').first().waitFor()
    expect(await palette.count()).toBe(0)

    await window.keyboard.press('?')
    const shortcuts = window.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await shortcuts.getByRole('button', { name: 'Change the shortcut of Ticket: buy' }).click()
    await window.keyboard.press('s')
    await shortcuts.getByText(/Some commands share a shortcut/).waitFor()
    await shortcuts.getByRole('button', { name: 'Change the shortcut of Ticket: buy' }).click()
    await window.keyboard.press('q')
    await until('the shortcut', async () => (await stage.snapshot()).settings.shortcuts['ticket.buy'] === 'Q')

    // The one chord that is heard in any program: not a common one, and told where the window has it already.
    const anywhere = shortcuts
      .getByRole('listitem')
      .filter({ hasText: 'Emergency stop, from any program' })
      .first()
    const change = anywhere.getByRole('button', { name: /^Change the shortcut/ })
    expect(await anywhere.getByRole('button', { name: /^Restore/ }).isDisabled()).toBe(true)
    await change.click()
    await window.keyboard.press('x')
    await anywhere.getByText(/Not taken/).waitFor()
    await change.click()
    await window.keyboard.press('Control+Shift+H')
    await anywhere.getByText('Shared with: Hide or show balances').waitFor()
    await change.click()
    await window.keyboard.press('Control+Shift+F9')
    await until(
      'the chord',
      async () => (await stage.snapshot()).settings.panicShortcut === 'CommandOrControl+Shift+F9',
    )
    await window.keyboard.press('Escape')
    await desktop.press('ctrl+shift+F9')
    await window.getByRole('dialog', { name: 'Emergency stop' }).waitFor()
    await window.keyboard.press('Escape')
    await window.getByRole('dialog', { name: 'Emergency stop' }).waitFor({ state: 'detached' })

    await window.keyboard.press('Alt+ArrowUp')
    await window.locator('.market-header').getByText('BTC').first().waitFor()
    await window.keyboard.press('q')
    await window.keyboard.type('0.1')
    await window
      .locator('.ticket')
      .getByLabel('Price')
      .fill(await stage.priceAt('0.97'))
    await window.keyboard.press('Control+Enter')
    await until('the order', async () => (await stage.openOrders()).length === 1)
    await window
      .locator('.ticket')
      .getByText(/Accepted: working/)
      .waitFor()
    // Escape leaves the field, which has an undo of its own.
    await window.keyboard.press('Escape')
    await window.keyboard.press('Control+z')
    await until('the cancel', async () => (await stage.openOrders()).length === 0)

    // Armed, a price pressed twice in the book is one order; disarmed, it only fills the ticket.
    const bid = window.locator('.book .bids tr[data-key] button').last()
    await window.keyboard.press('Shift+a')
    await window.locator('.desk[data-armed]').waitFor()
    await window.locator('.ticket').getByLabel('Size').fill('0.1')
    const ticket = window.locator('.ticket')
    await bid.dblclick()
    await until('the one-click order', async () => (await stage.openOrders()).length === 1)
    await ticket.getByText(/Accepted: working/).waitFor()
    // Nothing in the ticket is wider than it is.
    expect(await ticket.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    // Another kind of order is not sent by one press.
    await window.locator('.ticket').getByLabel('Size').focus()
    await window.keyboard.press('Escape')
    await window.keyboard.press('m')
    await window.locator('.desk:not([data-armed])').waitFor()
    await window.keyboard.press('l')
    await ticket.getByRole('button', { name: 'One click' }).waitFor()
    await bid.click()
    await window.locator('.ticket').getByText('Undo: cancel it').click()
    await until('no order', async () => (await stage.openOrders()).length === 0)

    const price = await stage.priceAt('0.97')
    await placeOrder(window, { market: btc, side: 'buy', size: '0.1', price })
    await placeOrder(window, { market: btc, side: 'buy', size: '0.2', price: await stage.priceAt('1.01') })
    await until('a position', async () => (await readSnapshot(window)).positions.length === 1)
    await window.keyboard.press('Shift+Escape')
    const panic = window.getByRole('dialog', { name: 'Emergency stop' })
    const hold = panic.getByRole('button', { name: 'Hold: cancel all, close all' })
    await hold.click()
    expect(await stage.openOrders()).toHaveLength(1)
    await hold.focus()
    await window.keyboard.down('Enter')
    await panic.getByText(/has taken the cancel/).waitFor()
    await window.keyboard.up('Enter')
    await until('nothing left', async () => {
      const { positions } = await readSnapshot(window)
      return positions.length === 0 && (await stage.openOrders()).length === 0
    })
    await updateSettings(window, { shortcuts: {} })
  })
})
