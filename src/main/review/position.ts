import { fromUnits, toUnits, type Decimal } from '../../money/decimal'

/** 10^-8: what the venue reckons sizes, prices and money in (`paraclear_decimals`). */
const one = 100_000_000n

/** A position that is built of fills, by the average cost of what is held. */
export interface Holding {
  /** Signed, in quanta: positive long. */
  size: bigint
  /** Signed like the size: what was paid for it, in 10^-16. */
  cost: bigint
}

/** What a fill does to a holding. */
export interface Step {
  after: Holding
  /** How much of it closes and how much opens, in quanta, both without a sign. */
  closed: bigint
  opened: bigint
  /** PnL of what it closes, in quanta; what is finer is cut off, as the venue does it. */
  realized: bigint
}

export const flat: Holding = { size: 0n, cost: 0n }

/** Takes a signed size at a price into a holding. */
export function takeFill({ size, cost }: Holding, signedSize: bigint, price: bigint): Step {
  const isOpposite = size > 0n !== signedSize > 0n && size !== 0n
  const [held, traded] = [magnitude(size), magnitude(signedSize)]
  const closed = isOpposite ? (held < traded ? held : traded) : 0n
  const signedClosed = size > 0n ? closed : -closed
  const costOfClosed = closed === 0n ? 0n : (cost * signedClosed) / size
  return {
    after: {
      size: size + signedSize,
      cost: cost - costOfClosed + (signedSize + signedClosed) * price,
    },
    closed,
    opened: traded - closed,
    realized: (signedClosed * price - costOfClosed) / one,
  }
}

/** A decimal in quanta; undefined for what is none, or finer than a quantum. */
export function toQuanta(text: Decimal): bigint | undefined {
  try {
    return toUnits(text)
  } catch {
    return undefined
  }
}

/** Quanta as a decimal. */
export function fromQuanta(units: bigint): Decimal {
  return fromUnits(units)
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}
