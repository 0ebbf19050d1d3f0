import { add } from '../../money/decimal'
import type { Fill, Order } from '../../preload/model'
import type { AwayDigest, AwayFills, FundingPayment } from '../../preload/records'
import { totalsOf } from '../alerts/rules'
import { groupBy } from '../group-by'

/** What catching up has found of a time away. */
export interface AwayFindings {
  fromMs: number
  toMs: number
  fills: readonly Fill[]
  orders: readonly Order[]
  busts: readonly Fill[]
  funding: readonly FundingPayment[]
}

/** Puts findings together; null where nothing happened. What was taken back is told as that, not as a fill. */
export function toDigest({ fromMs, toMs, ...found }: AwayFindings): AwayDigest | null {
  const taken = new Set(found.busts.map(({ key }) => key))
  const stands = found.fills.filter(({ key }) => !taken.has(key))
  const isLiquidation = ({ fillType }: Fill): boolean => fillType === 'liquidation'
  const { orders, busts, funding } = found
  if (stands.length + orders.length + busts.length + funding.length === 0) return null
  return {
    fromMs,
    toMs,
    fills: toGroups(stands.filter((fill) => !isLiquidation(fill))),
    liquidations: toGroups(stands.filter(isLiquidation)),
    orders: [...orders].sort((a, b) => b.updatedAtMs - a.updatedAtMs),
    busts: [...busts],
    funding: [...groupBy(funding, ({ market }) => market)].map(([market, payments]) => ({
      market,
      payment: payments.reduce((sum, { payment }) => add(sum, payment), '0'),
    })),
    dismissed: false,
  }
}

function toGroups(fills: readonly Fill[]): AwayFills[] {
  const groups = groupBy(fills, ({ market, side, feeCurrency }) => `${market} ${side} ${feeCurrency}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { market, size, price } = totalsOf(group)
    const pnls = group.flatMap(({ realizedPnl }) => realizedPnl ?? [])
    return {
      market,
      side: first.side,
      count: group.length,
      size,
      averagePrice: price,
      fee: group.reduce((sum, { fee }) => add(sum, fee), '0'),
      feeCurrency: first.feeCurrency,
      realizedPnl: pnls.length === 0 ? null : pnls.reduce((sum, pnl) => add(sum, pnl), '0'),
    }
  })
}
