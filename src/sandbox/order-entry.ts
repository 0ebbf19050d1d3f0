import { AttemptLog, type Attempts } from './attempts'
import { Fields } from './fields'
import type { OrderSignatures } from './order-signatures'
import { VenueRefusal, refusalOf } from './refusal'
import { isObject } from './json'
import { readModifyForm, readOrderForm, type SignedForm } from './order-form'
import type { ExchangeCore, ExchangeOrder, ModifyRequest, OrderRequest, Refusal } from './exchange/types'
import type { Grant } from './tokens'
import type { SignedOrder } from './messages'
import type { Retail } from './retail'

/** By the API reference; a guide of the venue's speaks of 50. */
const MAX_BATCH = 10

interface Checked {
  order: OrderRequest
  hash: bigint
}

/** Takes signed orders from both doors, REST and the socket. */
export class OrderEntry {
  private readonly attempts = new AttemptLog()

  constructor(
    private readonly exchange: ExchangeCore,
    private readonly signatures: OrderSignatures,
    private readonly retail: Retail,
  ) {}

  /**
   * Checks form, time and signature and hands the order to the engine. Returns it as it was queued
   * (NEW): what the risk check and the book make of it is told on the `orders` channel.
   * Throws a VenueRefusal.
   */
  submit(grant: Grant, body: Readonly<Record<string, unknown>>): ExchangeOrder {
    return this.queue(grant, this.check(grant.account, body))
  }

  /**
   * Submits up to ten orders. If one of them fails the checks of form, time and signature, none is
   * taken and that refusal is thrown; beyond that each one is on its own, and its outcome in its place.
   */
  submitBatch(grant: Grant, bodies: unknown): (ExchangeOrder | VenueRefusal)[] {
    if (!Array.isArray(bodies) || !bodies.every(isObject))
      throw new VenueRefusal('BINDING_ERROR', 'a batch must be a list of orders')
    if (bodies.length < 1 || bodies.length > MAX_BATCH)
      throw new VenueRefusal('BATCH_SIZE_OUT_OF_RANGE', `a batch has from 1 to ${MAX_BATCH} orders`)
    const checked = bodies.map((body) => this.check(grant.account, body))
    return checked.map((each) => {
      try {
        return this.queue(grant, each)
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

  /** Asks for a cancellation, which a fill can still forestall; the reason if there is nothing to cancel. */
  cancel({ account, interactive }: Grant, orderId: string): { ok: true } | { ok: false; refusal: Refusal } {
    if (!interactive) return this.exchange.cancel(account, orderId)
    const refusal = this.exchange.cancelRefusal(account, orderId)
    if (refusal) return { ok: false, refusal }
    this.retail.bump(true, () => void this.exchange.cancel(account, orderId))
    return { ok: true }
  }

  cancelAll({ account, interactive }: Grant, market?: string): void {
    this.retail.bump(interactive, () => void this.exchange.cancelAll(account, market))
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

  private queue(grant: Grant, { order, hash }: Checked): ExchangeOrder {
    const { account } = grant
    // A repeat under its own client id is the engine's to name as a duplicate.
    const known = order.clientId !== '' && this.exchange.orderByClientId(account, order.clientId)
    if (!known) this.signatures.requireNew(account, hash)
    const interactive = this.retail.takeOrder(grant)
    const answer = this.exchange.submit(account, { ...order, interactive }, interactive)
    if (!answer.ok) throw refusalOf(answer.refusal)
    const { id } = answer.order
    if (interactive) this.retail.bump(true, () => this.exchange.release(account, id))
    this.signatures.remember(account, hash)
    this.attempts.of(account, order.clientId).accepted += 1
    return answer.order
  }
}

function signed(order: ModifyRequest): SignedOrder {
  const { market, side, type, size, price, signatureTimestampMs: timestampMs } = order
  return { timestampMs, market, side, type, size, price }
}
