import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { placeOrder, readSnapshot, sideWindow, updateSettings } from '../../scripts/desk-app'
import type { PanelName, WindowName } from '../../src/preload/windows'
import { act, desktop, openStage, quit, until, type Stage } from './stage'

const market = 'BTC-USD-PERP'

interface Seen {
  bounds: { x: number; y: number; width: number; height: number }
  isOnTop: boolean
  isVisible: boolean
}

/** What main says of its window of that name; null where there is none. */
function see(application: ElectronApplication, name: WindowName): Promise<Seen | null> {
  return application.evaluate(({ BrowserWindow }, wanted) => {
    const nameOf = (url: string) => url.split('/')[2] ?? ''
    const window = BrowserWindow.getAllWindows().find(
      // The page of one that is closing goes before it does.
      ({ webContents }) => !webContents.isDestroyed() && nameOf(webContents.getURL()) === wanted,
    )
    return window
      ? { bounds: window.getBounds(), isOnTop: window.isAlwaysOnTop(), isVisible: window.isVisible() }
      : null
  }, name)
}

/** Moves the window of that name; what a desktop is asked for that is so already, it tells nobody. */
function move(application: ElectronApplication, name: WindowName, bounds: Seen['bounds']): Promise<void> {
  return application.evaluate(
    ({ BrowserWindow }, [wanted, to]) => {
      const nameOf = (url: string) => url.split('/')[2] ?? ''
      const window = BrowserWindow.getAllWindows().find((one) => nameOf(one.webContents.getURL()) === wanted)
      window?.setBounds({ ...to, x: to.x + 1 })
      window?.setBounds(to)
    },
    [name, bounds] as const,
  )
}

/** Puts a window somewhere, as a person would, and waits until that is kept; one just shown keeps nothing yet. */
async function put(stage: Stage, name: WindowName, bounds: Seen['bounds']): Promise<void> {
  let movedAtMs = 0
  await until(`${name} in its new place, kept`, async () => {
    if (Date.now() - movedAtMs > 2_000) {
      movedAtMs = Date.now()
      await move(stage.application, name, bounds)
    }
    const file = join(stage.folder, 'user-data', 'windows.json')
    const book = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as {
      pages?: { places: Partial<Record<WindowName, object>> }[]
    }
    return JSON.stringify(book.pages?.[0]?.places[name]) === JSON.stringify({ ...bounds, isMaximized: false })
  })
}

/** Holds a long position in BTC. */
async function hold({ window, priceAt }: Stage): Promise<void> {
  await placeOrder(window, { market, side: 'buy', size: '0.2', price: await priceAt('1.01') })
  await until('a position', async () => (await readSnapshot(window)).positions.length === 1)
}

