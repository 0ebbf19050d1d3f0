import type { Account, Balance, Change, Fill, Order, Position } from '../../preload/model'
import { isNewer, isNewerOrder } from './newest'
import { isOpenState } from '../../trading/life'

/** What the venue says of the account at one moment, read over REST after the streams were on. */
export interface Sync {
  /** The first since the account was opened: what it finds is news to nobody. */
  first: boolean
  /** The venue's clock, when the reading began: what has changed since then may not be in its lists. */
  askedAtMs: number
  account: Account
  balances: Balance[]
  positions: Position[]
  openOrders: Order[]
  /** Orders closed lately. */
  recentOrders: Order[]
  fills: Fill[]
}

/** One thing that was said of the account, by a stream, a reading or our own order desk. */
export type Signal =
  | { kind: 'order'; order: Order }
  /** What we did with it had no answer: unless more has been said of it since. */
  | { kind: 'doubt'; order: Order }
  | { kind: 'fill'; fill: Fill }
  | { kind: 'bust'; fillId: string }
  | { kind: 'position'; position: Position }
  | { kind: 'account'; account: Account }
  | { kind: 'balance'; balance: Balance }
  | { kind: 'sync'; sync: Sync }

/** What is true of the account now. */
export interface LedgerView {
  account: Account | null
  balances: Balance[]
  positions: Position[]
  /** What changed last comes first. */
  orders: Order[]
  /** Newest first. */
  fills: Fill[]
}

export interface Ledger {
  /** Takes a signal in and returns what it changed; a repeat, or old news, changes nothing. */
  apply(signal: Signal): Change[]
  view(): LedgerView
  order(id: string): Order | undefined
  orderByClientId(clientId: string): Order | undefined
}

/** Closed ones give way beyond this; those in the market are never too many. */
const ordersKept = 2_000
const fillsKept = 5_000

/** How far our measure of the venue's clock may be off. */
const clockErrorMs = 500
/** The streams go on while a sync is read: what they tell meanwhile is younger than it by no more than this. */
const longestReadingMs = 60_000

