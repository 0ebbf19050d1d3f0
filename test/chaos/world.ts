import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPrivateKey, derivePublicKey } from '../../src/main/vault/stark'
import { createControl, type Control } from '../../src/sandbox/control-client'
import type { Exchange } from '../../src/sandbox/exchange/exchange'
import { startSandbox } from '../../src/sandbox/sandbox'
import { startApp, type AppLife, type Owner, type Trader } from './app-life'
import { onMachine, pass, type Machine } from './fast-time'
import { watchIntents } from './intents-on-disk'
import { closePools } from './own-pools'
import { pull, type Pull } from '../../src/sandbox/fault-table'

/** One exchange, one account on it, and the app that trades it. */
export interface World {
  readonly exchange: Exchange
  readonly control: Control
  readonly owner: Owner
  /** The clock of the machine the app runs on. */
  readonly machine: Machine
  /** The app; null while it does not run. */
  readonly app: AppLife | null
  open(): Promise<void>
  close(how: 'stop' | 'kill'): Promise<void>
  /** Pulls at the exchange's strings, also while its port is gone for a moment. */
  pull(pulls: readonly Pull[]): Promise<void>
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
    async pull(pulls) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await pull(control, pulls)
        } catch (error) {
          if (tries === 40 || !(error instanceof TypeError)) throw error
          await pass(100)
        }
      }
    },
    async end() {
      if (app) await close('stop')
      await closePools(machine)
      await sandbox.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
