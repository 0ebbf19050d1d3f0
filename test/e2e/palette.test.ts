import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  ask,
  makeMainAccount,
  placeOrder,
  readSnapshot,
  sideWindow,
  updateSettings,
  type LaunchedApp,
} from '../../scripts/desk-app'
import type { Settings } from '../../src/preload/model'
import type { PriceKind } from '../../src/preload/records'
import { COMMANDS, type CommandId } from '../../src/renderer/commands/catalog'
import { createControl, type Control } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import { launchStage, priceAt, until } from './stage'

const market = 'BTC-USD-PERP'

/** Where a command is given, and by which it is seen what came of it. */
interface Scene extends LaunchedApp {
  control: Control
  ticket: Locator
  /** Gives the command by its line in the palette. */
  give: (id: CommandId) => Promise<void>
}

/** Makes a command possible, gives it, sees what it does, and clears up after it. */
type Exercise = (scene: Scene, id: CommandId) => Promise<void>

const settingsOf = async ({ window }: Scene): Promise<Settings> => (await readSnapshot(window)).settings
const openOrders = async ({ window }: Scene) =>
  (await readSnapshot(window)).orders.filter(({ state }) => state === 'working')

async function rest(scene: Scene): Promise<void> {
  const { window } = scene
  await placeOrder(window, { market, side: 'buy', size: '0.1', price: await priceAt(window, '0.97') })
  await until('an order', async () => (await openOrders(scene)).length === 1)
}

async function hold({ window }: Scene): Promise<void> {
  await placeOrder(window, { market, side: 'buy', size: '0.1', price: await priceAt(window, '1.01') })
  await until('a position', async () => (await readSnapshot(window)).positions.length === 1)
}

/** A dialog of this name comes, and goes with Escape. */
const opens =
  (name: string): Exercise =>
  async ({ window, give }, id) => {
    await give(id)
    const dialog = window.getByRole('dialog', { name, exact: true })
    await dialog.waitFor()
    await window.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }

/** The ticket takes this side. */
const takesSide =
  (before: string, name: string): Exercise =>
  async ({ ticket, give }, id) => {
    await ticket.getByText(before, { exact: true }).first().click()
    await give(id)
    await until(name, () => ticket.getByRole('radio', { name }).isChecked())
    await until('the focus', () =>
      ticket.getByLabel('Size').evaluate((one) => one === document.activeElement),
    )
  }

/** The ticket takes this kind of order. */
const takesKind =
  (kind: string): Exercise =>
  async ({ ticket, give }, id) => {
    await give(id)
    const chosen = ticket.locator('.type-chooser [data-chosen="true"], .type-chooser .menu-face')
    await until(kind, async () => (await chosen.allInnerTexts()).some((text) => text.trim() === kind))
  }

const layOut =
  (preset: string): Exercise =>
  async (scene, id) => {
    await scene.give(id)
    await until(preset, async () => (await settingsOf(scene)).layout === preset)
  }

/** A setting becomes another one, and the one it was when the command is given until it is. */
const turns =
  (name: keyof Settings, times: number): Exercise =>
  async (scene, id) => {
    const atFirst = (await settingsOf(scene))[name]
    for (let turn = 1; turn <= times; turn += 1) {
      const before = (await settingsOf(scene))[name]
      await scene.give(id)
      await until('another', async () => (await settingsOf(scene))[name] !== before)
    }
    expect((await settingsOf(scene))[name]).toEqual(atFirst)
  }

/** The market is among those marked so, and no more once the command is given again. */
const marks =
  (name: 'favourites' | 'mutedMarkets'): Exercise =>
  async (scene, id) => {
    await scene.give(id)
    await until('a mark', async () => (await settingsOf(scene))[name].length === 1)
    await scene.give(id)
    await until('none', async () => (await settingsOf(scene))[name].length === 0)
  }

const stepsTo =
  (symbol: string): Exercise =>
  async ({ window, give }, id) => {
    await give(id)
    await window.locator('.market-header').getByText(symbol).first().waitFor()
  }

/** The candles are of this price. */
const takesPrices =
  (kind: PriceKind): Exercise =>
  async (scene, id) => {
    await scene.give(id)
    await until(kind, async () => (await settingsOf(scene)).charts.chart.priceKind === kind)
  }

/** The candles of the second chart take this length. */
const takesLengthToo =
  (minutes: number): Exercise =>
  async (scene, id) => {
    await scene.window.getByRole('tab', { name: 'Second chart' }).click()
    await scene.give(id)
    await until(`${minutes} minutes`, async () => (await settingsOf(scene)).charts.chart2.minutes === minutes)
  }

/** The candles take this length. */
const takesLength =
  (minutes: number): Exercise =>
  async ({ window, give }, id) => {
    const length = window.getByRole('radiogroup', { name: 'Length of a candle' })
    await give(id)
    await until(`${minutes} minutes`, async () => {
      const chosen = await length.locator('input:checked').inputValue()
      return chosen === String(minutes)
    })
  }

