import { paradex as Ccxt, pro, type Exchange } from 'ccxt'
import { expect } from 'vitest'
import { readAccountClass } from '../../src/main/paradex/sign-in'
import { createPrivateKey, createSigner, deriveAddress, derivePublicKey } from '../../src/main/vault/stark'
import { createControl } from '../../src/sandbox/control-client'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox'
import { ask } from '../sandbox/trader'

/** The market of these tests, in the venue's words and in ccxt's. */
export const MARKET = 'BTC-USD-PERP'
export const SYMBOL = 'BTC/USD:USDC'

/** A key as ccxt takes it (`options.paradexAccount`). */
export interface CcxtKey {
  privateKey: string
  publicKey: string
  address: string
}

/** An exchange that has lived for twenty seconds and then holds still, so that two looks see the same. */
export async function startStillExchange(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ stepMs: 0, ...options })
  for (let step = 0; step < 200; step += 1) sandbox.exchange.step()
  return { sandbox, control: createControl(sandbox.controlUrl) }
}

/** A fresh main key, for ccxt and as a signer of our own. */
export async function createKey(sandbox: Sandbox) {
  const privateKey = await createPrivateKey()
  const publicKey = await derivePublicKey(privateKey)
  const accountClass = await readAccountClass(sandbox)
  if (!accountClass.ok) throw new Error(accountClass.problem.code)
  const account = await deriveAddress(publicKey, accountClass.value)
  const signer = await createSigner({ privateKey, account, kind: 'main' })
  const key: CcxtKey = { privateKey: privateKey.reveal(), publicKey, address: account }
  return { key, signer }
}

const settings = { enableRateLimit: false, walletAddress: '0xd2c7314539dCe7752c8120af4eC2AA750Cf2035e' }

/** ccxt's own paradex, unmodified but for its URLs and its key. */
export function openCcxt(sandbox: Sandbox, key?: CcxtKey): Ccxt {
  return aim(new Ccxt(settings), sandbox, key)
}

/** The same with ccxt's streams. */
export function openCcxtStreams(sandbox: Sandbox, key: CcxtKey): InstanceType<typeof pro.paradex> {
  return aim(new pro.paradex(settings), sandbox, key)
}

function aim<E extends Exchange>(exchange: E, sandbox: Sandbox, key?: CcxtKey): E {
  const v2 = sandbox.restUrl.replace(/v1$/, 'v2')
  exchange.urls.api = { v1: sandbox.restUrl, v2, ws: sandbox.wsUrl }
  if (key) exchange.options.paradexAccount = key
  return exchange
}

/** A list as the exchange writes it. */
export interface Listed {
  results: Record<string, string>[]
}

/** What the exchange says of a path when asked without ccxt; with its session where it has one. */
export async function read<T = Listed>(sandbox: Sandbox, exchange: Exchange, path: string): Promise<T> {
  const token = exchange.options.authToken as string | undefined
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const { status, body } = await ask(sandbox, path, { headers })
  expect(status).toBe(200)
  return body as T
}

/** A book as the exchange writes it. */
export interface WireBook {
  bids: string[][]
  asks: string[][]
  seq_no: number
  last_updated_at: number
}

/** Levels or rows of texts as the numbers ccxt makes of them. */
export const numbers = (rows: string[][]): number[][] => rows.map((row) => row.map(Number))
