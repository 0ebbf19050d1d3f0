import type { Fill } from '../../preload/model'
import type {
  BalanceEvent,
  BustedFill,
  FundingPayment,
  SettlementTransaction,
  Transfer,
} from '../../preload/records'
import type { DeskState } from '../state'

/** One movement of the account's money, or a word on one. */
export type Movement = { key: string; atMs: number | null } & (
  | { kind: 'funding'; entry: FundingPayment }
  | { kind: 'transfer'; entry: Transfer }
  | { kind: 'settlement'; entry: SettlementTransaction; fill: Fill | null }
  | { kind: 'balance'; entry: BalanceEvent }
  | { kind: 'bust'; entry: BustedFill }
)
export type MovementKind = Movement['kind']

export const movementKinds: readonly MovementKind[] = ['funding', 'transfer', 'settlement', 'balance', 'bust']

/** Where the movements come from. */
export type Sources = Pick<
  DeskState,
  'fundingPayments' | 'transfers' | 'transactions' | 'balanceEvents' | 'busts' | 'fills'
>

/**
 * All movements, newest first. A settlement under way has no time of its own: it stands at its fill's, or, where
 * that is not known, before all others.
 */
export function toStream(sources: Sources): Movement[] {
  const fills = new Map(sources.fills.map((fill) => [fill.id, fill]))
  const movements: Movement[] = [
    ...sources.fundingPayments.map((entry): Movement => ({
      kind: 'funding',
      key: `funding ${entry.id}`,
      atMs: entry.createdAtMs,
      entry,
    })),
    ...sources.transfers.map((entry): Movement => ({
      kind: 'transfer',
      key: `transfer ${entry.id}`,
      atMs: entry.updatedAtMs,
      entry,
    })),
    ...sources.transactions.map((entry): Movement => {
      const fill = fills.get(entry.id) ?? null
      const atMs = entry.completedAtMs ?? fill?.createdAtMs ?? null
      return { kind: 'settlement', key: `settlement ${entry.id}`, atMs, entry, fill }
    }),
    ...sources.balanceEvents.map((entry): Movement => ({
      kind: 'balance',
      key: `balance ${entry.createdAtMs} ${entry.fillId} ${entry.token} ${entry.balanceAfter}`,
      atMs: entry.createdAtMs,
      entry,
    })),
    ...sources.busts.map((entry): Movement => ({
      kind: 'bust',
      key: `bust ${entry.fillId}`,
      atMs: entry.createdAtMs,
      entry,
    })),
  ]
  return movements.sort((a, b) => (b.atMs ?? Infinity) - (a.atMs ?? Infinity) || 0)
}

/** Those of one kind; null is all of them. */
export function ofKind(movements: Movement[], kind: MovementKind | null): Movement[] {
  return kind === null ? movements : movements.filter((movement) => movement.kind === kind)
}
