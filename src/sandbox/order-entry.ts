import { Fields } from './fields'
import { VenueRefusal, refusalOf } from './refusal'
import { parseSignature, toFelt, verifySignature } from './stark'
import type { Clock } from './clock'
import type {
  ExchangeCore,
  ExchangeOrder,
  Instruction,
  OrderRequest,
  OrderType,
  Side,
  Stp,
} from './exchange/types'
import type { KeyRing } from './keys'
import type { Messages } from './messages'

const sides: readonly Side[] = ['BUY', 'SELL']
const types: readonly OrderType[] = [
  'LIMIT',
  'MARKET',
  'STOP_LIMIT',
  'STOP_MARKET',
  'TAKE_PROFIT_LIMIT',
  'TAKE_PROFIT_MARKET',
  'STOP_LOSS_LIMIT',
  'STOP_LOSS_MARKET',
]
const instructions: readonly Instruction[] = ['GTC', 'IOC', 'POST_ONLY', 'RPI']
const stps: readonly Stp[] = ['EXPIRE_MAKER', 'EXPIRE_TAKER', 'EXPIRE_BOTH']
const DEFAULT_RECV_WINDOW_MS = 300_000
const MIN_RECV_WINDOW_MS = 10
/** How far ahead of the exchange's clock a client's may be. */
const MAX_AHEAD_MS = 60_000
const REMEMBERED_HASHES = 10_000

/** How often a client id came in, and how often it became an order. */
export interface Attempts {
  received: number
  accepted: number
}

interface OrderForm {
  order: OrderRequest
  signature: string
  recvWindowMs: number
}

/** Takes signed orders from both doors, REST and the socket. */
export class OrderEntry {
  private readonly attempts = new Map<string, Map<string, Attempts>>()
  private readonly seenHashes = new Map<string, Set<bigint>>()

  constructor(
    private readonly exchange: ExchangeCore,
    private readonly keys: KeyRing,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks form, time and signature and hands the order to the engine. Returns it as it was queued
   * (NEW): what the risk check and the book make of it is told on the `orders` channel.
   * Throws a VenueRefusal.
   */
  submit(account: string, body: Readonly<Record<string, unknown>>): ExchangeOrder {
    const form = readForm(new Fields(body))
    this.attempt(account, form.order.clientId).received += 1
    this.checkTime(form)
    const hash = this.checkSignature(account, form)
    const queued = this.queue(account, form.order)
    this.remember(account, hash)
    this.attempt(account, form.order.clientId).accepted += 1
    return queued
  }

  /** Attempts of an account by client id; orders without one are under the empty text. */
  attemptsOf(account: string): ReadonlyMap<string, Attempts> {
    return this.attempts.get(account) ?? new Map<string, Attempts>()
  }

  private checkTime({ order, recvWindowMs }: OrderForm): void {
    const ageMs = this.clock.nowMs() - order.signatureTimestampMs
    if (ageMs > recvWindowMs) {
      throw new VenueRefusal('INVALID_TIMESTAMP', 'order was received outside of recv_window')
    }
    if (ageMs < -MAX_AHEAD_MS) {
      throw new VenueRefusal('INVALID_TIMESTAMP', 'signature_timestamp is in the future')
    }
  }

  private checkSignature(account: string, { order, signature }: OrderForm): bigint {
    const parsed = parseSignature(signature)
    if (!parsed) throw new VenueRefusal('INVALID_ORDER_SIGNATURE', 'signature must be ["r","s"]')
    const hash = this.messages.order(toFelt(account) ?? 0n, {
      timestampMs: order.signatureTimestampMs,
      market: order.market,
      side: order.side,
      type: order.type,
      size: order.size,
      price: order.price,
    })
    if (!this.keys.keysOf(account).some((key) => verifySignature(key, hash, parsed))) {
      throw new VenueRefusal('INVALID_ORDER_SIGNATURE', 'order signature verification failed')
    }
    // signature_timestamp is the nonce. A repeat under its own client id is the engine's to name as a duplicate.
    const known = order.clientId !== '' && this.exchange.orderByClientId(account, order.clientId)
    if (!known && this.seenHashes.get(account)?.has(hash)) {
      throw new VenueRefusal('NOT_UNIQUE', 'an order with this signed content exists already')
    }
    return hash
  }

  private queue(account: string, order: OrderRequest): ExchangeOrder {
    let queued: ExchangeOrder | undefined
    const stop = this.exchange.on((event) => {
      if (event.kind === 'order' && event.order.account === account) queued ??= { ...event.order }
    })
    try {
      const answer = this.exchange.submit(account, order)
      if (!answer.ok) throw refusalOf(answer.refusal)
      return queued ?? answer.order
    } finally {
      stop()
    }
  }

  private attempt(account: string, clientId: string): Attempts {
    const byClientId = this.attempts.get(account) ?? new Map<string, Attempts>()
    this.attempts.set(account, byClientId)
    const attempts = byClientId.get(clientId) ?? { received: 0, accepted: 0 }
    byClientId.set(clientId, attempts)
    return attempts
  }

  private remember(account: string, hash: bigint): void {
    const seen = this.seenHashes.get(account) ?? new Set<bigint>()
    this.seenHashes.set(account, seen.add(hash))
    const [oldest] = seen
    if (seen.size > REMEMBERED_HASHES && oldest !== undefined) seen.delete(oldest)
  }
}

function readForm(fields: Fields): OrderForm {
  const type = fields.word('type', types)
  const triggered = type !== 'LIMIT' && type !== 'MARKET'
  const clientId = fields.textOr('client_id', '')
  if (clientId.length > 64) throw new VenueRefusal('VALIDATION_ERROR', 'client_id: at most 64 characters.')
  const flags = fields.texts('flags')
  if (flags.some((flag) => flag !== 'REDUCE_ONLY')) {
    throw new VenueRefusal('VALIDATION_ERROR', 'flags: only REDUCE_ONLY is allowed.')
  }
  const recvWindowMs = fields.has('recv_window') ? fields.integer('recv_window') : DEFAULT_RECV_WINDOW_MS
  if (recvWindowMs < MIN_RECV_WINDOW_MS) {
    throw new VenueRefusal('VALIDATION_ERROR', 'recv_window: must be at least 10.')
  }
  return {
    signature: fields.text('signature'),
    recvWindowMs,
    order: {
      market: fields.text('market'),
      side: fields.word('side', sides),
      type,
      size: fields.decimal('size'),
      price: fields.decimal('price'),
      triggerPrice: triggered ? fields.decimal('trigger_price') : null,
      instruction: fields.word('instruction', instructions, 'GTC'),
      reduceOnly: flags.includes('REDUCE_ONLY'),
      stp: fields.word('stp', stps, 'EXPIRE_TAKER'),
      clientId,
      signatureTimestampMs: fields.integer('signature_timestamp'),
    },
  }
}
