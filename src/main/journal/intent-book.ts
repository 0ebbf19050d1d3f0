import type { Result } from '../../preload/model'
import type { AccountRow } from './account-row'
import type { IntentState, JournalIntent, Recorded } from './nouns'
import { intentSchema, readNoun } from './readers'
import type { Store } from './store'
import type { IntendedOrder } from '../../trading/intended-order'

/** The orders this app meant to send for one account. */
export interface IntentBook {
  /**
   * Writes an order down before its first byte leaves. Where it fails the order must not be sent:
   * `journal.intentKnown` for a client id that was used before, or what keeps the disk from it.
   */
  record(order: IntendedOrder): Result<null>
  /** The same for a name whose order is surely not at the venue: it is open again. Not once it was accepted. */
  recordAgain(order: IntendedOrder): Result<null>
  /** What became of it; 'known' where that was final already, or no such intent is written down. */
  settle(clientId: string, state: Exclude<IntentState, 'intended'>): Recorded
  /** Those whose orders may be at the venue, oldest first. */
  open(): Result<JournalIntent[]>
  /** Null where none of that name is written down, or no longer. */
  find(clientId: string): Result<JournalIntent | null>
}

interface Row {
  state: IntentState
  intended_at: number
  settled_at: number | null
  noun: string
}

/** An intent book over the table `intents`. */
export function createIntentBook(store: Store, account: AccountRow, nowMs: () => number): IntentBook {
  function insert(order: IntendedOrder, onConflict: string): Result<null> {
    const kept = intentSchema.safeParse(order)
    if (!kept.success)
      return { ok: false, problem: { code: 'journal.failed', detail: 'no order to write down' } }
    const done = store.record(
      () =>
        store
          .statement(
            `INSERT INTO intents (account, client_id, state, intended_at, noun)
             VALUES (?, ?, 'intended', ?, ?) ON CONFLICT ${onConflict}`,
          )
          .run(account.need(), order.clientId, nowMs(), JSON.stringify(kept.data)).changes,
    )
    if (!done.ok) return done
    if (done.value !== 1) return { ok: false, problem: { code: 'journal.intentKnown' } }
    return { ok: true, value: null }
  }

  function toIntent(row: Row): JournalIntent[] {
    const order = readNoun(intentSchema, row.noun)
    if (!order) store.countUnreadable()
    if (!order) return []
    return [{ order, state: row.state, intendedAtMs: row.intended_at, settledAtMs: row.settled_at }]
  }

  return {
    record: (order) => insert(order, 'DO NOTHING'),
    recordAgain: (order) =>
      insert(
        order,
        `(account, client_id) DO UPDATE SET
           state = 'intended', intended_at = excluded.intended_at, settled_at = NULL, noun = excluded.noun
         WHERE intents.state <> 'accepted'`,
      ),
    settle(clientId, state) {
      const done = store.record(
        () =>
          store
            .statement(
              `UPDATE intents SET state = ?, settled_at = ?
               WHERE account = ? AND client_id = ? AND settled_at IS NULL AND state <> ?`,
            )
            .run(state, state === 'unknown' ? null : nowMs(), account.need(), clientId, state).changes,
      )
      return done.ok ? (done.value === 1 ? 'new' : 'known') : 'unwritten'
    },
    open: () =>
      store.read(() => {
        const rows = store
          .statement(
            `SELECT state, intended_at, settled_at, noun FROM intents
             WHERE account = ? AND settled_at IS NULL ORDER BY intended_at, row`,
          )
          .all(account.find()) as Row[]
        return rows.flatMap(toIntent)
      }),
    find: (clientId) =>
      store.read(() => {
        const row = store
          .statement(
            'SELECT state, intended_at, settled_at, noun FROM intents WHERE account = ? AND client_id = ?',
          )
          .get(account.find(), clientId) as Row | undefined
        return (row && toIntent(row)[0]) ?? null
      }),
  }
}
