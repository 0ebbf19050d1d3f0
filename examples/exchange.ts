import { readAccountClass } from '../src/main/paradex/sign-in'
import { ParadexClient } from '../src/main/paradex/client'
import type { ClientOptions } from '../src/main/paradex/client-parts'
import { createPrivateKey, createSigner, deriveAddress, derivePublicKey } from '../src/main/vault/stark'
import { createControl } from '../src/sandbox/control-client'
import { startSandbox } from '../src/sandbox/sandbox'

/** Prints what goes wrong and keeps quiet about the rest. */
export const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message: string) => console.warn(message),
  error: (message: string) => console.error(message),
}

/**
 * An exchange of this process's own and a client of it, whose key is made here and lives as long as the
 * process. For a real venue, `venueEndpoints` in src/main/paradex/environments.ts has the endpoints.
 */
export async function openExchange(options: Partial<ClientOptions> = {}) {
  const sandbox = await startSandbox()
  const accountClass = await readAccountClass(sandbox)
  if (!accountClass.ok) throw new Error(accountClass.problem.code)
  const privateKey = await createPrivateKey()
  const account = await deriveAddress(await derivePublicKey(privateKey), accountClass.value)
  const signer = await createSigner({ privateKey, account, kind: 'main' })
  const endpoints = { restUrl: sandbox.restUrl, wsUrl: sandbox.wsUrl }
  const client = new ParadexClient({
    environment: 'sandbox',
    endpoints,
    signer,
    // The key is new, and so is the exchange: it opens an account, for any Ethereum address.
    onboardAs: `0x${'0'.repeat(40)}`,
    log,
    ...options,
  })
  const close = async (): Promise<void> => {
    await client.leave()
    await sandbox.stop()
  }
  return { client, account, endpoints, control: createControl(sandbox.controlUrl), close }
}

/** The value of a result; throws with the problem's code where there is none. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
