import type { Store } from './store'

/** Takes away what may be forgotten. */
export interface Retention {
  /** Does a part of what is due, a few milliseconds' worth; called after every commit. */
  tick(): void
  setDays(days: number): void
}

const dayMs = 86_400_000
const rowsAtATime = 1_000
const pagesAtATime = 200

/** What may go, each with a statement that takes a part of it: bound to a time and a number of rows. */
const prunings = [
  ...['balance_events', 'alerts'].map(
    (table) => `DELETE FROM ${table} WHERE row IN (
      SELECT past.row FROM accounts JOIN ${table} AS past ON past.account = accounts.row
      WHERE past.at < ? LIMIT ?)`,
  ),
  'DELETE FROM order_events WHERE row IN (SELECT row FROM order_events WHERE seen_at < ? LIMIT ?)',
  // One that traded stays beside its fills; one whose states are still kept goes after them.
  `DELETE FROM orders WHERE row IN (
    SELECT past.row FROM accounts JOIN orders AS past ON past.account = accounts.row
    WHERE past.state IN ('cancelled', 'rejected') AND past.at < ?
      AND NOT EXISTS (SELECT 1 FROM fills WHERE fills.account = past.account AND fills.order_id = past.id)
      AND NOT EXISTS (SELECT 1 FROM order_events WHERE order_events.order_row = past.row)
    LIMIT ?)`,
  `DELETE FROM intents WHERE row IN (
    SELECT row FROM intents WHERE settled_at IS NOT NULL AND settled_at < ? LIMIT ?)`,
]

/**
 * Prunes balance events, order events, alerts, settled intents and orders that ended without a trade, older
 * than so many days; 0 keeps all. Money stays: fills, their orders, funding, transfers, settlements. Once a
 * day, in parts that hold nobody up, until all of the room is given back to the disk.
 */
export function createRetention(store: Store, nowMs: () => number, days: number): Retention {
  let keptDays = days
  let dueMs = nowMs()
  let busy = false

  function prune(): void {
    const beforeMs = nowMs() - keptDays * dayMs
    const pruned = store.record(() =>
      prunings.map((sql) => Number(store.statement(sql).run(beforeMs, rowsAtATime).changes)),
    )
    if (!pruned.ok) return
    const free = store.read(() => {
      store.statement(`PRAGMA incremental_vacuum(${pagesAtATime})`).all()
      return (store.statement('PRAGMA freelist_count').get() as { freelist_count: number }).freelist_count
    })
    const isAllGone = pruned.value.every((rows) => rows < rowsAtATime)
    if (isAllGone && (!free.ok || free.value === 0)) dueMs = nowMs() + dayMs
  }

  return {
    tick() {
      // Pruning commits, too.
      if (busy || keptDays <= 0 || nowMs() < dueMs) return
      busy = true
      try {
        prune()
      } finally {
        busy = false
      }
    },
    setDays(next) {
      if (next === keptDays) return
      keptDays = next
      dueMs = nowMs()
    },
  }
}