/** An empty ledger. No I/O and no clock: all its times are the venue's. */
export function createLedger(): Ledger {
  let account: Account | null = null
  const balances = new Map<string, Balance>()
  const positions = new Map<string, Position>()
  const orders = new Map<string, Order>()
  /** Keys of those that are closed, the one that has been so for longest first: looked for, they would cost all of them. */
  const closed = new Set<string>()
  const idOfClient = new Map<string, string>()
  const fills = new Map<string, Fill>()
  const busted = new Set<string>()

  function applyOrder(order: Order): Change[] {
    const known = find(order)
    if (known && !isNewerOrder(order, known)) return []
    if (known) forget(keyOf(known))
    orders.set(keyOf(order), order)
    if (!isOpenState(order.state)) closed.add(keyOf(order))
    if (order.clientId !== '') idOfClient.set(order.clientId, keyOf(order))
    trimOrders()
    return [{ kind: 'order', order }]
  }

  /** The name we gave it finds an order only until the venue has named it: another client may use that name again. */
  function find(order: Order): Order | undefined {
    const known = orders.get(keyOf(order))
    if (known) return known
    const namesake = orders.get(idOfClient.get(order.clientId) ?? '')
    return namesake && (namesake.id === '' || order.id === '') ? namesake : undefined
  }

  function forget(key: string): void {
    orders.delete(key)
    closed.delete(key)
  }

  function trimOrders(): void {
    for (const key of closed) {
      if (orders.size <= ordersKept) return
      const clientId = orders.get(key)?.clientId ?? ''
      forget(key)
      if (idOfClient.get(clientId) === key) idOfClient.delete(clientId)
    }
  }

  function applyFill(fill: Fill, caughtUp: boolean): Change[] {
    if (fills.has(fill.key) || busted.has(fill.id)) return []
    fills.set(fill.key, fill)
    if (fills.size > fillsKept) {
      const oldest = oldestOf(fills.values(), fill)
      fills.delete(oldest.key)
      // What is older than all that is kept is news to nobody.
      if (oldest === fill) return []
    }
    return [{ kind: 'fill', fill, caughtUp }]
  }

  function applyBust(fillId: string): Change[] {
    busted.add(fillId)
    const taken = [...fills.values()].filter(({ id }) => id === fillId)
    for (const { key } of taken) fills.delete(key)
    return taken.map((fill) => ({ kind: 'fillBusted', key: fill.key, fill }))
  }

  function applyPosition(position: Position): Change[] {
    const known = positions.get(position.market)
    if (known && !isNewer(position, known)) return []
    positions.set(position.market, position)
    return [{ kind: 'position', position }]
  }

  function applyAccount(next: Account): Change[] {
    if (account && !isNewer(next, account)) return []
    account = next
    return [{ kind: 'account', account }]
  }

  function applyBalance(balance: Balance): Change[] {
    const known = balances.get(balance.token)
    const repeated = known?.updatedAtMs === balance.updatedAtMs && known.size === balance.size
    if (known && (known.updatedAtMs > balance.updatedAtMs || repeated)) return []
    balances.set(balance.token, balance)
    return [{ kind: 'balance', balance }]
  }

  function applySync(told: Sync): Change[] {
    distrustFuture(told)
    const sync = withoutFuture(told)
    const changes = [
      ...[...sync.recentOrders, ...sync.openOrders].flatMap(applyOrder),
      ...oldestFirst(sync.fills).flatMap((fill) => applyFill(fill, true)),
      ...sync.positions.flatMap(applyPosition),
      ...applyAccount(sync.account),
      ...sync.balances.flatMap(applyBalance),
      ...emptyMissingBalances(sync),
    ]
    return [...changes, ...closeMissingPositions(sync), ...doubtMissingOrders(sync)]
  }

  /** What is stamped with a moment still to come was told by a clock that has been set back: any word is newer. */
  function distrustFuture(sync: Sync): void {
    if (account) account = stampedBy(account, sync, 0)
    for (const nouns of [balances, positions, orders] as Map<string, Balance | Position | Order>[])
      for (const [key, noun] of nouns) nouns.set(key, stampedBy(noun, sync, 0))
  }

  /** A token the venue no longer lists is gone from the account. */
  function emptyMissingBalances(sync: Sync): Change[] {
    const listed = new Set(sync.balances.map(({ token }) => token))
    const missing = [...balances.values()].filter(({ token, size }) => !listed.has(token) && size !== '0')
    return missing.flatMap((balance) => applyBalance({ ...balance, size: '0', updatedAtMs: sync.askedAtMs }))
  }

  /** The venue lists open positions only: one it no longer lists was closed while we were away. */
  function closeMissingPositions(sync: Sync): Change[] {
    const listed = new Set(sync.positions.map(({ market }) => market))
    const missing = [...positions.values()].filter(
      (position) => position.status === 'open' && !listed.has(position.market) && isBefore(position, sync),
    )
    return missing.map((position) => {
      const closed: Position = { ...position, status: 'closed', size: '0', unrealizedPnl: '0' }
      positions.set(position.market, closed)
      return { kind: 'position', position: closed }
    })
  }

  /** An order we hold for open that the venue lists nowhere: its fate is unknown until somebody asks. */
  function doubtMissingOrders(sync: Sync): Change[] {
    const listed = new Set([...sync.openOrders, ...sync.recentOrders].map(({ id }) => id))
    const missing = [...orders.values()].filter(
      (order) =>
        order.id !== '' &&
        order.state !== 'unknown' &&
        isOpenState(order.state) &&
        !listed.has(order.id) &&
        isBefore(order, sync),
    )
    return missing.map(doubt)
  }

  function doubt(order: Order): Change {
    const doubted: Order = { ...order, state: 'unknown' }
    forget(keyOf(order))
    orders.set(keyOf(order), doubted)
    return { kind: 'order', order: doubted }
  }

  function applyDoubt(order: Order): Change[] {
    const known = orders.get(keyOf(order))
    return known && isOpenState(known.state) && !isNewerOrder(known, order) ? [doubt(known)] : []
  }

  return {
    apply(signal) {
      switch (signal.kind) {
        case 'order':
          return applyOrder(signal.order)
        case 'doubt':
          return applyDoubt(signal.order)
        case 'fill':
          return applyFill(signal.fill, false)
        case 'bust':
          return applyBust(signal.fillId)
        case 'position':
          return applyPosition(signal.position)
        case 'account':
          return applyAccount(signal.account)
        case 'balance':
          return applyBalance(signal.balance)
        case 'sync':
          return applySync(signal.sync)
      }
    },
    view: () => ({
      account,
      balances: [...balances.values()],
      positions: [...positions.values()].filter(({ status }) => status === 'open'),
      orders: [...orders.values()].reverse(),
      fills: oldestFirst([...fills.values()]).reverse(),
    }),
    order: (id) => orders.get(id),
    orderByClientId: (clientId) => orders.get(idOfClient.get(clientId) ?? ''),
  }
}

/** The same, stamped with `atMs` where its own stamp is a moment still to come for the sync. */
function stampedBy<T extends { updatedAtMs: number }>(noun: T, { askedAtMs }: Sync, atMs: number): T {
  return noun.updatedAtMs > askedAtMs + longestReadingMs ? { ...noun, updatedAtMs: atMs } : noun
}

/**
 * The venue may still tell of what it stamped before its clock was set back. What comes next has to be newer, also
 * where its clock is behind what we take it for, and the next sync has to count it as read before.
 */
function withoutFuture(sync: Sync): Sync {
  const now = <T extends { updatedAtMs: number }>(noun: T): T =>
    stampedBy(noun, sync, sync.askedAtMs - clockErrorMs)
  return {
    ...sync,
    account: now(sync.account),
    balances: sync.balances.map(now),
    positions: sync.positions.map(now),
    openOrders: sync.openOrders.map(now),
  }
}

/** Whether this was last changed before the sync's lists were read, however the clocks differ. */
function isBefore({ updatedAtMs }: Position | Order, { askedAtMs }: Sync): boolean {
  return updatedAtMs < askedAtMs - clockErrorMs
}

/** The venue's id once there is one; before that our own. */
function keyOf(order: Order): string {
  return order.id !== '' ? order.id : `client:${order.clientId}`
}

/** The oldest fill; of several at one moment the one that came first. */
function oldestOf(fills: Iterable<Fill>, among: Fill): Fill {
  let oldest: Fill | undefined
  for (const fill of fills) if (!oldest || fill.createdAtMs < oldest.createdAtMs) oldest = fill
  return oldest ?? among
}

function oldestFirst(fills: Fill[]): Fill[] {
  return [...fills].sort((a, b) => a.createdAtMs - b.createdAtMs)
}
