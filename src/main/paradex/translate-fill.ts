import type { Fill, Side } from '../../preload/model'
import { MalformedWire, type WireObject } from './wire'
import { toFillType, toSide } from './words'

/** The side of one of the account's own orders, while it is known. */
export type OwnSide = (orderId: string) => Side | undefined

/**
 * The account's own side of a fill. The venue documents `side` as the taker's, which for a maker fill
 * is the other one; whether the live venue writes it so is unverified, so the side of the account's own
 * order is believed first.
 */
export function toFillSide(own: Side | undefined, wireSide: Side, liquidity: Fill['liquidity']): Side {
  if (own) return own
  if (liquidity === 'taker') return wireSide
  return wireSide === 'buy' ? 'sell' : 'buy'
}

/** A fill of REST or of `fills.{market}` (`responses.FillResult`). */
export function toFill(wire: WireObject, ownSide: OwnSide): Fill {
  const wireSide = toSide(wire.text('side'))
  if (!wireSide) throw new MalformedWire('side')
  const typeWord = wire.textOrEmpty('fill_type') || 'FILL'
  const id = wire.text('id')
  const orderId = wire.textOrEmpty('order_id')
  const liquidity = wire.text('liquidity') === 'MAKER' ? 'maker' : 'taker'
  const realizedFunding = wire.decimalOrNull('realized_funding')
  const bookSeq = wire.sequence('orderbook_seq_no')
  return {
    key: `${typeWord}:${id}`,
    id,
    fillType: toFillType(typeWord),
    orderId,
    clientId: wire.textOrEmpty('client_id'),
    market: wire.text('market'),
    side: toFillSide(ownSide(orderId), wireSide, liquidity),
    liquidity,
    price: wire.decimal('price'),
    size: wire.decimal('size'),
    fee: wire.decimalOrNull('fee') ?? '0',
    feeCurrency: wire.textOrEmpty('fee_currency'),
    remainingSize: wire.decimalOrNull('remaining_size'),
    realizedPnl: wire.decimalOrNull('realized_pnl'),
    ...(realizedFunding !== null && { realizedFunding }),
    ...(bookSeq !== '0' && { bookSeq }),
    createdAtMs: wire.timeMs('created_at'),
  }
}
