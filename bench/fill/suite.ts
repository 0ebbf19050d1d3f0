import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build'
import {
  ask,
  makeMainAccount,
  launchDesk,
  placeOrder,
  readSnapshot,
  showPanel,
  updateSettings,
} from '../../scripts/desk-app'
import { withDesktop } from '../../scripts/desktop-session'
import { ensureElectron } from '../../scripts/electron-runtime'
import { ensurePackages } from '../../scripts/system-packages'
import { until } from '../../scripts/until'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox'
import type { Curve, Suite } from '../runner'
import { percentile } from '../statistics'
import { openCrowdedLine, type CrowdedLine } from './crowded-line'
import { probeMain, probeWindow, readLoopDelay, readTraces, resetLoopDelay, type FillTrace } from './probes'

const paces = [0, 1_000, 2_000, 4_000]
const fillsAPace = 50
/** Fills within a second of a bell ring together at its end: each of these comes alone. */
const betweenFillsMs = 1_600
const settleMs = 2_000
const market = 'BTC-USD-PERP'

type Desk = Awaited<ReturnType<typeof launchDesk>>

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Adds an account, brings the fills to the front and rests an order that is large enough for all of them. */
async function prepareDesk({ window }: Desk): Promise<string> {
  await updateSettings(window, { language: 'en' })
  const added = await ask(window, 'account:add', await makeMainAccount('Bench', true))
  if (!added.ok) throw new Error(`the account was refused: ${added.problem.code}`)
  const bid = await until('a price', async () => {
    const { connection, account, tickers } = await readSnapshot(window)
    const isLive = connection.phase === 'live' && connection.marketData === 'live' && account !== null
    return (isLive && tickers.find((ticker) => ticker.market === market)?.bid) || undefined
  })
  await showPanel(window, 'Fills')
  const price = String(Math.floor(Number(bid) * 0.97))
  const { id } = await placeOrder(window, { market, side: 'buy', size: '1', price })
  return id
}

interface Outcome {
  traces: FillTrace[]
  sent: (number | undefined)[]
  loop: { p99: number; max: number }
  /** Of all the time, how long main could have run and had no core. */
  waited: number
  framesASecond: number
}

/** For how long the thread that runs main has waited for a core since its start, as Linux counts it. */
function waitOf(application: Desk['application']): number {
  const [, waitedNs = '0'] = readFileSync(`/proc/${application.process().pid}/schedstat`, 'utf8').split(' ')
  return Number(waitedNs) / 1e6
}

/** Fills a little of the order again and again while market data comes at this pace. */
async function measure(
  pace: number,
  orderId: string,
  { application, window }: Desk,
  sandbox: Sandbox,
  line: CrowdedLine,
): Promise<Outcome> {
  line.crowd(pace)
  await wait(settleMs)
  await resetLoopDelay(application)
  const before = { sent: line.sent, atMs: performance.now(), waitedMs: waitOf(application) }
  const ids: string[] = []
  for (let done = 0; done < fillsAPace; done++) {
    const filled = sandbox.exchange.fillOrder(orderId, 200_000n)
    if (!filled.ok) throw new Error(`no fill: ${filled.refusal.message}`)
    ids.push(filled.fill.id)
    // At another point of every beat of the app's own.
    await wait(betweenFillsMs + Math.random() * 100)
  }
  const loop = await readLoopDelay(application)
  const waited = (waitOf(application) - before.waitedMs) / (performance.now() - before.atMs)
  const framesASecond = ((line.sent - before.sent) / (performance.now() - before.atMs)) * 1_000
  line.crowd(0)
  const traces = await until('every fill on the screen', async () => {
    const all = await readTraces(application, window, ids)
    return (
      all.every(({ rungAtMs, paintedAtMs }) => rungAtMs !== undefined && paintedAtMs !== undefined) && all
    )
  })
  return { traces, sent: ids.map((id) => line.fillSentAtMs(id)), loop, waited, framesASecond }
}

/** Of the differences the one half-way and the ninety-ninth. */
function spreadOf(ends: readonly (number | undefined)[], starts: readonly (number | undefined)[]) {
  const delays = ends.map((end, index) => (end ?? NaN) - (starts[index] ?? NaN))
  return { p50: percentile(delays, 0.5), p99: percentile(delays, 0.99) }
}

