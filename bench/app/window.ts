import type { Desktop } from '../../scripts/desktop/desktop'
import { capture } from '../../scripts/processes'
import { until } from '../../scripts/until'
import { toThree } from '../figures'
import type { Suite, Table } from '../runner'
import { load, openBusyDesk, type BusyDesk } from './busy-desk'
import type { DevtoolsPage } from './devtools'
import { readFrames, watchFrames } from './observers'
import { onDesktop } from './on-desktop'
import { sumOf, type Role } from './process-tree'

const shownForMs = 60_000
const awayForMs = 30_000
const settledAfterMs = 5_000

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const roles: readonly Role[] = ['window', 'main', 'graphics', 'exchange']

/** CPU by process over a while, as a share of one core. */
async function costOf({ app }: BusyDesk, ms: number): Promise<string[]> {
  const before = app.processes()
  const sinceMs = performance.now()
  await wait(ms)
  const after = app.processes()
  const tookMs = performance.now() - sinceMs
  return roles.map((role) =>
    toThree((100 * (sumOf(after, 'cpuMs', [role]) - sumOf(before, 'cpuMs', [role]))) / tookMs),
  )
}

async function rowsDrawn(page: DevtoolsPage, table: string): Promise<string> {
  return String(
    await page.evaluate(
      `document.querySelectorAll('table[aria-label="${table}"] tbody tr[data-key]').length`,
    ),
  )
}

async function toWindow(desktop: Desktop, verb: 'windowminimize' | 'windowmap'): Promise<void> {
  await capture('xdotool', ['search', '--name', '^Paradesk$', verb], { env: desktop.env })
}

/** Pressing the tray's icon hides the window, and shows it again. */
async function pressTray(desktop: Desktop): Promise<void> {
  const item = await until('the tray icon', async () => (await desktop.trayItems())[0])
  await desktop.activateTrayItem(item)
}

async function isInSight(page: DevtoolsPage): Promise<boolean> {
  return page.evaluate<boolean>('document.visibilityState === "visible"')
}

/** Two busy minutes in sight, one with trading, and two half minutes out of it. */
async function watch(desk: BusyDesk, desktop: Desktop): Promise<Table[]> {
  const { page } = desk.app
  await wait(settledAfterMs)
  // Not together: a page that counts its frames draws each of them.
  const shown = await costOf(desk, shownForMs)
  await page.evaluate(watchFrames)
  await wait(shownForMs)
  const frames = await readFrames(page)
  const drawn = [await rowsDrawn(page, 'Open orders'), await rowsDrawn(page, 'Positions')]
  desk.trade(load.fillsASecond)
  await wait(settledAfterMs)
  const trading = await costOf(desk, shownForMs)

  await toWindow(desktop, 'windowminimize')
  await until('the window to be minimised', async () => !(await isInSight(page)))
  await wait(settledAfterMs)
  const minimised = await costOf(desk, awayForMs)
  await toWindow(desktop, 'windowmap')
  await until('the window to be back', () => isInSight(page))
  await wait(settledAfterMs)

  await pressTray(desktop)
  await until('the window to be hidden', async () => !(await isInSight(page)))
  await wait(settledAfterMs)
  const hidden = await costOf(desk, awayForMs)
  return [
    {
      name: 'CPU, % of one core',
      head: ['', 'window', 'main', 'drawing', 'embedded exchange'],
      rows: [
        ['in sight', ...shown],
        [`the same with ${load.fillsASecond} fills a second`, ...trading],
        ['minimised, with them', ...minimised],
        ['hidden in the tray, with them', ...hidden],
      ],
    },
    {
      name: `A minute in sight`,
      head: ['', ''],
      rows: [
        ['tasks over 50 ms', String(frames.longTasks.length)],
        ['the longest, ms', frames.longTasks.length > 0 ? toThree(Math.max(...frames.longTasks)) : 'none'],
        ['frames a second', toThree((1_000 * frames.frames) / frames.ms)],
        [
          'frames that did not come, of 60 a second',
          `${toThree((100 * frames.dropped) / (frames.dropped + frames.frames))} %`,
        ],
        [`rows drawn of ${load.orders} open orders`, drawn[0] ?? ''],
        [`rows drawn of ${load.markets} positions`, drawn[1] ?? ''],
      ],
    },
  ]
}

/** What a busy desk costs that somebody looks at, and that nobody does. */
export const window: Suite = {
  title: 'The window',
  notes: [
    `${load.markets} markets that move ten times a second, one book at 20 changes a second and its tape, ${load.orders} open orders and ` +
      `${load.markets} positions whose worth moves with them. Each fill changes an order, a position and the account. ` +
      '1600 × 1000, drawn by software.',
    'The exchange that makes all of this is on the same two cores; it is embedded in the app and no part of it for a real account.',
  ],
  cases: [],
  tables: async () =>
    onDesktop(async (launch, desktop) => {
      const desk = await openBusyDesk(launch)
      try {
        return await watch(desk, desktop)
      } finally {
        await desk.close()
      }
    }),
}
