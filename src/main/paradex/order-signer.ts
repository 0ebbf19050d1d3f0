import type { Result } from '../../preload/model'
import type { Signer } from '../vault/signer'
import { modifyOrderMessage, orderMessage, type SignedOrder } from './messages'
import { priceOf, type OrderChange, type Signed } from './order-forms'
import type { RestResult } from './rest-failure'
import type { VenueClock } from './venue-clock'

/** What signing works with. */
export interface OrderSignerParts {
  signer: Signer | null
  chainId: () => Promise<RestResult<string>>
  venueClock: VenueClock
}

const farAheadMs = 5_000

type SignableOrder = Omit<SignedOrder, 'timestampMs'>

/**
 * Signs orders and changes of orders in the venue's time. Problems: `auth.noSigner`, `auth.signing`,
 * `order.form` for a size or price finer than 10^-8, and those of reading the chain's id.
 */
export class OrderSigner {
  readonly #parts: OrderSignerParts
  #lastTimestampMs = 0

  constructor(parts: OrderSignerParts) {
    this.#parts = parts
  }

  /** A signature over a new order. */
  async sign(order: SignableOrder): Promise<Result<Signed>> {
    return this.#signed((signer, chainId, timestampMs) =>
      signer.signOrder(orderMessage(chainId, { ...order, price: priceOf(order), timestampMs })),
    )
  }

  /** A signature over an order as it shall be. */
  async signChange(change: OrderChange): Promise<Result<Signed>> {
    return this.#signed((signer, chainId, timestampMs) => {
      const order = { ...change, price: priceOf(change), timestampMs }
      return signer.signModifyOrder(modifyOrderMessage(chainId, order, change.orderId))
    })
  }

  async #signed(
    sign: (signer: Signer, chainId: string, timestampMs: number) => string,
  ): Promise<Result<Signed>> {
    const { signer, venueClock } = this.#parts
    if (!signer) return { ok: false, problem: { code: 'auth.noSigner' } }
    const chainId = await this.#parts.chainId()
    if (!chainId.ok) return { ok: false, problem: chainId.failure.problem }
    // The timestamp is the venue's nonce: two equal orders within one millisecond would be one.
    const nowMs = Math.floor(venueClock.nowMs())
    // One far ahead was taken from a clock that has been corrected since: following it would be refused.
    const isAhead = this.#lastTimestampMs > nowMs + farAheadMs
    const timestampMs = isAhead ? nowMs : Math.max(nowMs, this.#lastTimestampMs + 1)
    this.#lastTimestampMs = timestampMs
    try {
      return { ok: true, value: { signature: sign(signer, chainId.value, timestampMs), timestampMs } }
    } catch (error) {
      return { ok: false, problem: { code: error instanceof RangeError ? 'order.form' : 'auth.signing' } }
    }
  }
}
