import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../scripts/until'
import { multiply, roundToStep } from '../../src/money/decimal'
import type { Answer, Argument, CommandName } from '../../src/preload/contract'
import type { Snapshot } from '../../src/preload/model'
import { createControl, type Control } from '../../src/sandbox/control-client'
import type { DevtoolsPage } from './devtools'
import { firstLiveRow, readyAtMs } from './observers'
import type { Launch } from './on-desktop'
import type { RunningApp } from './running-app'

/** A desk with as much on it as a busy trader has, on an exchange that does not rest. */
export interface BusyDesk {
  app: RunningApp
  /** Fills a little of its orders from now on, so often a second. */
  trade(fillsASecond: number): void
  /** Ends the trading, the app and its exchange. */
  close(): Promise<void>
}

/** How much is on it. */
export const load = { markets: 50, orders: 200, fillsASecond: 10 }
/** Each order is filled in so many parts: together they last more than an hour. */
const partsOfAnOrder = 200
/** A part, as a share of the least a market is traded in here. */
const part = '0.1'

const models = [
  ['ETH', '0.1'],
  ['SOL', '5'],
  ['XRP', '50'],
  ['AVAX', '10'],
] as const
const listed: Record<string, string> = {
  BTC: '0.01',
  ETH: '0.1',
  SOL: '5',
  HYPE: '10',
  XRP: '50',
  DOGE: '1000',
  AVAX: '10',
  STRK: '2000',
}

function ask<C extends CommandName>(
  page: DevtoolsPage,
  command: C,
  argument: Argument<C>,
): Promise<Answer<C>> {
  return page.evaluate(`window.desk.ask(${JSON.stringify(command)}, ${JSON.stringify(argument)})`)
}

const snapshotOf = (page: DevtoolsPage): Promise<Snapshot> => ask(page, 'desk:snapshot', null)

/** Makes as many markets as there shall be; what one order of each is, by market. */
async function listMarkets(control: Control): Promise<Map<string, string>> {
  const sizes = new Map(Object.entries(listed).map(([base, size]) => [`${base}-USD-PERP`, size]))
  for (let index = sizes.size; index < load.markets; index++) {
    const [like, size] = models[index % models.length] ?? models[0]
    await control.list({ market: `M${index}-USD-PERP`, like: `${like}-USD-PERP` })
    sizes.set(`M${index}-USD-PERP`, size)
  }
  return sizes
}

/** Buys below the market; the order's id, which the exchange gives. */
async function buy(page: DevtoolsPage, snapshot: Snapshot, market: string, size: string, fraction: string) {
  const { markets, tickers } = snapshot
  const tick = markets.find(({ symbol }) => symbol === market)?.priceTickSize ?? '1'
  const bid = tickers.find((ticker) => ticker.market === market)?.bid ?? '0'
  const answer = await ask(page, 'order:place', {
    intentId: randomUUID(),
    market,
    side: 'buy',
    type: 'limit',
    size,
    price: roundToStep(multiply(bid, fraction), tick, 'down'),
    triggerPrice: null,
    timeInForce: 'gtc',
    reduceOnly: false,
    selfTradePrevention: null,
    exits: null,
    confirmed: true,
    acceptsOld: true,
  })
  if (!answer.ok) throw new Error(`an order for ${market} was refused: ${JSON.stringify(answer.problem)}`)
  return answer.value.id
}

/** Opens the desk and fills it; markets move, and nothing is traded yet. */
export async function openBusyDesk(launch: Launch): Promise<BusyDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-bench-'))
  const controlFile = join(folder, 'exchange.json')
  const app = await launch({
    folder,
    observer: firstLiveRow,
    flags: [`--sandbox-control-file=${controlFile}`],
  })
  let trading: NodeJS.Timeout | undefined
  const close = async (): Promise<void> => {
    clearInterval(trading)
    await app.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const { page } = app
    await readyAtMs(page)
    const { control: url } = JSON.parse(readFileSync(controlFile, 'utf8')) as { control: string }
    const control = createControl(url)
    await ask(page, 'settings:update', { notificationsPaused: true })
    const account = (await snapshotOf(page)).activeAddress ?? ''
    await control.fund({ account, amount: '10000000' })
    const sizes = await listMarkets(control)
    const known = await until('all markets', async () => {
      const now = await snapshotOf(page)
      return now.tickers.length >= load.markets && now.markets.length >= load.markets ? now : false
    })
    for (const [market, size] of sizes)
      await control.fill({ orderId: await buy(page, known, market, size, '0.999') })
    const symbols = [...sizes.keys()]
    const resting: { orderId: string; size: string }[] = []
    for (let index = 0; index < load.orders; index++) {
      const market = symbols[index % symbols.length] ?? ''
      const size = sizes.get(market) ?? '1'
      const fraction = (0.985 - Math.floor(index / symbols.length) * 0.003).toFixed(4)
      resting.push({
        orderId: await buy(
          page,
          known,
          market,
          multiply(size, multiply(part, String(partsOfAnOrder))),
          fraction,
        ),
        size: multiply(size, part),
      })
    }
    const trade = (fillsASecond: number): void => {
      let next = 0
      clearInterval(trading)
      trading = setInterval(() => {
        const one = resting[next++ % resting.length]
        // One that has been filled whole meanwhile is no matter.
        if (one) void control.fill(one).catch(() => undefined)
      }, 1_000 / fillsASecond)
    }
    return { app, trade, close }
  } catch (error) {
    await close()
    throw error
  }
}
