import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPrivateKey, derivePublicKey } from '../../src/main/vault/stark'
import { createControl, type Control } from '../../src/sandbox/control-client'
import { startSandbox } from '../../src/sandbox/sandbox'
import { startApp, type AppLife, type Owner, type Trader } from './app-life'
import { onMachine, type Machine } from './fast-time'
import { watchIntents } from './intents-on-disk'
import { pull } from '../../src/sandbox/fault-table'
import type { Stage } from './stage'

/** One exchange, one account on it, and the desk that trades it in this process. */
export interface World extends Stage {
  readonly control: Control
  readonly owner: Owner
  /** The clock of the machine the app runs on. */
  readonly machine: Machine
  /** The app; null while it does not run. */
  readonly app: AppLife | null
  end(): Promise<void>
}

let known: Promise<Trader> | null = null

/** The same for every world: what it costs to make a key says nothing of the desk. */
async function makeTrader(): Promise<Trader> {
  const secret = await createPrivateKey()
  return { address: '0xc4a05', publicKey: await derivePublicKey(secret), secret }
}

/** A fresh exchange of a seed with an account, and nothing else yet. */
export async function makeWorld(seed: number, simulate: boolean): Promise<World> {
  known ??= makeTrader()
  const trader = await known
  const sandbox = await startSandbox({ seed, simulate, stepMs: 500 })
  const control = createControl(sandbox.controlUrl)
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-chaos-'))
  await control.subkey({ account: trader.address, publicKey: trader.publicKey })
  const endpoints = { restUrl: sandbox.restUrl, wsUrl: sandbox.wsUrl }
  const owner: Owner = {
    trader,
    endpoints,
    folder,
    rings: new Map(),
    named: new Set(),
    unintended: [],
    journal: null,
    log: [],
  }
  watchIntents(sandbox.exchange, owner)
  const machine: Machine = { offsetMs: 0 }
  let app: AppLife | null = null

  async function close(how: 'stop' | 'kill'): Promise<void> {
    const ended = app
    app = null
    await onMachine(machine, () => ended?.[how]())
  }

  return {
    exchange: sandbox.exchange,
    address: trader.address,
    control,
    owner,
    machine,
    get app() {
      return app
    },
    async open() {
      app = await onMachine(machine, () => startApp(owner))
    },
    close,
    async ask(command, argument) {
      const ended = app
      return ended && onMachine(machine, () => ended.desk.handlers[command](argument))
    },
    look: () => Promise.resolve(app?.desk.snapshot() ?? null),
    pull: (pulls) => pull(control, pulls),
    wake: () => onMachine(machine, () => app?.desk.dropNow()),
    setClock(byMs) {
      machine.offsetMs += byMs
    },
    async end() {
      if (app) await close('stop')
      await sandbox.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
