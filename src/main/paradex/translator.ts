import type { Account, Balance, Fill, Market, Order, Position } from '../../preload/model'
import type { Log } from '../log'
import type { Counters } from './counters'
import type { KnownOrders } from './known-orders'
import { toAccount, toBalance, toPosition } from './translate-account'
import { toFill } from './translate-fill'
import { toMarket } from './translate-market'
import { toOrder } from './translate-order'
import { MalformedWire, WireObject } from './wire'
import { wireFields } from './wire-fields'

/** From the venue's words to ours. What cannot be read is counted and logged by field name, never fatal. */
export class Translator {
  readonly #log: Log
  readonly #counters: Counters
  readonly #orders: KnownOrders

  constructor(log: Log, counters: Counters, orders: KnownOrders) {
    this.#log = log
    this.#counters = counters
    this.#orders = orders
  }

  /** The result of `read` on a wire object; null for a malformed one. */
  read<T>(noun: string, wire: unknown, read: (wire: WireObject) => T): T | null {
    return this.attempt(noun, () => {
      const object = new WireObject(wire, noun)
      const known = wireFields[noun]
      if (known) {
        for (const name of object.strangeNames(known)) this.#counters.bump('unknownField', `${noun}.${name}`)
      }
      return read(object)
    })
  }

  /** The result of `read`; null when it finds something malformed. */
  attempt<T>(noun: string, read: () => T): T | null {
    try {
      return read()
    } catch (error) {
      const field = error instanceof MalformedWire ? error.field : 'unexpected'
      const times = this.#counters.bump('malformed', `${noun}.${field}`)
      // What comes malformed comes so again, a thousand times a second perhaps: each line is a wait for the disk.
      if (isPowerOfTen(times)) this.#log.warn('malformed message', { noun, field, times })
      return null
    }
  }

  /** A binary frame that ends before what it announces; null when not even its header was whole. */
  countMalformed(templateId: number | null): void {
    this.#counters.bump('malformed', `sbe.${templateId ?? 'header'}`)
  }

  /** Every entry that can be read of a REST answer's `results`; null when there is no such list. */
  readList<T>(noun: string, answer: unknown, read: (wire: unknown) => T | null): T[] | null {
    const entries = this.read(`${noun}List`, answer, (wire) => wire.list('results'))
    return entries?.map(read).filter((entry) => entry !== null) ?? null
  }

  order(wire: unknown): Order | null {
    const order = this.read('order', wire, (object) => toOrder(object, (id) => this.#orders.past(id)))
    if (!order) return null
    this.#orders.remember(order)
    if (order.type === 'other') this.#counters.bump('unknownWord', 'orderType')
    if (order.state === 'unknown') this.#counters.bump('unknownWord', 'orderStatus')
    return order
  }

  fill(wire: unknown): Fill | null {
    const fill = this.read('fill', wire, (object) => toFill(object, (id) => this.#orders.side(id)))
    if (fill?.fillType === 'other') this.#counters.bump('unknownWord', 'fillType')
    return fill
  }

  position(wire: unknown): Position | null {
    return this.read('position', wire, toPosition)
  }

  account(wire: unknown): Account | null {
    return this.read('account', wire, toAccount)
  }

  balance(wire: unknown): Balance | null {
    return this.read('balance', wire, toBalance)
  }

  market(wire: unknown): Market | null {
    const market = this.read('market', wire, toMarket)
    if (market?.kind === 'other') this.#counters.bump('unknownWord', 'assetKind')
    return market
  }
}

function isPowerOfTen(count: number): boolean {
  return /^10*$/.test(String(count))
}
