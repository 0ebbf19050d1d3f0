import { divide, multiply, subtract } from '../../money/decimal'
import type { Decimal } from '../../preload/model'
import type { FundingComparison } from '../../preload/records'

const HOURS_A_YEAR = '8760'
/** As fine as the venue's own rates. */
const PLACES = 12

/** A rate for so many hours, said for others; null for a period nobody has said. */
export function perHours(rate: Decimal, periodHours: number, hours: number): Decimal | null {
  if (periodHours <= 0) return null
  return divide(multiply(rate, String(hours)), String(periodHours), PLACES, 'half')
}

/** A rate for so many hours, held for a year, without interest on interest. */
export function perYear(rate: Decimal, periodHours: number): Decimal | null {
  return perHours(rate, periodHours, Number(HOURS_A_YEAR))
}

/** Funding at one exchange, beside that at this one. */
export interface ComparedRate {
  source: string
  isOwn: boolean
  hourly: Decimal
  per8h: Decimal
  perYear: Decimal
  /** A year's rate less this exchange's; null while that is not known, and for itself. */
  lead: Decimal | null
  updatedAtMs: number
}

const OWN = 'PARADEX'

/** The exchanges' rates, this one's first. */
export function compareRates(comparisons: readonly FundingComparison[]): ComparedRate[] {
  const yearly = (hourly: Decimal): Decimal => multiply(hourly, HOURS_A_YEAR)
  const own = comparisons.find(({ source }) => isOwn(source))
  return comparisons
    .map(({ source, hourlyFundingRate: hourly, updatedAtMs }) => ({
      source,
      isOwn: isOwn(source),
      hourly,
      per8h: multiply(hourly, '8'),
      perYear: yearly(hourly),
      lead: own && !isOwn(source) ? subtract(yearly(hourly), yearly(own.hourlyFundingRate)) : null,
      updatedAtMs,
    }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.source.localeCompare(b.source))
}

function isOwn(source: string): boolean {
  return source.toUpperCase() === OWN
}
