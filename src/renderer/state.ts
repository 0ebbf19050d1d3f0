import type { Change, Fill, Order, Position, Snapshot } from '../preload/model'
import type { MarginSetting, MarketRemoval } from '../preload/records'
import type { Events } from '../preload/contract'
import { isOpenState } from '../trading/life'

/** What the window knows of the account and the app; tickers live in their own board. */
export interface DeskState extends Omit<Snapshot, 'tickers'> {
  /** Keys of the fills that happened while this app wasn't looking. */
  caughtUp: ReadonlySet<string>
  /** How markets are margined for the account, by symbol, as far as this window has asked. */
  margins: ReadonlyMap<string, MarginSetting>
}

/** A numbered step of account changes, as main tells it. */
export type ChangeBatch = Events['desk:changes']

const noKeys: ReadonlySet<string> = new Set()

/** The state a snapshot starts; caught-up marks survive a snapshot of the same account. */
export function toState({ tickers: _, ...snapshot }: Snapshot, before?: DeskState): DeskState {
  const sameAccount =
    before?.activeAddress === snapshot.activeAddress &&
    before.connection.environment === snapshot.connection.environment
  return {
    ...snapshot,
    positions: snapshot.positions.filter((position) => position.status === 'open'),
    caughtUp: sameAccount ? before.caughtUp : noKeys,
    margins: sameAccount ? before.margins : new Map(),
  }
}

/**
 * The state after a batch. A batch already known leaves it as it is; null says that batches are missing
 * and a new snapshot is needed. Rows that didn't change keep their identity.
 */
export function reduce(state: DeskState, batch: ChangeBatch): DeskState | null {
  if (batch.revision <= state.revision) return state
  if (batch.revision !== state.revision + 1) return null
  return { ...batch.changes.reduce(step, state), revision: batch.revision }
}

function step(state: DeskState, change: Change): DeskState {
  switch (change.kind) {
    case 'order':
      return { ...state, orders: withOrder(state.orders, change.order) }
    case 'fill':
      return withFill(state, change.fill, change.caughtUp)
    case 'fillBusted':
      return { ...state, fills: state.fills.filter((fill) => fill.key !== change.key) }
    case 'position':
      return { ...state, positions: withPosition(state.positions, change.position) }
    case 'account':
      return { ...state, account: change.account }
    case 'balance':
      return { ...state, balances: upsert(state.balances, change.balance, (a, b) => a.token === b.token) }
    case 'market':
      return {
        ...state,
        markets: upsert(state.markets, change.market, (a, b) => a.symbol === b.symbol),
        removedMarkets: without(state.removedMarkets, ({ symbol }) => symbol === change.market.symbol),
      }
    case 'attachment':
      return {
        ...state,
        attachments: upsert(state.attachments, change.attachment, (a, b) => a.clientId === b.clientId),
      }
    case 'algo':
      return { ...state, algos: upsert(state.algos, change.algo, (a, b) => a.id === b.id) }
    case 'marketRemoved':
      return withoutMarket(state, change.removal)
    case 'funding':
      return { ...state, fundingPayments: onTop(state.fundingPayments, change.payment, hasSameId) }
    case 'transfer':
      return { ...state, transfers: onTop(state.transfers, change.transfer, hasSameId) }
    case 'transaction':
      return { ...state, transactions: onTop(state.transactions, change.transaction, hasSameId) }
    case 'balanceEvent':
      return { ...state, balanceEvents: onTop(state.balanceEvents, change.event, () => false) }
    case 'away':
      return { ...state, away: change.digest }
    case 'bust':
      return {
        ...state,
        busts: onTop(state.busts, change.bust, (a, b) => a.fillId === b.fillId),
      }
  }
}

/** Whether two are the same order: by the venue's id, or by ours until the venue has answered. */
export function isSameOrder(a: Pick<Order, 'id' | 'clientId'>, b: Pick<Order, 'id' | 'clientId'>): boolean {
  if (a.id !== '' && b.id !== '') return a.id === b.id
  return a.clientId !== '' && a.clientId === b.clientId
}

/** Whether an order, or an algo, is or may be in the market. */
export function isOpen({ state }: Pick<Order, 'state'>): boolean {
  return isOpenState(state)
}

function withOrder(orders: Order[], order: Order): Order[] {
  const index = orders.findIndex((known) => isSameOrder(known, order))
  return index < 0 ? withinBounds([order, ...orders]) : orders.with(index, order)
}

/** As many as main keeps; those in the market are never too many. */
const ORDERS_KEPT = 2_000
const FILLS_KEPT = 5_000

function withinBounds(orders: Order[]): Order[] {
  if (orders.length <= ORDERS_KEPT) return orders
  const oldestClosed = orders.findLastIndex((order) => !isOpen(order))
  return oldestClosed < 0 ? orders : orders.toSpliced(oldestClosed, 1)
}

function withFill(state: DeskState, fill: Fill, caughtUp: boolean): DeskState {
  const index = state.fills.findIndex((known) => known.key === fill.key)
  if (index >= 0) return { ...state, fills: state.fills.with(index, fill) }
  const place = state.fills.findIndex((known) => known.createdAtMs <= fill.createdAtMs)
  return {
    ...state,
    fills: state.fills.toSpliced(place < 0 ? state.fills.length : place, 0, fill).slice(0, FILLS_KEPT),
    caughtUp: caughtUp ? new Set([...state.caughtUp, fill.key]) : state.caughtUp,
  }
}

function withPosition(positions: Position[], position: Position): Position[] {
  if (position.status === 'closed') return positions.filter((known) => known.market !== position.market)
  return upsert(positions, position, (a, b) => a.market === b.market)
}

function withoutMarket(state: DeskState, removal: MarketRemoval): DeskState {
  const isIt = ({ symbol }: { symbol: string }): boolean => symbol === removal.symbol
  return {
    ...state,
    markets: without(state.markets, isIt),
    removedMarkets: [...without(state.removedMarkets, isIt), removal],
  }
}

/** As many as main keeps of each kind. */
const RECORDS_KEPT = 1_000

const hasSameId = (a: { id: string }, b: { id: string }): boolean => a.id === b.id

/** What was told last comes first; said again, it stays where it is. */
function onTop<T>(list: T[], item: T, same: (a: T, b: T) => boolean): T[] {
  const index = list.findIndex((known) => same(known, item))
  return index < 0 ? [item, ...list].slice(0, RECORDS_KEPT) : list.with(index, item)
}

/** The same list where there is nothing to leave out. */
function without<T>(list: T[], leave: (item: T) => boolean): T[] {
  return list.some(leave) ? list.filter((item) => !leave(item)) : list
}

function upsert<T>(list: T[], item: T, same: (a: T, b: T) => boolean): T[] {
  const index = list.findIndex((known) => same(known, item))
  return index < 0 ? [...list, item] : list.with(index, item)
}
