import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ask,
  makeMainAccount,
  launchDesk,
  readSnapshot,
  updateSettings,
  type LaunchedApp,
} from '../../scripts/desk-app'
import { until } from '../../scripts/until'
import { createControl, type Control } from '../../src/sandbox/control-client'
import { pull } from '../../src/sandbox/fault-table'
import { startSandbox } from '../../src/sandbox/sandbox'
import type { Stage } from './stage'

/** The built app on a desktop, and an exchange outside of it. */
export interface AppStage extends Stage {
  readonly control: Control
  /** Where the app has its files. */
  readonly userData: string
  /** The account's name in the journal. */
  readonly journalName: string
  readonly kills: number
  /** How many fills were so fresh as the app was killed that their bell may have rung without its mark on disk. */
  readonly atKill: number
  end(): Promise<void>
}

interface Options {
  /** The binary. */
  electron: string
  /** The desktop it runs on. */
  env: NodeJS.ProcessEnv
  seed: number
}

/** A fill's bell may wait so long for others to ring with. */
const ringsWithinMs = 1_200

/** Starts an exchange and the app, and opens an account with a key that is kept in the desktop's keyring. */
export async function openAppStage({ electron, env, seed }: Options): Promise<AppStage> {
  const sandbox = await startSandbox({ seed, simulate: false })
  const control = createControl(sandbox.controlUrl)
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-chaos-app-'))
  const userData = join(folder, 'user-data')
  const filledAtMs: number[] = []
  let [kills, atKill] = [0, 0]
  let app: LaunchedApp | null = null
  let address = ''

  sandbox.exchange.on((event) => {
    if (event.kind === 'fill') filledAtMs.push(performance.now())
  })

  async function open(): Promise<void> {
    // Whom the schedule kills has not crashed, and is not to come up in safe mode.
    await rm(join(userData, 'starting.json'), { force: true })
    const place = [`--rest-url=${sandbox.restUrl}`, `--ws-url=${sandbox.wsUrl}`]
    app = await launchDesk(electron, env, folder, ['--environment=custom', ...place])
  }

  async function close(how: 'stop' | 'kill'): Promise<void> {
    const ended = app
    app = null
    if (how === 'stop' || !ended) return ended?.close()
    atKill += filledAtMs.filter((atMs) => performance.now() - atMs < ringsWithinMs).length
    const gone = ended.application.waitForEvent('close')
    ended.application.process().kill('SIGKILL')
    await gone
    kills += 1
  }

  /** What a killed app has not answered it never will. */
  async function heard<T>(answer: (app: LaunchedApp) => Promise<T>): Promise<T | null> {
    const asked = app
    if (!asked) return null
    try {
      return await answer(asked)
    } catch (error) {
      if (app === asked) throw error
      return null
    }
  }

  async function signIn(): Promise<string> {
    const { window } = app ?? {}
    if (!window) throw new Error('the app does not run')
    await updateSettings(window, { language: 'en' })
    await ask(window, 'account:add', await makeMainAccount('Chaos', false))
    return until('the account', async () => {
      const { connection, account, activeAddress } = await readSnapshot(window)
      return connection.phase === 'live' && account !== null && activeAddress !== null && activeAddress
    })
  }

  async function end(): Promise<void> {
    await close('stop')
    await sandbox.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  try {
    await open()
    address = await signIn()
  } catch (error) {
    await end()
    throw error
  }
  return {
    exchange: sandbox.exchange,
    address,
    control,
    userData,
    journalName: `${address}@${new URL(sandbox.restUrl).origin}`,
    get kills() {
      return kills
    },
    get atKill() {
      return atKill
    },
    ask: (command, argument) => heard(({ window }) => ask(window, command, argument)),
    look: () => heard(({ window }) => readSnapshot(window)),
    open,
    close,
    pull: (pulls) => pull(control, pulls),
    // Neither is for an app to do to the machine it runs on.
    wake: () => undefined,
    setClock: () => undefined,
    end,
  }
}
