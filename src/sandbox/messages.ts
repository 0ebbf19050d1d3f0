import { domainHash, feltStruct, messageHash } from './stark'
import type { Quanta, Side } from './exchange/types'

const onboarding = feltStruct('Constant', ['action'])
const auth = feltStruct('Request', ['method', 'path', 'body', 'timestamp', 'expiration'])
const order = feltStruct('Order', ['timestamp', 'market', 'side', 'orderType', 'size', 'price'])

const modifyOrder = feltStruct('ModifyOrder', [
  'timestamp',
  'market',
  'side',
  'orderType',
  'size',
  'price',
  'id',
])

/** What an auth request says; times in seconds. */
export interface AuthMessage {
  timestampS: number
  expirationS: number
}

/** The part of an order that its signature covers. */
export interface SignedOrder {
  timestampMs: number
  market: string
  side: Side
  type: string
  size: Quanta
  /** 0 for market types. */
  price: Quanta
}

/** Hashes of the messages clients of this chain sign, each for the account at `address`. */
export interface Messages {
  onboarding(address: bigint): bigint
  auth(address: bigint, message: AuthMessage): bigint
  order(address: bigint, message: SignedOrder): bigint
  /** Of an order as it is to become; `id` is the order's. */
  modifyOrder(address: bigint, message: SignedOrder, id: string): bigint
}

/** The messages of one chain; its domain is hashed once, with the first of them. */
export function createMessages(chainId: string): Messages {
  let hashed: bigint | undefined
  const domain = (): bigint => (hashed ??= domainHash(chainId))
  return {
    onboarding: (address) => messageHash(domain(), address, onboarding, { action: 'Onboarding' }),
    auth: (address, message) =>
      messageHash(domain(), address, auth, {
        method: 'POST',
        // The path stays this one for a subkey too, whose request goes to /v1/auth/{subkey}.
        path: '/v1/auth',
        body: '',
        timestamp: BigInt(message.timestampS),
        expiration: BigInt(message.expirationS),
      }),
    order: (address, message) => messageHash(domain(), address, order, orderMembers(message)),
    modifyOrder: (address, message, id) =>
      messageHash(domain(), address, modifyOrder, { ...orderMembers(message), id }),
  }
}

function orderMembers(message: SignedOrder) {
  return {
    timestamp: BigInt(message.timestampMs),
    market: message.market,
    side: message.side === 'BUY' ? 1n : 2n,
    orderType: message.type,
    size: message.size,
    price: message.price,
  }
}
