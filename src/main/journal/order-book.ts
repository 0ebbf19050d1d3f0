import type { Order, Result } from '../../preload/model'
import { isNewerOrder } from '../ledger/newest'
import type { AccountRow } from './account-row'
import type { OrderEvent, OrderQuery, Page, Recorded } from './nouns'
import { listPage } from './pages'
import { orderSchema, readNoun } from './readers'
import type { Store } from './store'

/** The orders of one account with their whole lives. */
export interface OrderBook {
  /** 'new' where the order, or a state of it, was not known. Old news never undoes newer. */
  record(order: Order): Recorded
  page(query: OrderQuery): Result<Page<Order>>
  /** By the venue's id, or else by the client id; null where the journal knows none. */
  find(name: { id?: string | undefined; clientId?: string | undefined }): Result<Order | null>
  /** Every state it was seen in, oldest first. */
  life(name: { id?: string | undefined; clientId?: string | undefined }): Result<OrderEvent[]>
}

interface Row {
  row: number
  noun: string
}

const columns = 'account, id, client_id, market, state, at, updated_at, seq, noun'

/** An order book over the tables `orders` and `order_events`. */
export function createOrderBook(store: Store, account: AccountRow, nowMs: () => number): OrderBook {
  function find(owner: number, id: string, clientId: string): Row | undefined {
    const byId = `SELECT row, noun FROM orders WHERE account = ? AND id = ? AND id <> ''`
    const found = id === '' ? undefined : (store.statement(byId).get(owner, id) as Row | undefined)
    if (found || clientId === '') return found
    // A client id may serve again once its order is closed: an id is another order's unless it has none.
    const byClient = `SELECT row, noun FROM orders WHERE account = ? AND client_id = ? AND client_id <> ''
      ${id === '' ? '' : `AND id = ''`} ORDER BY row DESC LIMIT 1`
    return store.statement(byClient).get(owner, clientId) as Row | undefined
  }

  function write(order: Order): boolean {
    const owner = account.need()
    const known = find(owner, order.id, order.clientId)
    const noun = JSON.stringify(order)
    const { id, clientId, market, state, createdAtMs, updatedAtMs, seq } = order
    const values = [owner, id, clientId, market, state, createdAtMs, updatedAtMs, seq, noun]
    if (!known) {
      const sql = `INSERT INTO orders (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
      const { lastInsertRowid } = store.statement(sql).run(...values)
      writeEvent(Number(lastInsertRowid), order, noun)
      return true
    }
    const before = readNoun(orderSchema, known.noun)
    const isNews = !before || isNewerOrder(order, before)
    if (isNews)
      store
        .statement(`UPDATE orders SET (${columns}) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE row = ?`)
        .run(...values, known.row)
    const isUnseen = writeEvent(known.row, order, noun)
    return isNews || isUnseen
  }

  function writeEvent(row: number, order: Order, noun: string): boolean {
    const { changes } = store
      .statement(
        `INSERT INTO order_events (order_row, state, remaining_size, updated_at, seq, seen_at, noun)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      )
      .run(row, order.state, order.remainingSize, order.updatedAtMs, order.seq, nowMs(), noun)
    return changes === 1
  }

  function readOr(noun: string): Order | undefined {
    const order = readNoun(orderSchema, noun)
    if (!order) store.countUnreadable()
    return order
  }

  return {
    record(order) {
      const done = store.record(() => write(order))
      return done.ok ? (done.value ? 'new' : 'known') : 'unwritten'
    },
    page: (query) =>
      store.read(() =>
        listPage<Row, Order>({
          store,
          table: 'orders',
          columns: 'noun',
          account: account.find(),
          where: { market: query.market, state: query.state },
          query,
          read: ({ noun }) => readNoun(orderSchema, noun),
        }),
      ),
    find: ({ id = '', clientId = '' }) =>
      store.read(() => {
        const found = find(account.find(), id, clientId)
        return (found && readOr(found.noun)) ?? null
      }),
    life: ({ id = '', clientId = '' }) =>
      store.read(() => {
        const found = find(account.find(), id, clientId)
        if (!found) return []
        const rows = store
          .statement('SELECT seen_at, noun FROM order_events WHERE order_row = ? ORDER BY updated_at, row')
          .all(found.row) as { seen_at: number; noun: string }[]
        return rows.flatMap(({ seen_at: seenAtMs, noun }) => {
          const order = readOr(noun)
          return order ? [{ order, seenAtMs }] : []
        })
      }),
  }
}
