import type { Change, Problem, Profile, Result } from '../../preload/model'
import type { AccountJournal } from '../journal/account-journal'
import type { Fate, Intents } from '../orders/intents'
import type { IntendedOrder } from '../../trading/intended-order'

type IntentJournal = Pick<
  AccountJournal,
  'recordIntent' | 'recordIntentAgain' | 'settleIntent' | 'openIntents'
>

interface Options {
  /** Null where an account has no journal: by intent, or because it could not be opened. */
  journalOf: (profile: Profile) => IntentJournal | null
  /** Why an account that should have a journal has none. */
  missing: (profile: Profile) => Problem | null
  /** All of what `work` records is on disk when this returns, or none. */
  write: <T>(work: () => T) => Result<T>
}

const reasons: Record<string, string> = {
  'journal.full': 'intent.full',
  'journal.unwritable': 'intent.unwritable',
  'journal.intentKnown': 'journal.intentKnown',
}

/** The same trouble as it concerns an order that was kept back for it. */
function keptBack({ code, detail }: Problem): Problem {
  return { code: reasons[code] ?? 'intent.failed', detail: detail || code }
}

/**
 * Whether orders may go out although the disk has not taken them. Those that only reduce a position may: sent
 * twice after a crash they still end at none, and a full disk must not hold anybody in a position.
 */
function mayLeaveUnwritten(orders: readonly IntendedOrder[], { code }: Problem): boolean {
  return code !== 'journal.intentKnown' && orders.every(({ reduceOnly }) => reduceOnly)
}

/**
 * The intents of each account: in its journal, and in memory, which outlives a session but not the run. Where the
 * journal takes nothing, or there is none that should be, only what reduces a position goes out.
 */
export function createIntentLogs({ journalOf, missing, write }: Options) {
  const memories = new Map<string, Map<string, { order: IntendedOrder; intendedAtMs: number }>>()

  return (profile: Profile): Intents => {
    const account = `${profile.environment} ${profile.exchange} ${profile.address}`
    const memory = memories.get(account) ?? new Map<string, { order: IntendedOrder; intendedAtMs: number }>()
    memories.set(account, memory)
    const journal = journalOf(profile)
    const absence = missing(profile)
    const stored = journal?.openIntents()
    if (stored?.ok)
      for (const { order, intendedAtMs } of stored.value) memory.set(order.clientId, { order, intendedAtMs })

    function toDisk(
      orders: readonly IntendedOrder[],
      record: (order: IntendedOrder) => Result<null>,
    ): Problem | null {
      if (!journal) return absence
      const written = write(() => orders.map(record))
      if (!written.ok) return written.problem
      const refused = written.value.find(({ ok }) => !ok)
      return refused && !refused.ok ? refused.problem : null
    }

    function add(
      orders: readonly IntendedOrder[],
      record: (order: IntendedOrder) => Result<null> = () => ({ ok: true, value: null }),
    ): Problem | null {
      const problem = toDisk(orders, record)
      if (problem && !mayLeaveUnwritten(orders, problem)) {
        // One that stood against it keeps all of them back: the others' names are done with.
        if (orders.length > 1) for (const { clientId } of orders) journal?.settleIntent(clientId, 'refused')
        return keptBack(problem)
      }
      for (const order of orders) memory.set(order.clientId, { order, intendedAtMs: Date.now() })
      return null
    }

    return {
      record: (orders) => add(orders, journal?.recordIntent),
      recordAgain: (order) => add([order], journal?.recordIntentAgain),
      settle(clientId, fate: Fate) {
        if (!memory.has(clientId)) return
        journal?.settleIntent(clientId, fate)
        if (fate !== 'unknown') memory.delete(clientId)
      },
      open: () => [...memory.values()],
      isOpen: (clientId) => memory.has(clientId),
    }
  }
}

/** Settles what changes say of intents: an order that the venue has named was accepted. */
export function settleHeard(intents: Intents, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'fill') intents.settle(change.fill.clientId, 'accepted')
    if (change.kind !== 'order') continue
    const { id, clientId, cancelReason } = change.order
    if (id !== '') intents.settle(clientId, 'accepted')
    else if (cancelReason === 'NEVER_ARRIVED') intents.settle(clientId, 'neverArrived')
  }
}

/** Where there is no account: nothing can be sent. */
export const noIntents: Intents = {
  record: () => ({ code: 'auth.noSigner' }),
  recordAgain: () => ({ code: 'auth.noSigner' }),
  settle: () => undefined,
  open: () => [],
  isOpen: () => false,
}
