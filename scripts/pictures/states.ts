import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createControl, type Control } from '../../src/sandbox/control-client'
import { startSandbox, type SandboxOptions } from '../../src/sandbox/sandbox'
import { Obstacle } from '../command-line'
import { ask, launchDesk, makeMainAccount, readSnapshot, resize, type DeskApp } from '../desk-app'
import { until } from '../until'
import { looks } from './camera'
import { layOut, photographPanels } from './panels'
import { tradeForPicture } from './trades'

/** A state of all panels, made out of the one before it. */
interface State {
  name: string
  make: (desk: DeskApp) => Promise<void>
  /** While it is what the state is about, something is being read for ever. */
  isReading?: boolean
}

/** Photographs each panel without an account, empty, loading, failed, stale and offline, by making it so. */
export async function photographStates(
  electron: string,
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<void> {
  const open = (name: string) => (flags: string[]) => launchDesk(electron, env, join(folder, name), flags)
  // Where nobody trades, the book and the tape have nothing in them either.
  await photograph(open('quiet'), { deposit: '0', simulate: false }, quietStates)
  await photograph(open('lively'), {}, livelyStates)
}

async function photograph(
  launch: (flags: string[]) => ReturnType<typeof launchDesk>,
  options: SandboxOptions,
  states: readonly State[],
): Promise<void> {
  const sandbox = await startSandbox(options)
  const { restUrl, wsUrl, controlUrl } = sandbox
  try {
    const app = await launch(['--environment=custom', `--rest-url=${restUrl}`, `--ws-url=${wsUrl}`])
    try {
      const desk = { ...app, control: createControl(controlUrl) }
      await desk.window.locator('.desk').waitFor()
      await resize(desk.application, 1600, 1000)
      await layOut(desk.window)
      for (const { name, make, isReading = false } of states) {
        await make(desk)
        for (const look of looks)
          await photographPanels(
            desk.window,
            name,
            look,
            async (page) => isReading || !(await page.locator('.bones').filter({ visible: true }).count()),
          )
        console.log(name)
      }
    } finally {
      await app.close()
    }
  } finally {
    await sandbox.stop()
  }
}

/** All that is read of an account and its markets; the exchange itself still answers. */
const reads = ['/markets', '/account', '/positions', '/orders', '/fills', '/balance'].map((path) => ({
  method: 'GET',
  path,
  count: 1_000_000,
}))

const quietStates: readonly State[] = [
  { name: 'no-account', make: async ({ window }) => phase(window, 'marketData', 'live') },
  {
    name: 'empty',
    async make({ window }) {
      await addAccount(window)
      await anew(window)
    },
  },
  {
    name: 'loading-first',
    isReading: true,
    async make({ window, control }) {
      for (const read of reads) await control.rest({ ...read, status: 'hang' })
      await ask(window, 'environment:select', { environment: 'custom' })
      await anew(window)
    },
  },
  {
    name: 'failed-first',
    async make({ window, control }) {
      await control.heal()
      for (const read of reads) await control.rest({ ...read, status: 503 })
      await ask(window, 'environment:select', { environment: 'custom' })
      await until('a problem', async () => (await readSnapshot(window)).connection.problem)
      await anew(window)
    },
  },
  {
    name: 'loading',
    isReading: true,
    async make({ window, control }) {
      await recover(window, control)
      await control.rest({ method: 'GET', path: '/', count: 1_000_000, status: 'hang' })
      await anew(window)
    },
  },
  {
    name: 'failed',
    async make({ window, control }) {
      await control.heal()
      await control.rest({ method: 'GET', path: '/', count: 1_000_000, status: 503 })
      await anew(window)
      await window.locator('.chart .trouble').waitFor()
    },
  },
]

const livelyStates: readonly State[] = [
  {
    name: 'live',
    async make(desk) {
      await addAccount(desk.window)
      await tradeForPicture(desk)
      await anew(desk.window)
    },
  },
  {
    name: 'stale',
    async make({ window, control }) {
      await control.freeze({ sockets: 'all', frozen: true })
      await phase(window, 'phase', 'stale')
      await phase(window, 'marketData', 'stale')
    },
  },
  {
    name: 'offline',
    async make({ window, control }) {
      await control.refuse({ refused: true })
      await control.drop({ sockets: 'all', how: 'reset' })
      await until('the loss', async () => (await readSnapshot(window)).connection.retryAtMs !== null)
    },
  },
]

async function addAccount(window: Page): Promise<void> {
  const added = await ask(window, 'account:add', await makeMainAccount('Main', true))
  if (!added.ok) throw new Obstacle(`The account was refused: ${JSON.stringify(added.problem)}`)
  await live(window)
}

/** The window begins anew, as after a start. */
async function anew(window: Page): Promise<void> {
  await window.reload()
  await window.locator('.dv-groupview').first().waitFor()
}

async function recover(window: Page, control: Control): Promise<void> {
  await control.heal()
  await ask(window, 'connection:retry', null)
  await live(window)
}

async function live(window: Page): Promise<void> {
  await phase(window, 'phase', 'live')
  await phase(window, 'marketData', 'live')
}

async function phase(window: Page, of: 'phase' | 'marketData', wanted: string): Promise<void> {
  await until(`${of} ${wanted}`, async () => (await readSnapshot(window)).connection[of] === wanted)
}
