import { afterEach, expect, vi } from 'vitest'
import { ParadexClient } from '../../src/main/paradex/client'
import type { ClientOptions } from '../../src/main/paradex/client-parts'
import { onboardingEthereumAccount, type Endpoints } from '../../src/main/paradex/environments'
import type { OrderToPlace } from '../../src/main/paradex/order-forms'
import type { Sync } from '../../src/main/paradex/nouns'
import type { Signer } from '../../src/main/vault/signer'
import { createPrivateKey, createSigner, deriveAddress, derivePublicKey } from '../../src/main/vault/stark'
import type { Connection, Fill, Order, Position } from '../../src/preload/model'
import { createControl } from '../../src/sandbox/control-client'
import { startSandbox, type SandboxOptions } from '../../src/sandbox/sandbox'
import vectors from '../fixtures/paradex/vectors.json'

const cleanups: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A signer over a fresh main key. */
export async function createMainSigner(): Promise<Signer> {
  const privateKey = await createPrivateKey()
  const { paraclear_account_proxy_hash: proxyHash, paraclear_account_hash: accountHash } =
    vectors.systemConfig
  const account = await deriveAddress(await derivePublicKey(privateKey), { proxyHash, accountHash })
  return createSigner({ privateKey, account, kind: 'main' })
}

/** A signer over a fresh subkey of an account. */
export async function createSubkeySigner(account: string): Promise<Signer> {
  return createSigner({ privateKey: await createPrivateKey(), account, kind: 'subkey' })
}

/** A quiet exchange and its control, gone after the test. */
export async function openExchange(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ seed: 7, simulate: false, ...options })
  cleanups.push(() => sandbox.stop())
  return { sandbox, control: createControl(sandbox.controlUrl) }
}

/** A client of an exchange and all it has told, gone after the test. */
export function openDesk(endpoints: Endpoints, signer: Signer | null, options: Partial<ClientOptions> = {}) {
  const seen = {
    orders: [] as Order[],
    fills: [] as Fill[],
    positions: [] as Position[],
    connections: [] as Connection[],
    syncs: [] as Sync[],
    logged: [] as string[],
  }
  const write = (message: string, fields?: Record<string, unknown>) =>
    seen.logged.push(`${message} ${JSON.stringify(fields)}`)
  const client = new ParadexClient({
    environment: 'sandbox',
    endpoints,
    signer,
    // Each test's key is new, and each test's exchange too.
    onboardAs: onboardingEthereumAccount({ ...endpoints }),
    log: { debug: write, info: write, warn: write, error: write },
    // Calm, so that a busy machine is not taken for a silent venue; the tests of silence bring their own.
    watchdog: { pingEveryMs: 1_000, staleAfterMs: 60_000, deadAfterMs: 120_000 },
    ...options,
  })
  cleanups.push(() => client.disconnect())
  client.onOrder((order) => seen.orders.push(order))
  client.onFill((fill) => seen.fills.push(fill))
  client.onPosition((position) => seen.positions.push(position))
  client.onConnection((connection) => seen.connections.push(connection))
  client.onSync((sync) => seen.syncs.push(sync))
  const phases = () =>
    seen.connections
      .map((connection) => connection.phase)
      .filter((phase, index, all) => index === 0 || phase !== all[index - 1])
  return { client, seen, phases }
}

/** A resting bid far below the market. */
export function bid(clientId: string, changes: Partial<OrderToPlace> = {}): OrderToPlace {
  return {
    clientId,
    market: 'BTC-USD-PERP',
    side: 'buy',
    type: 'limit',
    size: '0.01',
    price: '95000',
    timeInForce: 'gtc',
    reduceOnly: false,
    ...changes,
  }
}

/** Waits for a condition to come true. */
export const until = (condition: () => boolean, timeout = 8_000) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout, interval: 10 })
