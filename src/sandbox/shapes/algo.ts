import { toDecimal, toDecimalOr } from '../quanta'
import type { AlgoOrder } from '../exchange/types'
import type { JsonObject } from '../json'

/** A TWAP (AlgoOrderResp); the specification names no members of `algo_params`. */
export function algoShape(algo: AlgoOrder): JsonObject {
  return {
    id: algo.id,
    account: algo.account,
    market: algo.market,
    side: algo.side,
    algo_type: 'TWAP',
    algo_params: { duration_seconds: String(algo.durationS), frequency: String(algo.frequencyS) },
    size: toDecimal(algo.size),
    remaining_size: toDecimal(algo.remaining),
    avg_fill_price: toDecimalOr(algo.avgFillPrice, '0'),
    status: algo.status,
    cancel_reason: algo.cancelReason,
    created_at: algo.createdAtMs,
    last_updated_at: algo.updatedAtMs,
    end_at: algo.endAtMs,
  }
}
