import { describe, expect, it } from 'vitest'
import { ask, placeOrder, showPanel, updateSettings } from '../../scripts/desk-app'
import type { CommandName } from '../../src/preload/contract'
import { act, desktop, openStage, until } from './stage'

const btc = 'BTC-USD-PERP'
const paradesk = async () => (await desktop.trayItems()).find(({ toolTip }) => toolTip.includes('Paradesk'))

describe('the tray', () => {
  it('has an icon with the account value in its tooltip and a menu that works', async () => {
    const { application, window, snapshot } = await openStage()
    const item = await until('the account value in the tray', async () => {
      const found = await paradesk()
      return found?.toolTip.includes('100,000.00') && found
    })
    expect(item.toolTip).toMatch(/live/)
    const menu = await desktop.trayMenu(item)
    const labels = menu.filter(({ type }) => type === 'standard').map(({ label }) => label)
    expect(labels).toEqual([
      'Positions',
      'No open positions',
      'Pause notifications',
      'Hide Paradesk',
      'Monitor window',
      'Cancel all orders…',
      'Emergency stop…',
      'Quit',
    ])

    // The menu is drawn anew a moment after what it tells of has changed.
    const choose = (label: string) =>
      until(`the line ${label}`, async () => {
        const now = await paradesk()
        const entry = now && (await desktop.trayMenu(now)).find((line) => line.label === label)
        return now && entry && desktop.chooseTrayMenu(now, entry.id)
      })
    await choose('Pause notifications')
    await until('the pause', async () => (await snapshot()).settings.notificationsPaused)
    const visible = () =>
      application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((w) => w.isVisible()))
    await choose('Hide Paradesk')
    await until('a hidden window', async () => !(await visible()))
    await until('the line to show it', async () =>
      (await desktop.trayMenu(await until('the tray', paradesk))).some(
        ({ label }) => label === 'Show Paradesk',
      ),
    )
    await choose('Show Paradesk')
    await until('a shown window', visible)
    await choose('Hide Paradesk')
    await until('a hidden window', async () => !(await visible()))
    // The emergency stop brings the window back, from the tray and by a chord that every program lets through.
    const stop = window.getByRole('dialog', { name: 'Emergency stop' })
    await choose('Emergency stop…')
    await stop.waitFor()
    await until('a shown window', visible)
    await window.keyboard.press('Escape')
    await stop.waitFor({ state: 'detached' })
    await choose('Hide Paradesk')
    await until('a hidden window', async () => !(await visible()))
    await desktop.press('ctrl+alt+shift+x')
    await until('a shown window', visible)
    await stop.waitFor()
  })

  it('keeps its menu under the hand while a position grows and its worth moves', async () => {
    const { window, priceAt } = await openStage()
    const grow = async () =>
      placeOrder(window, { market: btc, side: 'buy', size: '0.1', price: await priceAt('1.01') })
    const held = window.getByRole('table', { name: 'Positions' }).getByRole('row').nth(1)
    const pnl = window.getByRole('region', { name: 'Account' }).locator('.of-prices')
    await grow()
    const read = async () => {
      const item = await until('the tray', paradesk)
      return { toolTip: item.toolTip, menu: await desktop.trayMenu(item) }
    }
    await until('the position', async () => (await read()).menu.some(({ label }) => label === `${btc}  long`))
    // Twice where the tooltip's turn comes meanwhile.
    await until('a menu that was left alone', async () => {
      const before = await read()
      const size = await held.innerText()
      await grow()
      await until('a larger position', async () => (await held.innerText()) !== size)
      for (let moves = 0; moves < 3; moves += 1) {
        const now = await pnl.innerText()
        await until('another PnL', async () => (await pnl.innerText()) !== now)
      }
      const after = await read()
      if (after.toolTip !== before.toolTip) return false
      expect(after.menu).toEqual(before.menu)
      return true
    })
    expect((await read()).toolTip).toMatch(/as of \d\d:\d\d:\d\d UTC/)
  })

  it('leaves a person able to quit by closing the window where there is no tray', async () => {
    const { application } = await openStage({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } })
    const ended = new Promise<void>((resolve) => application.once('close', () => resolve()))
    await act(application, 'desk', 'close')
    await ended
  })
})

