import type { Account } from './account'
import type { Liquidation, MarketEvent, TradeBust, Transaction, Transfer, Worth } from './record-types'
import { magnitude } from './quanta'
import type { ExchangeFill, Quanta } from './types'
import type { World } from './world'

const DAYS_OF_MARKET_EVENTS = 7

/** What has been written down of accounts and markets; newest first. */
export class Records {
  constructor(private readonly world: World) {}

  transfers(address: string): Transfer[] {
    return this.of(address)?.transfers.newestFirst() ?? []
  }

  transactions(address: string): Transaction[] {
    return this.of(address)?.transactions.newestFirst() ?? []
  }

  busts(address: string): TradeBust[] {
    return this.of(address)?.busts.newestFirst() ?? []
  }

  liquidations(address: string): Liquidation[] {
    return this.of(address)?.liquidations.newestFirst() ?? []
  }

  /** Oldest first, the present at the end. */
  worth(address: string): Worth[] {
    const account = this.of(address)
    return account ? [...account.worth.oldestFirst(), worthOf(this.world, account)] : []
  }

  /** Of the last seven days. */
  marketEvents(): MarketEvent[] {
    const sinceMs = this.world.nowMs() - DAYS_OF_MARKET_EVENTS * 86_400_000
    return this.world.marketEvents.newestFirst().filter(({ createdAtMs }) => createdAtMs >= sinceMs)
  }

  private of(address: string): Account | undefined {
    return this.world.accounts.get(address)
  }
}

/** Moves money in (above zero) or out, and tells of the transfer as pending and then as completed. */
export function transfer(world: World, account: Account, amount: Quanta): void {
  const nowMs = world.nowMs()
  const record: Transfer = {
    id: world.ids.long(),
    account: account.address,
    kind: amount < 0n ? 'WITHDRAWAL' : 'DEPOSIT',
    status: 'COMPLETED',
    amount: magnitude(amount),
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  account.collateral += amount
  account.paidIn += amount
  account.transfers.add(record)
  world.outbox.add({ kind: 'transfer', transfer: { ...record, status: 'PENDING' } })
  world.announceAccount(account)
  world.outbox.add({ kind: 'transfer', transfer: record })
}

/** Notes that a fill has been sent to settle. */
export function sendToSettle(world: World, account: Account, fill: ExchangeFill): void {
  const kinds = { LIQUIDATION: 'TRANSACTION_LIQUIDATE', SETTLE_MARKET: 'TRANSACTION_SETTLE_MARKET' } as const
  const transaction: Transaction = {
    id: fill.id,
    account: account.address,
    kind: fill.kind === 'FILL' || fill.kind === 'RPI' ? 'TRANSACTION_FILL' : kinds[fill.kind],
    state: 'RECEIVED',
    createdAtMs: fill.createdAtMs,
    completedAtMs: 0,
  }
  account.transactions.add(transaction)
  world.unsettled.add(transaction)
  world.outbox.add({ kind: 'transaction', transaction: { ...transaction } })
}

/** Settles what was sent to. */
export function settleSent(world: World): void {
  for (const transaction of world.unsettled) endTransaction(world, transaction, 'ACCEPTED_ON_L2')
}

/** Ends a transaction and tells of it. */
export function endTransaction(
  world: World,
  transaction: Transaction,
  state: 'ACCEPTED_ON_L2' | 'REVERTED',
): void {
  world.unsettled.delete(transaction)
  transaction.state = state
  transaction.completedAtMs = world.nowMs()
  world.outbox.add({ kind: 'transaction', transaction: { ...transaction } })
}

/** What an account is worth now. */
export function worthOf(world: World, account: Account): Worth {
  const value = world.showAccount(account).accountValue
  return { atMs: world.nowMs(), value, pnl: value - account.paidIn }
}
