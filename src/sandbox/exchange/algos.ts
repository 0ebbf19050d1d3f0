import type { Account } from './account'
import { childSize, createAlgo, noteFilled, snapshotAlgo, type Algo } from './algo'
import type { CancelReason } from './closing'
import { statusRefusal } from './door'
import { submitOrder } from './orders'
import type { AlgoOrder, AlgoRequest, MarketSpec, OrderRequest, Quanta, Refusal } from './types'
import type { World } from './world'

const MIN_DURATION_S = 30
const MAX_DURATION_S = 86_400

type Answer = { ok: true; algo: AlgoOrder } | { ok: false; refusal: Refusal }

/** The accounts' TWAPs: each sends a market order of its share at every interval until its time is up. */
export class Algos {
  constructor(private readonly world: World) {}

  /** Refused for its form, or accepted as NEW with its first child due in the next step. */
  submit(address: string, request: AlgoRequest): Answer {
    const account = this.world.accounts.get(address)
    const spec = this.world.markets.get(request.market)?.spec
    const refusal =
      statusRefusal({ instruction: 'IOC' }, this.world.status) ??
      (account ? undefined : refuse('ACCOUNT_NOT_FOUND', `account ${address} does not exist`)) ??
      (spec ? formRefusal(request, spec) : refuse('MARKET_NOT_FOUND', `no market ${request.market}`))
    if (!account || refusal) return { ok: false, refusal: refusal ?? refuse('ACCOUNT_NOT_FOUND', address) }
    const algo = createAlgo(address, this.world.ids.long(), request, this.world.nowMs())
    account.algos.set(algo.id, algo)
    return { ok: true, algo: snapshotAlgo(algo) }
  }

  /** Ends one that runs; its children that have traded stay traded. False when none of this id runs. */
  cancel(address: string, id: string): boolean {
    const algo = this.world.accounts.get(address)?.algos.get(id)
    if (!algo || algo.status === 'CLOSED') return false
    this.close(algo, 'USER_CANCELED')
    return true
  }

  /** Newest first, closed ones included. */
  of(address: string): AlgoOrder[] {
    return [...(this.world.accounts.get(address)?.algos.values() ?? [])].reverse().map(snapshotAlgo)
  }

  /** Sends the children that are due; they rest unless the system is ok. */
  step(): void {
    if (this.world.status !== 'ok') return
    const nowMs = this.world.nowMs()
    for (const account of this.world.accounts.values()) {
      for (const algo of account.algos.values()) {
        if (algo.status !== 'CLOSED' && algo.nextAtMs <= nowMs) this.send(account, algo)
      }
    }
  }

  private send(account: Account, algo: Algo): void {
    const spec = this.world.markets.get(algo.market)?.spec
    if (!spec) return this.close(algo, 'MARKET_CLOSED')
    algo.status = 'OPEN'
    algo.updatedAtMs = this.world.nowMs()
    const objection = this.trade(account, algo, childSize(algo, spec.step))
    algo.childrenLeft -= 1
    algo.nextAtMs += algo.frequencyS * 1000
    if (algo.remaining === 0n) this.close(algo, '')
    else if (objection) this.close(algo, objection)
    else if (algo.childrenLeft === 0) this.close(algo, 'EXPIRED')
  }

  /** Sends one child; gives back why the risk check closed it. What it merely could not fill is left to the next. */
  private trade(account: Account, algo: Algo, size: Quanta): CancelReason | undefined {
    if (size === 0n) return undefined
    const answer = submitOrder(this.world, account, childOf(algo, size, this.world.nowMs()), false)
    const child = answer.ok ? account.orders.get(answer.order.id) : undefined
    if (!child) return undefined
    noteFilled(algo, child.size - child.remaining, child.filledValue)
    const { cancelReason } = child
    return cancelReason === '' || cancelReason === 'NO_LIQUIDITY' ? undefined : (cancelReason as CancelReason)
  }

  private close(algo: Algo, reason: CancelReason | ''): void {
    algo.status = 'CLOSED'
    algo.cancelReason = reason
    algo.updatedAtMs = this.world.nowMs()
  }
}

function refuse(code: string, message: string): Refusal {
  return { code, message }
}

function formRefusal({ size, durationS, frequencyS }: AlgoRequest, spec: MarketSpec): Refusal | undefined {
  if (durationS < MIN_DURATION_S || durationS > MAX_DURATION_S || durationS % MIN_DURATION_S !== 0)
    return refuse('VALIDATION_ERROR', 'duration_seconds must be a multiple of 30 from 30 to 86400')
  if (frequencyS < 1 || frequencyS > durationS)
    return refuse('VALIDATION_ERROR', 'frequency must be from 1 to duration_seconds')
  if (size <= 0n || size % spec.step !== 0n)
    return refuse('INVALID_ORDER_SIZE', 'size must be a positive multiple of the order size increment')
  const share = size / BigInt(Math.ceil(durationS / frequencyS))
  if (share < spec.step || share > spec.maxOrderSize)
    return refuse('INVALID_ORDER_SIZE', 'the size of a sub-order is outside of what the market takes')
  return undefined
}

function childOf({ market, side }: Algo, size: Quanta, nowMs: number): OrderRequest {
  return {
    market,
    side,
    type: 'MARKET',
    size,
    price: 0n,
    triggerPrice: null,
    instruction: 'IOC',
    reduceOnly: false,
    stp: 'EXPIRE_TAKER',
    clientId: '',
    signatureTimestampMs: nowMs,
  }
}