/** The whole app on a real desktop, with a real exchange behind a line that is crowded. */
async function fillCurve(): Promise<Curve[]> {
  await ensurePackages('desktop')
  const electron = await ensureElectron()
  await build()
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-bench-'))
  const sandbox = await startSandbox()
  const busy = [...sandbox.exchange.markets.keys()].map((symbol) => ({
    symbol,
    middle: sandbox.exchange.summary(symbol).markPrice,
  }))
  const line = await openCrowdedLine(sandbox.wsUrl, busy)
  try {
    return await withDesktop({}, async (desktop) => {
      const desk = await launchDesk(electron.path, desktop.env, folder, [
        '--environment=custom',
        `--rest-url=${sandbox.restUrl}`,
        `--ws-url=${line.wsUrl}`,
      ])
      try {
        const orderId = await prepareDesk(desk)
        await probeMain(desk.application)
        await probeWindow(desk.window)
        const outcomes: Outcome[] = []
        for (const pace of paces) outcomes.push(await measure(pace, orderId, desk, sandbox, line))
        const { connection } = await readSnapshot(desk.window)
        if (connection.phase !== 'live') throw new Error(`the line did not last: ${connection.phase}`)
        return toCurves(outcomes)
      } finally {
        await desk.close()
      }
    })
  } finally {
    await line.close()
    await sandbox.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function toCurves(outcomes: readonly Outcome[]): Curve[] {
  const xs = outcomes.map(({ framesASecond }) => Math.round(framesASecond / 10) * 10)
  const along = 'market-data frames a second'
  const spreads = outcomes.map(({ traces, sent }) => {
    const heard = traces.map(({ heardAtMs }) => heardAtMs)
    return {
      bell: spreadOf(
        traces.map(({ rungAtMs }) => rungAtMs),
        heard,
      ),
      cell: spreadOf(
        traces.map(({ paintedAtMs }) => paintedAtMs),
        heard,
      ),
      line: spreadOf(heard, sent),
      desktop: spreadOf(
        traces.map(({ desktopMs }) => desktopMs),
        traces.map(() => 0),
      ),
    }
  })
  const linesOf = (name: string, of: keyof (typeof spreads)[number]) => [
    { name: `${name}, p50`, ys: spreads.map((each) => each[of].p50) },
    { name: `${name}, p99`, ys: spreads.map((each) => each[of].p99) },
  ]
  return [
    {
      name: `A fill on its way (${fillsAPace} of them at each pace)`,
      along,
      unit: 'ms',
      xs,
      lines: [
        ...linesOf('frame to bell', 'bell'),
        ...linesOf('frame to painted cell', 'cell'),
        ...linesOf('on the line before that', 'line'),
        ...linesOf('until the desktop has the bell', 'desktop'),
        { name: 'main’s event loop late, p99', ys: outcomes.map(({ loop }) => loop.p99) },
        { name: 'main’s event loop late, longest', ys: outcomes.map(({ loop }) => loop.max) },
      ],
    },
    {
      name: 'How busy the machine was',
      along,
      unit: '% of the time',
      xs,
      lines: [{ name: 'main could run and had no core', ys: outcomes.map(({ waited }) => waited * 100) }],
    },
  ]
}

/** From a fill's frame to the bell and to the screen. */
export const fill: Suite = {
  title: 'Frame to bell, frame to cell',
  notes: [
    'The built app in its window on the virtual desktop, an exchange on loopback with a market on the screen (book, tape and chart), and the journal on the disk, which has the fill before the bell has.',
    'The frame’s time is taken in main when it comes out of the socket, the bell’s when the desktop is asked for the notification, the cell’s once the frame that holds it has been drawn; "on the line before that" is from the exchange’s sending it on to main’s hearing of it.',
    'Main waits until the desktop has taken a notification, which is D-Bus’s and the daemon’s time, not ours: the bell comes last, after the window and the exits. "Until the desktop has the bell" is that wait, and the longest delays of the event loop are of the same.',
    'Of the frames a fifth are trades of the market on the screen and the others summaries of all markets. The screen is drawn by software, on the same two cores as the exchange, the line, the desktop and what measures them.',
  ],
  cases: [],
  curves: fillCurve,
}
