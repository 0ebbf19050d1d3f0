import type { FundingComparison } from '../preload/records'

/** Whether a comparison is of that market: no specification says whether it names the symbol, or only what is traded. */
export function isComparisonOf({ market: named }: FundingComparison, market: string): boolean {
  return named === market || named === market.split('-')[0]
}