describe('the monitor', () => {
  it('stays on top with the positions and what they bring, and shows a market in the desk', async () => {
    const stage = await openStage()
    const { application, window } = stage
    await hold(stage)
    await window.getByRole('button', { name: 'Monitor window' }).click()
    const monitor = await sideWindow(application, 'monitor')
    expect(await see(application, 'monitor')).toMatchObject({ isOnTop: true })
    expect(await see(application, 'desk')).toMatchObject({ isOnTop: false })

    const row = monitor.getByRole('table', { name: 'Positions' }).getByRole('row').nth(1)
    const pnl = () => row.getByRole('cell').nth(2).innerText()
    const first = await pnl()
    await until('the PnL to move', async () => (await pnl()) !== first)
    expect(await row.innerText()).toMatch(/BTC.*\n?Long 0\.2/)
    await monitor.getByRole('region', { name: 'Connection' }).getByText('Live', { exact: true }).waitFor()

    const chosen = window.getByRole('region', { name: 'Market', exact: true }).getByRole('button').first()
    await window.keyboard.press('Alt+ArrowDown')
    await until('another market', async () => !(await chosen.innerText()).startsWith('BTC'))
    await row.click()
    await until('its market', async () => (await chosen.innerText()).startsWith('BTC'))

    await updateSettings(window, { hideBalances: true })
    await until('hidden amounts', async () => !/\d/.test((await row.innerText()).replace(/\d+\.\d\s%/, '')))

    // Of a short that is small for the account liquidation is too far away for a number.
    const { tickers } = await stage.snapshot()
    const bid = Number(tickers.find((ticker) => ticker.market === 'SOL-USD-PERP')?.bid)
    const small = { market: 'SOL-USD-PERP', side: 'sell', size: '0.2' } as const
    await placeOrder(window, { ...small, price: String(Math.floor(bid * 0.97)) })
    await monitor.getByRole('row', { name: /SOL/ }).getByText('> 999').waitFor()

    await window.keyboard.press('Alt+m')
    await until('no monitor', async () => (await see(application, 'monitor')) === null)
  })

  it('says that it is old as soon as the desk does, and sends nothing', async () => {
    const { application, window, control } = await openStage()
    await window.keyboard.press('Alt+m')
    const monitor = await sideWindow(application, 'monitor')
    await control.freeze({ sockets: 'all', frozen: true })
    await until(
      'the silence to show',
      async () => (await monitor.locator('[data-phase]').getAttribute('data-phase')) !== 'live',
    )
    await control.freeze({ sockets: 'all', frozen: false })
    const ask = (command: string, argument: unknown) =>
      monitor.evaluate(
        ([asked, given]) => {
          const { desk } = globalThis as unknown as {
            desk: { ask(a: unknown, b: unknown): Promise<unknown> }
          }
          return desk.ask(asked, given)
        },
        [command, argument],
      )
    const refused = { ok: false, problem: { code: 'ipc.refused' } }
    expect(await ask('orders:cancel-all', { market: null, side: null })).toEqual(refused)
    expect(await ask('settings:update', { theme: 'light' })).toEqual(refused)
    expect(await ask('desk:snapshot', null)).toMatchObject({ positions: [] })
  })

  it('is told prices of what is held, and of no other market', async () => {
    const stage = await openStage()
    const { application, window } = stage
    await window.keyboard.press('Alt+m')
    const monitor = await sideWindow(application, 'monitor')
    await monitor.evaluate(() => {
      const { desk } = globalThis as unknown as {
        desk: { on(event: string, act: (ticks: { market: string }[]) => void): void }
      }
      const priced = new Set<string>()
      Object.assign(globalThis, { priced })
      desk.on('market:tickers', (ticks) => ticks.forEach((tick) => priced.add(tick.market)))
    })
    const priced = () =>
      monitor.evaluate(() => [...(globalThis as unknown as { priced: Set<string> }).priced])
    expect((await readSnapshot(monitor)).tickers).toEqual([])
    await hold(stage)
    const row = monitor.getByRole('table', { name: 'Positions' }).getByRole('row').nth(1)
    const pnl = () => row.getByRole('cell').nth(2).innerText()
    const first = await pnl()
    await until('the PnL to move', async () => (await pnl()) !== first)
    expect(await priced()).toEqual([market])
    expect((await readSnapshot(monitor)).tickers.map((tick) => tick.market)).toEqual([market])
    expect((await readSnapshot(window)).tickers.length).toBeGreaterThan(1)
  })

  it('is opened and closed from the tray', async () => {
    const { application } = await openStage()
    const choose = (isOn: boolean) =>
      until('the line of the tray', async () => {
        const item = (await desktop.trayItems()).find(({ toolTip }) => toolTip.includes('Paradesk'))
        const line = item && (await desktop.trayMenu(item)).find(({ label }) => label === 'Monitor window')
        return item && line && Boolean(line.checked) === isOn && desktop.chooseTrayMenu(item, line.id)
      })
    await choose(false)
    await sideWindow(application, 'monitor')
    await choose(true)
    await until('no monitor', async () => (await see(application, 'monitor')) === null)
  })
})

/** Puts a panel into a window of its own, by the menu of panels. */
async function detach({ application, window }: Stage, title: string, name: PanelName): Promise<Page> {
  await window.getByRole('button', { name: 'Panels' }).click()
  await window.getByRole('menuitem', { name: `${title} in a window of its own` }).click()
  return sideWindow(application, name)
}

const tab = (window: Page, name: string) => window.getByRole('tab', { name, exact: true })