describe('the connection', () => {
  it('is told to be lost, rings, and is live again with what happened meanwhile', async () => {
    const { window, control, snapshot } = await openStage()
    const region = window.getByRole('region', { name: 'Connection' })
    expect(await region.getAttribute('data-phase')).toBe('live')
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until('the loss to show', async () => (await region.getAttribute('data-phase')) !== 'live')
    await until('the bell', async () =>
      (await desktop.notifications()).some(({ summary }) => summary === 'Connection lost'),
    )
    const tray = await until('the tray to say so', async () => {
      const item = await paradesk()
      return item?.toolTip.includes('offline') && item
    })
    expect(tray.toolTip).not.toMatch(/· live/)
    await control.refuse({ refused: false })
    // It may come back by itself before a hand can press the button.
    await until('live again', async () => {
      const retry = window.getByRole('button', { name: /Retry now/ })
      if (await retry.isVisible()) await retry.click({ timeout: 1_000 }).catch(() => undefined)
      return (await snapshot()).connection.phase === 'live'
    })
    await until('the second bell', async () =>
      (await desktop.notifications()).some(({ summary }) => summary === 'Connection is back'),
    )
  })

  it('looks stale when the exchange goes silent without hanging up', async () => {
    const { window, control } = await openStage()
    await control.freeze({ sockets: 'all', frozen: true })
    const region = window.getByRole('region', { name: 'Connection' })
    await until('the silence to show', async () => (await region.getAttribute('data-phase')) !== 'live')
    await control.freeze({ sockets: 'all', frozen: false })
    await until('live again', async () => (await region.getAttribute('data-phase')) === 'live')
  })
})

describe('the window', () => {
  it('has the landmarks and tables by their names', async () => {
    const { window } = await openStage()
    for (const name of [
      'Connection',
      'Account',
      'Positions',
      'Open orders',
      'Order ticket',
      'Order book',
      'Trades',
      'Markets',
    ])
      expect(await window.getByRole('region', { name, exact: true }).count()).toBe(1)
    for (const name of ['Fills', 'Balances', 'Open orders', 'Positions']) {
      await showPanel(window, name)
      await window.getByRole('region', { name, exact: true }).waitFor()
      expect(await window.getByRole('table', { name, exact: true }).count()).toBe(1)
    }
  })

  it('is a sandbox without Node, without a network and without a way out', async () => {
    const { window, application } = await openStage()
    const inside = await window.evaluate(async () => {
      const reach = (url: string) =>
        fetch(url).then(
          () => 'reached',
          () => 'blocked',
        )
      return {
        node: [typeof globalThis.process, typeof (globalThis as { require?: unknown }).require],
        loopback: await reach('http://127.0.0.1:9/'),
        opened: globalThis.open('https://example.com') === null,
        desk: Object.keys((globalThis as unknown as { desk: object }).desk),
      }
    })
    expect(inside).toEqual({
      node: ['undefined', 'undefined'],
      loopback: 'blocked',
      opened: true,
      desk: ['ask', 'on'],
    })
    const preferences = await application.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration }
    })
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    const page = window.url()
    await window.evaluate(() => void (location.href = 'https://example.com'))
    expect(await window.evaluate(() => 1)).toBe(1)
    expect(window.url()).toBe(page)
  })

  it('is refused what is not in the contract', async () => {
    const { window } = await openStage()
    const asking = (command: string, argument: unknown) =>
      ask(window, command as CommandName, argument as never).catch((error: Error) => error.message)
    const answers = [
      await asking('vault:read', null),
      await asking('order:cancel', { orderId: 5 }),
      await asking('order:place', { market: 'BTC-USD-PERP' }),
      await asking('settings:update', { language: 'fr' }),
    ]
    expect(answers[0]).toContain('no such command')
    expect(answers.slice(1)).toEqual([
      { ok: false, problem: { code: 'ipc.refused' } },
      { ok: false, problem: { code: 'ipc.refused' } },
      { ok: false, problem: { code: 'settings.invalid', values: { field: 'language' } } },
    ])
  })

  it('writes numbers and times in one way: in the window, in the tray and in what main says', async () => {
    const { window, control } = await openStage()
    await updateSettings(window, { numberFormat: '1.234,56', dateFormat: 'iso', hours: '12' })
    await until('the tray to write it so', async () =>
      (await paradesk())?.toolTip.includes('Equity 100.000,00 USDC · PnL 0,00'),
    )
    await window
      .getByRole('region', { name: 'Connection' })
      .getByText(/^\d\d:\d\d:\d\d\s[AP]M/)
      .waitFor()
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until('the age of what is old', async () =>
      /offline[^]*as of \d\d:\d\d:\d\d\s[AP]M UTC/.test((await paradesk())?.toolTip ?? ''),
    )
    await control.refuse({ refused: false })
  })

  it('speaks Chinese when told to, at once', async () => {
    const { window } = await openStage()
    await updateSettings(window, { language: 'zh-CN' })
    await window.getByRole('region', { name: '持仓' }).waitFor()
    await until('a Chinese tray', async () => {
      const item = await paradesk()
      return item && (await desktop.trayMenu(item)).some(({ label }) => label === '退出')
    })
  })
})
