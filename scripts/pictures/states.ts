import type { Page } from 'playwright-core'
import { createControl, type Control } from '../../src/sandbox/control-client'
import { startSandbox, type SandboxOptions } from '../../src/sandbox/sandbox'
import { Obstacle } from '../command-line'
import { ask, makeMainAccount, readSnapshot, resize, type DeskApp, type LaunchedApp } from '../desk-app'
import { until } from '../until'
import { layOut } from './panels'
import { tradeForPicture } from './trades'

/** A state of all panels, made out of the one before it. */
interface State {
  name: string
  make: (desk: DeskApp) => Promise<void>
  /** While it is what the state is about, something is being read for ever. */
  isReading?: boolean
}

/** Starts the app with its files in a folder of that name, and these flags. */
export type Launch = (name: string, flags: string[]) => Promise<LaunchedApp>

/** Who looks at a state; `isThere` tells whether what is in sight has come to it. */
export type Look = (window: Page, state: string, isThere: () => Promise<boolean>) => Promise<void>

/** Looks at the desk without an account, empty, loading, failed, live, stale and offline, by making it so. */
export async function visitStates(launch: Launch, look: Look): Promise<void> {
  // Where nobody trades, the book and the tape have nothing in them either.
  await visit((flags) => launch('quiet', flags), { deposit: '0', simulate: false }, quietStates, look)
  await visit((flags) => launch('lively', flags), {}, livelyStates, look)
}

async function visit(
  launch: (flags: string[]) => Promise<LaunchedApp>,
  options: SandboxOptions,
  states: readonly State[],
  look: Look,
): Promise<void> {
  const sandbox = await startSandbox(options)
  const { restUrl, wsUrl, controlUrl } = sandbox
  try {
    const app = await launch(['--environment=custom', `--rest-url=${restUrl}`, `--ws-url=${wsUrl}`])
    try {
      const { window } = app
      await window.locator('.desk').waitFor()
      await resize(app.application, 1600, 1000)
      await layOut(window)
      for (const { name, make, isReading = false } of states) {
        await make({ ...app, control: createControl(controlUrl) })
        const reading = window.locator('.bones').filter({ visible: true })
        await look(window, name, async () => isReading || (await reading.count()) === 0)
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

/** Gives the desk an account on its own exchange, whose key is kept for this run or longer. */
export async function addAccount(window: Page, sessionOnly = true): Promise<void> {
  const added = await ask(window, 'account:add', await makeMainAccount('Main', sessionOnly))
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