describe('a panel in a window of its own', () => {
  it('shows what happens in the desk, acts on it, and goes back to its place', async () => {
    const stage = await openStage()
    const { application, window } = stage
    const tabs = () => window.getByRole('tab').allInnerTexts()
    const before = await tabs()
    const orders = await detach(stage, 'Open orders', 'orders')
    await tab(window, 'Open orders').waitFor({ state: 'detached' })
    await placeOrder(window, { market, side: 'buy', size: '0.1', price: await stage.priceAt('0.97') })
    const row = orders.getByRole('table', { name: 'Open orders' }).getByRole('row').nth(1)
    await row.getByText('BTC').waitFor()
    expect(await stage.openOrders()).toHaveLength(1)
    await row.getByRole('button', { name: /^Cancel/ }).click()
    await until('no order', async () => (await stage.openOrders()).length === 0)
    await orders.getByText('No open orders').waitFor()

    await tab(window, 'Fills').click()
    await orders.getByRole('button', { name: 'Put back into the desk' }).click()
    await tab(window, 'Open orders').waitFor()
    expect((await tabs()).map((text) => text.trim())).toEqual(before.map((text) => text.trim()))
    expect(await see(application, 'orders')).toBeNull()
  })

  it('takes along what stands half-typed in it, and brings it back', async () => {
    const stage = await openStage()
    const { window } = stage
    await placeOrder(window, { market, side: 'buy', size: '0.1', price: await stage.priceAt('0.97') })
    const form = (page: Page) => page.getByRole('region', { name: 'Order ticket' })
    const size = (page: Page) => form(page).getByLabel('Size')
    const target = (page: Page) => form(page).locator('.exit input').first()
    const limit = await stage.priceAt('0.98')
    await form(window).getByText('Sell', { exact: true }).first().click()
    await size(window).fill('0.25')
    await form(window).getByLabel('Price').fill(limit)
    await form(window).getByRole('button', { name: 'Take profit / Stop loss' }).click()
    await target(window).fill('12')
    const ticket = await detach(stage, 'Order ticket', 'ticket')
    await until('the draft', async () => (await size(ticket).inputValue()) === '0.25')
    expect(await form(ticket).getByLabel('Price').first().inputValue()).toBe(limit)
    expect(await target(ticket).inputValue()).toBe('12')
    expect(await form(ticket).getByRole('radio', { name: 'Sell' }).isChecked()).toBe(true)
    await size(ticket).fill('0.375')
    await ticket.getByRole('button', { name: 'Put back into the desk' }).click()
    await size(window).waitFor()
    expect(await size(window).inputValue()).toBe('0.375')
    expect(await target(window).inputValue()).toBe('12')

    await tab(window, 'Open orders').click()
    const row = (page: Page) => page.getByRole('table', { name: 'Open orders' }).getByRole('row').nth(1)
    await row(window)
      .getByRole('button', { name: /^Change/ })
      .click()
    await row(window).getByLabel('New size').fill('0.2')
    const orders = await detach(stage, 'Open orders', 'orders')
    await row(orders).getByLabel('New size').waitFor()
    expect(await row(orders).getByLabel('New size').inputValue()).toBe('0.2')
    expect((await stage.openOrders()).map(({ remaining }) => remaining)).toEqual(['0.1'])
  })

  it('looks at the market the others look at, and takes a price from them, which it never sends', async () => {
    const stage = await openStage()
    const { window } = stage
    const book = await detach(stage, 'Order book', 'book')
    const ticket = await detach(stage, 'Order ticket', 'ticket')
    const chosen = window.getByRole('region', { name: 'Market', exact: true }).getByRole('button').first()
    await ticket.keyboard.press('Alt+ArrowDown')
    await until('another market', async () => (await chosen.innerText()).startsWith('ETH'))
    await book.locator('.side-head').getByText('ETH').waitFor()
    const level = book.locator('.ladder tbody button').first()
    await level.click()
    const price = ticket.getByRole('region', { name: 'Order ticket' }).getByLabel('Price')
    await until(
      'the price in the ticket',
      async () => Number((await price.inputValue()).replace(',', '')) > 100,
    )
    // One click arms one window, in which book and ticket are side by side.
    expect(await ticket.getByText('One click').count()).toBe(0)
    expect(await stage.openOrders()).toEqual([])
    // A dialog of the desk's opens in the desk.
    await ticket.keyboard.press('Control+,')
    await window.getByRole('dialog', { name: 'Settings' }).waitFor()
    expect(await ticket.getByRole('dialog').count()).toBe(0)
  })

  it('rings once for a fill, and plays its tone in one window, however many there are', async () => {
    const stage = await openStage()
    const { application, window, control } = stage
    await window.keyboard.press('Alt+m')
    const monitor = await sideWindow(application, 'monitor')
    const orders = await detach(stage, 'Open orders', 'orders')
    const pages = [window, monitor, orders]
    for (const page of pages)
      await page.evaluate(() => {
        const { desk } = globalThis as unknown as { desk: { on(event: string, act: () => void): void } }
        const heard = { tones: 0, alerts: 0 }
        Object.assign(globalThis, { heard })
        desk.on('alert:sounded', () => (heard.tones += 1))
        desk.on('alert:raised', () => (heard.alerts += 1))
      })
    const heard = () =>
      Promise.all(
        pages.map((page) =>
          page.evaluate(() => (globalThis as unknown as { heard: { tones: number; alerts: number } }).heard),
        ),
      )
    const bells = async () =>
      (await desktop.notifications()).filter(({ summary }) => summary.startsWith('Bought')).length
    const before = await bells()
    const order = await placeOrder(window, {
      market,
      side: 'buy',
      size: '0.1',
      price: await stage.priceAt('0.999'),
    })
    await control.fill({ orderId: order.id })
    await until('the bell', async () => (await bells()) > before)
    await until('the alert in each window', async () => (await heard()).every(({ alerts }) => alerts > 0))
    expect(await heard()).toEqual([
      { tones: 1, alerts: 1 },
      { tones: 0, alerts: 1 },
      { tones: 0, alerts: 1 },
    ])
    expect(await bells()).toBe(before + 1)
  })
})

