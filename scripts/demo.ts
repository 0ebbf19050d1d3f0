import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { multiply, placesOf, roundToStep } from '../src/money/decimal'
import { notationOf } from '../src/notation/notation'
import { formatNumber } from '../src/notation/number'
import { build } from './build'
import { Obstacle, runAsCommand } from './command-line'
import type { DeskApp } from './desk-app'
import { openDesk, placeLimitOrder, readSnapshot, showPanel, updateSettings } from './desk-app'
import { withDesktop } from './desktop-session'
import type { Desktop } from './desktop/desktop'
import type { TrayItem } from './desktop/tray'
import { ensureElectron } from './electron-runtime'
import { projectRoot } from './project'
import { ensurePackages } from './system-packages'
import { until } from './until'

const market = 'BTC-USD-PERP'
const size = '0.1'

/** One fill, from the ticket to the bell, with a picture of the desk, of the popup and of the tray. */
export async function play(
  { window, control }: Pick<DeskApp, 'window' | 'control'>,
  desktop: Desktop,
  out: string,
): Promise<void> {
  const price = await priceBelowBid(window)
  await placeLimitOrder(window, { side: 'Buy', size, price })
  const placed = await until('the order to stand in the exchange', async () => {
    const { accounts } = await control.state()
    return accounts.flatMap((account) => account.openOrders).find((order) => order.price === price)
  })
  console.log(`Placed: buy ${size} ${market} at ${price}, order ${placed.id}`)

  await control.fill({ orderId: placed.id })
  const written = formatNumber(price, { places: placesOf(price) }, notationOf('en'))
  const popup = await until('the notification of the fill', async () =>
    (await desktop.notifications()).find(({ body }) => body.includes(written)),
  )
  console.log(`Notified: ${popup.summary} / ${popup.body.replaceAll('\n', ' ')}`)
  await showPanel(window, 'Fills')
  await window.getByRole('table', { name: 'Fills' }).getByText(market).first().waitFor()

  const { width, height } = await desktop.screenSize()
  await desktop.screenshot(join(out, 'desk.png'))
  await desktop.screenshot(join(out, 'notification.png'), {
    x: width - 640,
    y: height - 360,
    width: 640,
    height: 360,
  })

  const icon = await until('the position in the tray', async () => findTrayIcon(desktop))
  console.log(`In the tray: ${icon.toolTip.replaceAll('\n', ' ')}`)
  await desktop.closeNotifications()
  await desktop.openTrayMenu()
  await desktop.screenshot(join(out, 'tray.png'), { x: width - 640, y: 0, width: 640, height: 360 })
}

/** The app's tray icon, once its menu names the market. */
async function findTrayIcon(desktop: Desktop): Promise<TrayItem | undefined> {
  for (const item of await desktop.trayItems()) {
    const menu = await desktop.trayMenu(item)
    if (menu.some(({ label }) => label.includes(market))) return item
  }
  return undefined
}

async function priceBelowBid(window: DeskApp['window']): Promise<string> {
  return until(`a price of ${market}`, async () => {
    const { markets, tickers } = await readSnapshot(window)
    const tick = markets.find(({ symbol }) => symbol === market)?.priceTickSize
    const bid = tickers.find((ticker) => ticker.market === market)?.bid
    return tick && bid ? roundToStep(multiply(bid, '0.99'), tick, 'down') : undefined
  })
}

runAsCommand(import.meta.url, async (args) => {
  const { values } = parseArgs({
    args,
    options: { out: { type: 'string', default: join(projectRoot, 'demo') } },
  })
  if (process.platform !== 'linux')
    throw new Obstacle('The demo runs on a virtual desktop, which needs Linux.')
  const out = resolve(values.out)
  await ensurePackages('desktop')
  const electron = await ensureElectron()
  await build()
  await mkdir(out, { recursive: true })
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-demo-'))
  try {
    await withDesktop({}, async (desktop) => {
      const desk = await openDesk(electron.path, desktop.env, folder)
      try {
        await updateSettings(desk.window, { language: 'en', theme: 'dark' })
        await play(desk, desktop, out)
      } finally {
        await desk.close()
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  for (const name of ['desk', 'notification', 'tray']) console.log(join(out, `${name}.png`))
  return 0
})
