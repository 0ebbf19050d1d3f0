import { orderMessage, type SignedOrder } from '../../src/main/paradex/messages'
import type { TypedMessage } from '../../src/main/vault/signer'

/** A key that is published with test vectors, and the account it would have. */
export const trader = {
  privateKey: '0x543b6cf6c91817a87174aaea4fb370ac1c694e864d7740d728f8344d53e815',
  account: '0x129c135ed63df9353885e292be4426b8ed6122b13c6c0e1bb787288a1f5adfa',
}

const chainId = 'PRIVATE_SN_POTC_SEPOLIA'
const firstMs = 1_700_000_000_000

/** The `index`th order: no two have the same time, size or price. */
export function orderAt(index: number): TypedMessage {
  const order: SignedOrder = {
    timestampMs: firstMs + 37 * index,
    market: index % 2 === 0 ? 'BTC-USD-PERP' : 'ETH-USD-PERP',
    side: index % 3 === 0 ? 'sell' : 'buy',
    type: 'limit',
    size: `0.${1000 + (index % 9000)}`,
    price: `${60_000 + (index % 5000)}.5`,
  }
  return orderMessage(chainId, order)
}