describe('the windows', () => {
  it('are where they were at the next start, and those that were open are open', async () => {
    const stage = await openStage()
    const { application, window, folder } = stage
    await window.keyboard.press('Alt+m')
    await sideWindow(application, 'monitor')
    await detach(stage, 'Open orders', 'orders')
    const ordersAt = { x: 300, y: 600, width: 700, height: 260 }
    await put(stage, 'orders', ordersAt)
    const deskAt = { x: 120, y: 90, width: 1180, height: 760 }
    const monitorAt = { x: 900, y: 500, width: 360, height: 220 }
    await put(stage, 'desk', deskAt)
    await put(stage, 'monitor', monitorAt)
    await stage.close()

    const again = await openStage({ folder })
    await sideWindow(again.application, 'monitor')
    const orders = await sideWindow(again.application, 'orders')
    expect(await see(again.application, 'orders')).toMatchObject({ bounds: ordersAt, isOnTop: false })
    expect(await tab(again.window, 'Open orders').count()).toBe(0)
    expect(await see(again.application, 'desk')).toMatchObject({ bounds: deskAt })
    expect(await see(again.application, 'monitor')).toMatchObject({ bounds: monitorAt, isOnTop: true })
    // Closing a panel's window by its frame puts it back as well.
    await orders.close()
    await tab(again.window, 'Open orders').waitFor()
  })

  it('have their places, and the desk its layout, on each arrangement of screens', async () => {
    const stage = await openStage()
    const { application, window } = stage
    /** Has a second screen plugged in beside the first, or out again. */
    const plug = (isIn: boolean) =>
      application.evaluate(({ screen }, plugged) => {
        const one = screen.getPrimaryDisplay()
        const bounds = { ...one.bounds, x: one.bounds.width }
        const all = plugged ? [one, { ...one, id: one.id + 1, bounds, workArea: bounds }] : [one]
        screen.getAllDisplays = () => all
        screen.emit(plugged ? 'display-added' : 'display-removed')
      }, isIn)
    const at = async (bounds: Seen['bounds']) =>
      until('the desk in its place', async () => {
        const seen = await see(application, 'desk')
        return JSON.stringify(seen?.bounds) === JSON.stringify(bounds)
      })
    const home = { x: 60, y: 70, width: 1200, height: 760 }
    const away = { x: 200, y: 120, width: 1240, height: 780 }
    await put(stage, 'desk', home)
    await window.getByRole('button', { name: 'Panels' }).click()
    await window.getByRole('menuitemcheckbox', { name: 'Trades' }).click()
    await tab(window, 'Trades').waitFor({ state: 'detached' })

    await plug(true)
    await put(stage, 'desk', away)
    // New screens begin as the last ones were.
    expect(await tab(window, 'Trades').count()).toBe(0)
    await window.getByRole('button', { name: 'Panels' }).click()
    await window.getByRole('menuitem', { name: 'Reset layout' }).click()
    await tab(window, 'Trades').waitFor()
    await plug(false)
    await at(home)
    await tab(window, 'Trades').waitFor({ state: 'detached' })
    await plug(true)
    await at(away)
    await tab(window, 'Trades').waitFor()
  })

  it('answer nobody but their own pages', async () => {
    const { application } = await openStage()
    const answers = await application.evaluate(async ({ app, BrowserWindow }) => {
      const { webPreferences } = {
        webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      }
      const ask = `desk.ask('desk:snapshot', null)`
      const answerOf = async (url: string): Promise<unknown> => {
        const stranger = new BrowserWindow({ show: false, webPreferences })
        await stranger.loadURL(url)
        const answer: unknown = await stranger.webContents.executeJavaScript(ask)
        stranger.destroy()
        return answer
      }
      const [ours] = BrowserWindow.getAllWindows()
      return [await answerOf('about:blank'), await answerOf(ours?.webContents.getURL() ?? '')]
    })
    // Neither another page, nor our page in a window that is none of ours.
    expect(answers).toEqual(Array(2).fill({ ok: false, problem: { code: 'ipc.refused' } }))
  })

  it('end with the desk where it has no tray to hide in, and hide with it nowhere', async () => {
    const { application, window } = await openStage()
    await window.keyboard.press('Alt+m')
    await sideWindow(application, 'monitor')
    const closeDesk = () => act(application, 'desk', 'close')
    await closeDesk()
    await until('a hidden desk', async () => !(await see(application, 'desk'))?.isVisible)
    expect(await see(application, 'monitor')).toMatchObject({ isVisible: true })
    await updateSettings(window, { closeToTray: false })
    const ended = new Promise<void>((resolve) => application.once('close', () => resolve()))
    await closeDesk()
    await ended
  })
})