/** The review comes to the front and asks what to write, in this form. */
const exportsAs =
  (form: string): Exercise =>
  async ({ window, give }, id) => {
    await window.getByRole('tab', { name: 'Open orders', exact: true }).click()
    await give(id)
    const dialog = window.getByRole('dialog', { name: 'Export', exact: true })
    await dialog.waitFor()
    expect(await dialog.getByRole('radio', { name: form }).isChecked()).toBe(true)
    await window.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }

/** In the order in which they are given; a command that is not here fails to compile. */
const exercises: Record<CommandId, Exercise> = {
  'ticket.buy': takesSide('Sell', 'Buy'),
  'ticket.sell': takesSide('Buy', 'Sell'),
  'ticket.market': takesKind('Market'),
  'ticket.stopLimit': takesKind('Stop limit'),
  'ticket.stopMarket': takesKind('Stop market'),
  'ticket.takeProfitLimit': takesKind('TP limit'),
  'ticket.takeProfitMarket': takesKind('TP market'),
  'ticket.stopLossLimit': takesKind('SL limit'),
  'ticket.stopLossMarket': takesKind('SL market'),
  'ticket.scaled': takesKind('Scaled'),
  'ticket.twap': takesKind('TWAP'),
  'ticket.limit': takesKind('Limit'),
  async 'ticket.size'({ ticket, give }, id) {
    await ticket.getByLabel('Price').focus()
    await give(id)
    await until('the focus', () =>
      ticket.getByLabel('Size').evaluate((one) => one === document.activeElement),
    )
  },
  async 'ticket.unit'({ ticket, give }, id) {
    const unit = () => ticket.locator('.size-field .choice').first().locator('input:checked').inputValue()
    for (const next of ['usd', 'percent', 'base']) {
      await give(id)
      await until(next, async () => (await unit()) === next)
    }
  },
  async 'ticket.arm'({ window, give }, id) {
    await give(id)
    await window.locator('.desk[data-armed]').waitFor()
    await give(id)
    await window.locator('.desk[data-armed]').waitFor({ state: 'detached' })
  },
  async 'ticket.send'(scene, id) {
    const { window, ticket, give } = scene
    await ticket.getByText('Buy', { exact: true }).first().click()
    await ticket.getByLabel('Size').fill('0.1')
    await ticket.getByLabel('Price').fill(await priceAt(window, '0.97'))
    await give(id)
    await until('the order', async () => (await openOrders(scene)).length === 1)
  },
  async 'order.undo'(scene, id) {
    await scene.give(id)
    await until('no order', async () => (await openOrders(scene)).length === 0)
  },
  async 'orders.cancelAll'(scene, id) {
    await rest(scene)
    await scene.give(id)
    await scene.window.getByRole('button', { name: 'Cancel all orders', exact: true }).click()
    await until('no order', async () => (await openOrders(scene)).length === 0)
  },
  async 'positions.closeAll'(scene, id) {
    const { window, give } = scene
    await hold(scene)
    await window.getByRole('tab', { name: 'Positions', exact: true }).click()
    await give(id)
    const dialog = window.getByRole('dialog', { name: 'Close all positions' })
    await dialog.locator('.danger-button').click()
    await until('no position', async () => (await readSnapshot(window)).positions.length === 0)
    await dialog.getByRole('button', { name: 'Done' }).click()
  },
  panic: opens('Emergency stop'),
  async 'markets.search'({ window, give }, id) {
    const isThere = () =>
      window.evaluate(() => document.activeElement?.matches('.markets-search input') === true)
    await give(id)
    await until('the focus in the search', isThere)
    await window.keyboard.type('eth')
    await until(
      'the market it finds',
      async () => (await window.locator('.markets-column tbody tr').count()) === 1,
    )
    await window.keyboard.press('Control+a')
    await window.keyboard.press('Delete')
    await window.keyboard.press('Escape')
    // By its key as well.
    await window.locator('.market-header').click()
    await window.keyboard.press('/')
    await until('the focus in the search again', isThere)
    await window.keyboard.press('Escape')
  },
  'market.next': stepsTo('ETH'),
  'market.previous': stepsTo('BTC'),
  'chart.1': takesLength(1),
  'chart.3': takesLength(3),
  'chart.15': takesLength(15),
  'chart.30': takesLength(30),
  'chart.60': takesLength(60),
  'chart.5': takesLength(5),
  'chart.mark': takesPrices('mark'),
  'chart.underlying': takesPrices('underlying'),
  'chart.last': takesPrices('last'),
  async 'book.coarser'(scene, id) {
    const group = scene.window.getByRole('combobox', { name: 'Group prices by' })
    await scene.give(id)
    await until('coarser prices', async () => (await group.inputValue()) === '2')
  },
  async 'book.finer'(scene, id) {
    const group = scene.window.getByRole('combobox', { name: 'Group prices by' })
    await scene.give(id)
    await until('finer prices', async () => (await group.inputValue()) === '1')
  },
  async 'book.rpi'(scene, id) {
    const rpi = scene.window.getByRole('checkbox', { name: 'RPI' })
    await scene.give(id)
    await until('RPI orders', () => rpi.isChecked())
    await scene.give(id)
    await until('none', async () => !(await rpi.isChecked()))
  },
  'chart2.1': takesLengthToo(1),
  'chart2.3': takesLengthToo(3),
  'chart2.5': takesLengthToo(5),
  'chart2.15': takesLengthToo(15),
  'chart2.30': takesLengthToo(30),
  'chart2.60': takesLengthToo(60),
  async 'chart2.market'(scene, id) {
    const marketNow = async () => (await settingsOf(scene)).charts.chart2.market
    await scene.give(id)
    await until('a market that stays', async () => (await marketNow()) === 'BTC-USD-PERP')
    await scene.give(id)
    await until('the one chosen', async () => (await marketNow()) === null)
  },
  'review.json': exportsAs('JSON'),
  'review.csv': exportsAs('CSV'),
  async palette({ window }) {
    // By its own line it could only be given while it is open: it has none.
    await window.keyboard.press('Control+k')
    await window.getByRole('dialog', { name: 'Commands' }).waitFor()
    await window.keyboard.press('Escape')
    await window.getByRole('dialog', { name: 'Commands' }).waitFor({ state: 'detached' })
  },
  shortcuts: opens('Keyboard shortcuts'),
  async monitor({ application, give }, id) {
    await give(id)
    const monitor = await sideWindow(application, 'monitor')
    const closed = monitor.waitForEvent('close')
    await give(id)
    await closed
  },
  'layout.scalping': layOut('scalping'),
  'layout.monitoring': layOut('monitoring'),
  'layout.review': layOut('review'),
  'layout.trading': layOut('trading'),
  async 'layout.reset'({ window, give }, id) {
    const tab = window.getByRole('tab', { name: 'Fills', exact: true })
    await tab.focus()
    await window.keyboard.press('Delete')
    await tab.waitFor({ state: 'detached' })
    await give(id)
    await tab.waitFor()
  },
  settings: opens('Settings'),
  'settings.export': opens('Export settings…'),
  'settings.import': opens('Import settings…'),
  accounts: opens('Accounts'),
  exchange: opens('Exchange and connection'),
  alertRules: opens('Alert rules'),
  diagnostics: opens('Diagnostics'),
  support: opens('Support bundle'),
  welcome: opens('Welcome to Paradesk'),
  tour: opens('Who trades, and with what'),
  balances: turns('hideBalances', 2),
  theme: turns('theme', 3),
  density: turns('density', 3),
  'market.favourite': marks('favourites'),
  'market.mute': marks('mutedMarkets'),
  notifications: turns('notificationsPaused', 2),
  async language(scene, id) {
    const { window, give } = scene
    await give(id)
    await window.getByRole('tab', { name: '持仓', exact: true }).waitFor()
    await give(id)
    await window.getByRole('tab', { name: 'Positions', exact: true }).waitFor()
  },
  async reconnect(scene, id) {
    const { window, control, give } = scene
    await rest(scene)
    const [order] = await openOrders(scene)
    await control.refuse({ refused: true })
    await control.drop({ sockets: 'all', how: 'reset' })
    await until('the line to be down', async () => (await readSnapshot(window)).connection.phase !== 'live')
    // Missed meanwhile: there is something to be told of the time away.
    await control.fill({ orderId: order?.id ?? '' })
    await control.refuse({ refused: false })
    await give(id)
    await until('the line', async () => (await readSnapshot(window)).connection.phase === 'live')
  },
  async away(scene, id) {
    await until('news of the time away', async () => (await readSnapshot(scene.window)).away !== null)
    await opens('While you were away')(scene, id)
  },
}

