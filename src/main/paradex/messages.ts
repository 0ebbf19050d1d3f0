import { toUnits } from '../../money/decimal'
import type { Decimal, OrderType, Side } from '../../preload/model'
import type { TypedMessage } from '../vault/signer'
import { wireOrderTypes } from './words'

/** What an order's signature covers; times in milliseconds, size and price exact to 10^-8. */
export interface SignedOrder {
  timestampMs: number
  market: string
  side: Side
  type: Exclude<OrderType, 'other'>
  size: Decimal
  price: Decimal
}

type Field = { name: string; type: string }

const felts = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'felt' }))

const domainFields = felts('name', 'chainId', 'version')
const orderFields = felts('timestamp', 'market', 'side', 'orderType', 'size', 'price')

/** A short string as the felt that stands for it, in hex: its ASCII bytes. */
export function toShortStringFelt(text: string): string {
  return `0x${Buffer.from(text, 'ascii').toString('hex')}`
}

function typed(
  chainId: string,
  primaryType: string,
  fields: Field[],
  message: TypedMessage['message'],
): TypedMessage {
  return {
    types: { StarkNetDomain: domainFields, [primaryType]: fields },
    primaryType,
    domain: { name: 'Paradex', chainId: toShortStringFelt(chainId), version: '1' },
    message,
  }
}

/** What POST /onboarding wants signed; `chainId` is `starknet_chain_id` of GET /system/config. */
export function onboardingMessage(chainId: string): TypedMessage {
  return typed(chainId, 'Constant', felts('action'), { action: 'Onboarding' })
}

/** What POST /auth wants signed, times in seconds; the path stays /v1/auth also for a subkey. */
export function authMessage(chainId: string, timestampS: number, expirationS: number): TypedMessage {
  return typed(chainId, 'Request', felts('method', 'path', 'body', 'timestamp', 'expiration'), {
    method: 'POST',
    path: '/v1/auth',
    body: '',
    timestamp: timestampS,
    expiration: expirationS,
  })
}

function orderFelts(order: SignedOrder): Record<string, string> {
  return {
    timestamp: String(order.timestampMs),
    market: order.market,
    side: order.side === 'buy' ? '1' : '2',
    orderType: wireOrderTypes[order.type],
    size: toUnits(order.size).toString(),
    price: toUnits(order.price).toString(),
  }
}

/** What a new order wants signed. RangeError for a size or price finer than 10^-8. */
export function orderMessage(chainId: string, order: SignedOrder): TypedMessage {
  return typed(chainId, 'Order', orderFields, orderFelts(order))
}

/** What a change of an order wants signed: the whole order anew, and its id. */
export function modifyOrderMessage(chainId: string, order: SignedOrder, orderId: string): TypedMessage {
  return typed(chainId, 'ModifyOrder', [...orderFields, ...felts('id')], {
    ...orderFelts(order),
    id: orderId,
  })
}