describe('quitting with several windows open', () => {
  it('asks once, in the desk, while orders would go, and takes all windows with it', async () => {
    const stage = await openStage()
    const { application, window, folder } = stage
    await updateSettings(window, { cancelOnDisconnect: true, closeToTray: false })
    await until('the guard', async () => (await stage.snapshot()).connection.cancelOnDisconnect === 'on')
    await placeOrder(window, { market, side: 'buy', size: '0.1', price: await stage.priceAt('0.97') })
    await until('the order', async () =>
      (await stage.snapshot()).orders.some(({ state }) => state === 'working'),
    )
    await window.keyboard.press('Alt+m')
    const monitor = await sideWindow(application, 'monitor')
    const orders = await detach(stage, 'Open orders', 'orders')
    const question = (page: Page) => page.getByRole('dialog', { name: 'Quit with orders in the market?' })
    const stay = async () => {
      await question(window).getByRole('button', { name: 'Stay' }).click()
      await question(window).waitFor({ state: 'detached' })
    }
    const areThere = async () => {
      for (const name of ['desk', 'monitor', 'orders'] as const)
        expect(await see(application, name)).not.toBeNull()
    }

    // Whichever window a person works in, one asks, and nothing has closed before it is answered.
    await act(application, 'orders', 'focus')
    await quit(application)
    await question(window).getByText('Open orders of this account: 1.').waitFor()
    expect([await question(orders).count(), await question(monitor).count()]).toEqual([0, 0])
    await areThere()
    await stay()
    await areThere()

    // Without the desk the others end, so that closing it asks as well; theirs ends nothing.
    await act(application, 'desk', 'close')
    await question(window).waitFor()
    await areThere()
    await stay()
    await act(application, 'orders', 'close')
    await until('no orders window', async () => (await see(application, 'orders')) === null)
    expect(await question(window).count()).toBe(0)
    await detach(stage, 'Open orders', 'orders')

    // A desk that nobody sees comes to the front to ask.
    await act(application, 'desk', 'hide')
    await quit(application)
    await until('the desk', async () => (await see(application, 'desk'))?.isVisible)
    const closed = application.waitForEvent('close')
    await question(window).getByRole('button', { name: 'Quit, keep the orders' }).click()
    await closed
    const book = JSON.parse(await readFile(join(folder, 'user-data', 'windows.json'), 'utf8')) as {
      open: string[]
    }
    expect(book.open.sort()).toEqual(['monitor', 'orders'])
  })
})