/** Chooses the command's own line, whatever else the same words would find. */
async function give(window: Page, id: CommandId): Promise<void> {
  await window.keyboard.press('Control+k')
  const line = window.locator(`.palette [cmdk-item][data-value="${id}"]`)
  await line.click()
  await window.locator('.palette').waitFor({ state: 'detached' })
}

it('every command of the palette can be given and does what it says', async () => {
  const sandbox = await startSandbox({ simulate: true })
  try {
    const { restUrl, wsUrl } = sandbox
    const app = await launchStage(['--environment=custom', `--rest-url=${restUrl}`, `--ws-url=${wsUrl}`])
    const { window } = app
    await window.locator('.connection').first().waitFor()
    await updateSettings(window, { language: 'en' })
    await ask(window, 'account:add', await makeMainAccount('Palette', true))
    await until('the account', async () => {
      const { connection, account } = await readSnapshot(window)
      return connection.phase === 'live' && account !== null
    })
    const scene: Scene = {
      ...app,
      control: createControl(sandbox.controlUrl),
      ticket: window.getByRole('region', { name: 'Order ticket' }),
      give: (id) => give(window, id),
    }
    const ids = Object.keys(exercises) as CommandId[]
    expect([...ids].sort()).toEqual(COMMANDS.map(({ id }) => id).sort())
    for (const id of ids) {
      try {
        await exercises[id](scene, id)
      } catch (error) {
        throw new Error(`the command ${id}`, { cause: error })
      }
    }
  } finally {
    await sandbox.stop()
  }
})
