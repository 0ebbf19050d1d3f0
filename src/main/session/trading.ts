import { randomBytes } from 'node:crypto'
import { later } from '../later'
import type { Ledger } from '../ledger/ledger'
import { isOpenState } from '../../trading/life'
import type { MarketBoard } from '../market/market-board'
import { createAlgoDesk, type AlgoDesk } from '../orders/algo-desk'
import { isOver, namesOf } from '../orders/exit-work'
import { createExitRoom, type ExitRoom } from '../orders/exits'
import type { Circumstances } from '../orders/circumstances'
import { createOrderDesk, type OrderDesk } from '../orders/order-desk'
import type { ParadexClient } from '../paradex/client'
import type { Intents } from '../orders/intents'
import { toLeftBehind } from '../orders/placement'
import type { ExitStore } from './exit-store'
import { settleHeard } from './intent-log'
import type { Change, Connection, Limits, Order } from '../../preload/model'

/** All that sends and follows orders for one account. */
export interface Trading {
  readonly orders: OrderDesk
  readonly exits: ExitRoom
  readonly algos: AlgoDesk
  /** Takes in what has come true of the account. */
  hear(changes: readonly Change[]): void
  hearConnection(connection: Connection): void
  /** Takes up what another run or session has left in doubt; before the first connection. */
  restore(): void
  /** A connection is whole: asks for what no channel tells, and for orders whose fate is unknown. */
  catchUp(): void
  stop(): void
}

interface Options {
  client: ParadexClient
  ledger: Ledger
  board: MarketBoard
  connection: () => Connection
  limits: () => Limits
  /** Null for an account that can only be looked at. */
  exitStore: ExitStore | null
  intents: Intents
  /** Milliseconds that only ever grow, whatever becomes of the machine's clock. */
  steadyMs: () => number
  /** Tells the ledger what is known of an order. */
  tellOrder: (order: Order) => void
  /** Tells the ledger that what it holds of an order may be true no more. */
  doubt: (order: Order) => void
  /** Tells the window without a bell. */
  show: (changes: Change[]) => void
}

/** Order desk, exits and algo desk over one client and one ledger. */
export function createTrading({
  client,
  ledger,
  board,
  connection,
  limits,
  steadyMs,
  exitStore,
  intents,
  tellOrder,
  doubt,
  show,
}: Options): Trading {
  const newClientId = () => `pd-${randomBytes(12).toString('hex')}`
  const toVenueMs = (machineMs: number): number => machineMs + (connection().clockOffsetMs ?? 0)
  const openOrders = () => ledger.view().orders.filter(({ state }) => isOpenState(state))
  const circumstances = (market: string): Circumstances => {
    const { account, positions, orders: all } = ledger.view()
    return {
      connection: connection(),
      market: board.market(market),
      ticker: board.ticker(market),
      position: positions.find((position) => position.market === market),
      account,
      openOrders: all.filter((order) => order.market === market && isOpenState(order.state)),
      limits: limits(),
    }
  }

  const orders = createOrderDesk({
    venue: client,
    circumstances,
    openOrders,
    tell: tellOrder,
    doubt,
    intents,
    attach: (clientId, intent) => exits.attach(clientId, intent),
    newClientId,
    nowMs: Date.now,
    steadyMs,
    later,
  })
  const exits: ExitRoom = createExitRoom({
    order: (clientId) => ledger.orderByClientId(clientId),
    place: (intent, clientId, mayPass) => orders.placeExit(intent, clientId, mayPass),
    modify: (order, amendment) => orders.modify(order, amendment),
    cancel: (orderId) => orders.cancel(orderId),
    find: (clientId) => client.findOrderByClientId(clientId),
    tellOrder,
    isInDoubt: (clientId) => intents.isOpen(clientId),
    neverArrived: (clientId) => intents.settle(clientId, 'neverArrived'),
    tell(attachment) {
      exitStore?.write(exits.list())
      show([{ kind: 'attachment', attachment }])
    },
    newClientId,
    later,
  })
  const algos = createAlgoDesk({
    venue: client.algos,
    circumstances,
    intents,
    newName: () => `twap-${randomBytes(12).toString('hex')}`,
    tell: (algo) => show([{ kind: 'algo', algo }]),
    nowMs: () => toVenueMs(Date.now()),
    toVenueMs,
    steadyMs,
    later,
  })
  let moods = ''
  let restored = false

  return {
    orders,
    exits,
    algos,
    hear(changes) {
      settleHeard(intents, changes)
      exits.hear(changes)
      for (const change of changes) if (change.kind === 'order') algos.hear(change.order)
    },
    hearConnection({ phase, systemState }) {
      const before = moods
      moods = `${phase} ${systemState}`
      if (moods !== before && phase === 'live') exits.nudge()
    },
    restore() {
      // Exits that have work left ask for their own orders before they send one again.
      const working = (exitStore?.read() ?? []).filter((attachment) => !isOver(attachment))
      const owned = new Set(working.flatMap(namesOf))
      for (const { order, intendedAtMs } of intents.open()) {
        if (order.durationS !== undefined) algos.resume(order, intendedAtMs)
        else if (!owned.has(order.clientId)) tellOrder(toLeftBehind(order, intendedAtMs))
      }
    },
    catchUp() {
      for (const order of ledger.view().orders) if (order.state === 'unknown') orders.resolve(order)
      algos.refresh()
      if (!restored && exitStore) exits.restore(exitStore.read())
      restored = true
    },
    stop() {
      orders.stop()
      exits.stop()
      algos.stop()
    },
  }
}
