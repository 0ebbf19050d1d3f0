import { ec, hash, typedData } from 'starknet'
import type { TypedData } from 'starknet'
import type { Sandbox } from '../../src/sandbox/sandbox'

export const CHAIN_ID = 'PRIVATE_SN_PARADESK'
const PROXY_HASH = '0x3530cc4759d78042f1b543bf797f5f3d647cde0388c33734cf91b7f7b9314a9'
const ACCOUNT_HASH = '0x41cb0280ebadaa75f996d8d92c6f265f6d040bb3ba442e5f86a554f1765244e'

const felts = (...names: string[]) => names.map((name) => ({ name, type: 'felt' }))
const structs = {
  StarkNetDomain: felts('name', 'chainId', 'version'),
  Constant: felts('action'),
  Request: felts('method', 'path', 'body', 'timestamp', 'expiration'),
  Order: felts('timestamp', 'market', 'side', 'orderType', 'size', 'price'),
  ModifyOrder: felts('timestamp', 'market', 'side', 'orderType', 'size', 'price', 'id'),
}

type Struct = 'Constant' | 'Request' | 'Order' | 'ModifyOrder'

/** A Stark key pair that signs typed data with starknet.js's own hashing. */
export interface Key {
  publicKey: string
  sign(struct: Struct, address: string, message: object, chainId?: string): string
  /** Signs a bare hash. */
  signHash(hashed: string): [r: string, s: string]
}

export function createKey(secret: number): Key {
  const privateKey = `0x${(BigInt(secret) + 0x1234567890abcdef1234567890abcdefn).toString(16)}`
  return {
    publicKey: ec.starkCurve.getStarkKey(privateKey),
    sign(struct, address, message, chainId = CHAIN_ID) {
      const data = {
        types: structs,
        primaryType: struct,
        domain: { name: 'Paradex', chainId, version: '1' },
        message,
      } as TypedData
      const { r, s } = ec.starkCurve.sign(typedData.getMessageHash(data, address).slice(2), privateKey)
      return JSON.stringify([r.toString(), s.toString()])
    },
    signHash(hashed) {
      const { r, s } = ec.starkCurve.sign(hashed.replace(/^0x/, ''), privateKey)
      return [r.toString(), s.toString()]
    },
  }
}

export function addressOf(publicKey: string): string {
  const calldata = [ACCOUNT_HASH, hash.getSelectorFromName('initialize'), '0x2', publicKey, '0x0']
  return hash.calculateContractAddressFromHash(publicKey, PROXY_HASH, calldata, 0)
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  // Whatever the exchange sent: tests look into it freely.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

/** One request to the exchange; the body is read as JSON where there is one. */
export async function ask(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(sandbox.restUrl + path, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  }
}

export interface OrderChanges {
  [name: string]: unknown
}

let lastTimestampMs = 0

/** Somebody with a key, an account and a token. */
export class Trader {
  readonly address: string
  token = ''

  constructor(
    readonly sandbox: Sandbox,
    readonly key: Key = createKey(1),
    address?: string,
  ) {
    this.address = address ?? addressOf(key.publicKey)
  }

  /** Onboards and authenticates. */
  static async start(sandbox: Sandbox, secret = 1): Promise<Trader> {
    const trader = new Trader(sandbox, createKey(secret))
    await trader.onboard()
    await trader.authenticate()
    return trader
  }

  onboard(
    changes: { signature?: string; account?: string; publicKey?: string; body?: string } = {},
  ): Promise<Answer> {
    return ask(this.sandbox, '/onboarding', {
      method: 'POST',
      headers: {
        'PARADEX-ETHEREUM-ACCOUNT': '0xd2c7314539dCe7752c8120af4eC2AA750Cf2035e',
        'PARADEX-STARKNET-ACCOUNT': changes.account ?? this.address,
        'PARADEX-STARKNET-SIGNATURE':
          changes.signature ?? this.key.sign('Constant', this.address, { action: 'Onboarding' }),
      },
      body: changes.body ?? JSON.stringify({ public_key: changes.publicKey ?? this.key.publicKey }),
    })
  }

  async authenticate(
    changes: {
      path?: string
      timestampS?: number
      expirationS?: number | null
      signature?: string
      key?: Key
    } = {},
  ): Promise<Answer> {
    const timestamp = changes.timestampS ?? Math.floor(Date.now() / 1000)
    const expiration = changes.expirationS === undefined ? timestamp + 300 : changes.expirationS
    const message = {
      method: 'POST',
      path: '/v1/auth',
      body: '',
      timestamp,
      expiration: expiration ?? timestamp + 1800,
    }
    const answer = await ask(this.sandbox, changes.path ?? '/auth', {
      method: 'POST',
      headers: {
        'PARADEX-STARKNET-ACCOUNT': this.address,
        'PARADEX-STARKNET-SIGNATURE':
          changes.signature ?? (changes.key ?? this.key).sign('Request', this.address, message),
        'PARADEX-TIMESTAMP': String(timestamp),
        ...(expiration !== null && { 'PARADEX-SIGNATURE-EXPIRATION': String(expiration) }),
      },
    })
    if (answer.status === 200) this.token = String(answer.body.jwt_token)
    return answer
  }

  /** A signed order; `changes` are made before signing, but for the signature itself. */
  order(changes: OrderChanges = {}): Record<string, unknown> {
    lastTimestampMs = Math.max(lastTimestampMs + 1, Date.now())
    const order: Record<string, unknown> = {
      market: 'BTC-USD-PERP',
      side: 'BUY',
      type: 'LIMIT',
      size: '0.01',
      price: '95000',
      instruction: 'GTC',
      signature_timestamp: lastTimestampMs,
      recv_window: 10_000,
      ...changes,
    }
    return { signature: this.key.sign('Order', this.address, signedPart(order)), ...order }
  }

  /** A signed change of an order the exchange has answered with; `changes` are made before signing. */
  change(order: Record<string, unknown>, changes: OrderChanges = {}): Record<string, unknown> {
    lastTimestampMs = Math.max(lastTimestampMs + 1, Date.now())
    const { id, market, side, type, size, price, trigger_price } = order
    const conditional = type !== 'LIMIT' && type !== 'MARKET'
    const change: Record<string, unknown> = {
      ...{ id, market, side, type, size, price },
      ...(conditional && { trigger_price }),
      signature_timestamp: lastTimestampMs,
      ...changes,
    }
    const message = { ...signedPart(change), id: change.id }
    return { signature: this.key.sign('ModifyOrder', this.address, message), ...change }
  }

  /** Any request with a body. */
  send(method: string, path: string, body: unknown): Promise<Answer> {
    return ask(this.sandbox, path, { method, headers: this.headers(), body: JSON.stringify(body) })
  }

  get(path: string): Promise<Answer> {
    return ask(this.sandbox, path, { headers: this.headers() })
  }

  delete(path: string): Promise<Answer> {
    return ask(this.sandbox, path, { method: 'DELETE', headers: this.headers() })
  }

  post(order: Record<string, unknown> | string): Promise<Answer> {
    const body = typeof order === 'string' ? order : JSON.stringify(order)
    return ask(this.sandbox, '/orders', { method: 'POST', headers: this.headers(), body })
  }

  headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' }
  }
}

function signedPart(order: Record<string, unknown>) {
  return {
    timestamp: String(order.signature_timestamp),
    market: order.market,
    side: order.side === 'BUY' ? '1' : '2',
    orderType: order.type,
    size: quanta(String(order.size)),
    price: quanta(String(order.price)),
  }
}

function quanta(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(8, '0').slice(0, 8)).toString()
}
