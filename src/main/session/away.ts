import type { Change, Fill, Order } from '../../preload/model'
import type { AwayDigest, FundingPayment } from '../../preload/records'
import { toDigest } from './away-digest'

/** Gathers what catching up finds of a time away into one digest. */
export interface Away {
  /**
   * A reading after a time away has begun; what happened before `sinceMs` is history. Until the digest has been
   * dismissed, another time away adds to it.
   */
  begin(span: { fromMs: number; toMs: number; sinceMs: number }): void
  /** Takes in what the reading found to be news. */
  hear(changes: readonly Change[]): void
  /** Takes in fills that were found to have been taken back. */
  hearBusted(fills: readonly Fill[]): void
  /** The reading is at its end: what comes now was listened to. */
  end(): void
  dismiss(): void
  view(): AwayDigest | null
}

/** No time away yet; `tell` hears each new state of the digest. */
export function createAway(tell: (digest: AwayDigest) => void): Away {
  const fills = new Map<string, Fill>()
  const orders = new Map<string, Order>()
  const busts = new Map<string, Fill>()
  const funding = new Map<string, FundingPayment>()
  let span: { fromMs: number; toMs: number } | null = null
  let sinceMs = 0
  let listening = true
  let digest: AwayDigest | null = null

  function forget(): void {
    for (const found of [fills, orders, busts, funding]) found.clear()
  }

  function show(): void {
    const next = span && toDigest({ ...span, ...lists() })
    if (!next) return
    digest = next
    tell(digest)
  }

  const lists = () => ({
    fills: [...fills.values()],
    orders: [...orders.values()],
    busts: [...busts.values()],
    funding: [...funding.values()],
  })
  const size = (): number => fills.size + orders.size + busts.size + funding.size

  function put(change: Change): void {
    if (change.kind === 'fill') fills.set(change.fill.key, change.fill)
    if (change.kind === 'order') {
      const { state, updatedAtMs, id } = change.order
      if ((state === 'cancelled' || state === 'rejected') && updatedAtMs >= sinceMs)
        orders.set(id, change.order)
    }
    if (change.kind === 'funding' && span) {
      const { id, createdAtMs } = change.payment
      if (createdAtMs >= sinceMs && createdAtMs <= span.toMs) funding.set(id, change.payment)
    }
  }

  return {
    begin(next) {
      const goesOn = span !== null && digest?.dismissed !== true && size() > 0
      if (!goesOn) forget()
      span = { fromMs: goesOn && span ? span.fromMs : next.fromMs, toMs: next.toMs }
      sinceMs = next.sinceMs
      listening = false
    },
    hear(changes) {
      if (listening) return
      const before = size()
      for (const change of changes) put(change)
      if (size() !== before) show()
    },
    hearBusted(taken) {
      if (listening || taken.length === 0) return
      for (const fill of taken) busts.set(fill.key, fill)
      show()
    },
    end() {
      listening = true
      if (digest?.dismissed) forget()
    },
    dismiss() {
      if (!digest || digest.dismissed) return
      digest = { ...digest, dismissed: true }
      // What a reading still finds is told with what it had found before.
      if (listening) forget()
      tell(digest)
    },
    view: () => digest,
  }
}
