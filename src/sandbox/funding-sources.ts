import type { FundingObservation, Quanta } from './exchange/types'

/** Where a funding rate of the comparison comes from. */
export type FundingSource = 'PARADEX' | 'BINANCE' | 'BYBIT' | 'HYPERLIQUID'

/** How far the other venues' rates are from this one's, in parts of a thousand: made up, and always the same. */
const leans: Readonly<Record<FundingSource, bigint>> = {
  PARADEX: 0n,
  BINANCE: -120n,
  BYBIT: -45n,
  HYPERLIQUID: 310n,
}

/** Hourly funding rates in 10^-12, this exchange's first. */
export function compareFunding(funding: FundingObservation): { source: FundingSource; hourly: Quanta }[] {
  const own = (funding.fundingRate * 10_000n) / BigInt(Math.max(1, Math.round(funding.fundingPeriodHours)))
  return Object.entries(leans).map(([source, lean]) => ({
    source: source as FundingSource,
    hourly: own + (own * lean) / 1000n,
  }))
}
