import { AttemptLog, type Attempts } from './attempts'
import { Fields } from './fields'
import { OrderSignatures } from './order-signatures'
import { VenueRefusal, refusalOf } from './refusal'
import { isObject } from './json'
import { readModifyForm, readOrderForm, type SignedForm } from './order-form'
import type { Clock } from './clock'
import type { ExchangeCore, ExchangeOrder, ModifyRequest, OrderRequest } from './exchange/types'
import type { KeyRing } from './keys'
import type { Messages, SignedOrder } from './messages'

/** By the API reference; a guide of the venue's speaks of 50. */
const MAX_BATCH = 10

interface Checked {
  order: OrderRequest
  hash: bigint
}

/** Takes signed orders from both doors, REST and the socket. */
export class OrderEntry {
  private readonly attempts = new AttemptLog()
  private readonly signatures: OrderSignatures

  constructor(
    private readonly exchange: ExchangeCore,
    keys: KeyRing,
    messages: Messages,
    clock: Clock,
  ) {
    this.signatures = new OrderSignatures(keys, messages, clock)
  }

  /**
   * Checks form, time and signature and hands the order to the engine. Returns it as it was queued
   * (NEW): what the risk check and the book make of it is told on the `orders` channel.
   * Throws a VenueRefusal.
   */
  submit(account: string, body: Readonly<Record<string, unknown>>): ExchangeOrder {
    return this.queue(account, this.check(account, body))
  }

  /**
   * Submits up to ten orders. If one of them fails the checks of form, time and signature, none is
   * taken and that refusal is thrown; beyond that each one is on its own, and its outcome in its place.
   */
  submitBatch(account: string, bodies: unknown): (ExchangeOrder | VenueRefusal)[] {
    if (!Array.isArray(bodies) || !bodies.every(isObject))
      throw new VenueRefusal('BINDING_ERROR', 'a batch must be a list of orders')
    if (bodies.length < 1 || bodies.length > MAX_BATCH)
      throw new VenueRefusal('BATCH_SIZE_OUT_OF_RANGE', `a batch has from 1 to ${MAX_BATCH} orders`)
    const checked = bodies.map((body) => this.check(account, body))
    return checked.map((each) => {
      try {
        return this.queue(account, each)
      } catch (error) {
        if (error instanceof VenueRefusal) return error
        throw error
      }
    })
  }

  /** Checks and hands on a change of an order; returns the order as it was asked to be. Throws a VenueRefusal. */
  modify(account: string, orderId: string, body: Readonly<Record<string, unknown>>): ExchangeOrder {
    const { order, signature, recvWindowMs } = readModifyForm(new Fields(body))
    if (order.id !== orderId) throw new VenueRefusal('VALIDATION_ERROR', 'id: must be the one in the path.')
    this.signatures.checkTime(order.signatureTimestampMs, recvWindowMs)
    const hash = this.signatures.check(account, signature, (messages, address) =>
      messages.modifyOrder(address, signed(order), order.id),
    )
    this.signatures.requireNew(account, hash)
    const { id, ...request } = order
    const answer = this.exchange.modify(account, id, request)
    if (!answer.ok) throw refusalOf(answer.refusal)
    this.signatures.remember(account, hash)
    return answer.order
  }

  /** Attempts of an account by client id; orders without one are under the empty text. */
  attemptsOf(account: string): ReadonlyMap<string, Attempts> {
    return this.attempts.allOf(account)
  }

  private check(account: string, body: Readonly<Record<string, unknown>>): Checked {
    const form: SignedForm<OrderRequest> = readOrderForm(new Fields(body))
    const { order, signature, recvWindowMs } = form
    this.attempts.of(account, order.clientId).received += 1
    this.signatures.checkTime(order.signatureTimestampMs, recvWindowMs)
    const hash = this.signatures.check(account, signature, (messages, address) =>
      messages.order(address, signed(order)),
    )
    return { order, hash }
  }

  private queue(account: string, { order, hash }: Checked): ExchangeOrder {
    // A repeat under its own client id is the engine's to name as a duplicate.
    const known = order.clientId !== '' && this.exchange.orderByClientId(account, order.clientId)
    if (!known) this.signatures.requireNew(account, hash)
    const answer = this.exchange.submit(account, order)
    if (!answer.ok) throw refusalOf(answer.refusal)
    this.signatures.remember(account, hash)
    this.attempts.of(account, order.clientId).accepted += 1
    return answer.order
  }
}

function signed(order: ModifyRequest): SignedOrder {
  const { market, side, type, size, price, signatureTimestampMs: timestampMs } = order
  return { timestampMs, market, side, type, size, price }
}
