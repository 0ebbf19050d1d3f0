import type { AwayDigest } from '../../preload/records'

/** How much there is of each kind that happened. */
export function countsOf(
  digest: AwayDigest,
): { what: 'fills' | 'liquidations' | 'orders' | 'busts' | 'funding'; count: number }[] {
  const counted = (groups: AwayDigest['fills']): number => groups.reduce((sum, { count }) => sum + count, 0)
  const counts = [
    { what: 'liquidations', count: counted(digest.liquidations) },
    { what: 'busts', count: digest.busts.length },
    { what: 'fills', count: counted(digest.fills) },
    { what: 'orders', count: digest.orders.length },
    { what: 'funding', count: digest.funding.length },
  ] as const
  return counts.filter(({ count }) => count > 0)
}
