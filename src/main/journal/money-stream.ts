import type { Fill, Result } from '../../preload/model'
import type { FundingPayment } from '../../preload/records'
import type { AccountRow } from './account-row'
import { fillSchema, fundingSchema, readNoun } from './readers'
import type { Store } from './store'

/** What moved an account's money in a market, as the journal holds it. */
export type MoneyEvent =
  | { kind: 'funding'; atMs: number; payment: FundingPayment }
  | { kind: 'fill'; atMs: number; fill: Fill; busted: boolean }

/** How far a reader has come; it is the journal's own. */
export interface MoneyMark {
  atMs: number
  fillRow: number
  fundingRow: number
  busts: number
}

/** A part of an account's fills and funding payments, oldest first, whole milliseconds only. */
export interface MoneyPart {
  events: MoneyEvent[]
  mark: MoneyMark
  /** Whether there was more when it was read. */
  goesOn: boolean
}

/** An account's fills and funding payments in the order of time. */
export interface MoneyStream {
  /**
   * About so many after the mark, or the first ones. 'rewritten' where something older than the mark has come
   * or has been taken back since: begin anew.
   */
  read(mark: MoneyMark | null, about: number): Result<MoneyPart | 'rewritten'>
}

interface Row {
  kind: 0 | 1
  row: number
  at: number
  busted: number
  noun: string
}

interface Rows {
  fillRow: number
  fundingRow: number
  busts: number
}

/** A stream over the tables `fills` and `funding`. Of one millisecond, funding comes before the fills it was paid with. */
export function createMoneyStream(store: Store, account: AccountRow): MoneyStream {
  function present(owner: number): Rows {
    return store
      .statement(
        `SELECT coalesce((SELECT max(row) FROM fills), 0) AS fillRow,
                coalesce((SELECT max(row) FROM funding), 0) AS fundingRow,
                (SELECT count(*) FROM busts WHERE account = ?) AS busts`,
      )
      .get(owner) as Rows
  }

  function isRewritten(owner: number, mark: MoneyMark, now: Rows): boolean {
    if (now.busts !== mark.busts) return true
    const late = (table: string, row: number) =>
      store
        .statement(`SELECT 1 FROM ${table} WHERE row > ? AND +account = ? AND +at <= ? LIMIT 1`)
        .get(row, owner, mark.atMs) !== undefined
    return (
      (now.fillRow > mark.fillRow && late('fills', mark.fillRow)) ||
      (now.fundingRow > mark.fundingRow && late('funding', mark.fundingRow))
    )
  }

  function rowsAfter(owner: number, atMs: number, limit: number): { rows: Row[]; goesOn: boolean } {
    // One after the other by their own indexes: together, all of both would be sorted for each part.
    const read = (columns: string, table: string) =>
      store
        .statement(
          `SELECT ${columns}, row, at, noun FROM ${table} WHERE account = ? AND at > ? ORDER BY at, row LIMIT ?`,
        )
        .all(owner, atMs, limit) as Row[]
    const lists = [read('0 AS kind, 0 AS busted', 'funding'), read('1 AS kind, busted', 'fills')]
    const cuts = lists.flatMap((list) => (list.length === limit ? (list.at(-1)?.at ?? []) : []))
    const cut = Math.min(...cuts)
    const rows = lists.flat().filter(({ at }) => at < cut)
    return {
      rows: rows.sort((x, y) => x.at - y.at || x.kind - y.kind || x.row - y.row),
      goesOn: cuts.length > 0,
    }
  }

  function toEvent(row: Row): MoneyEvent[] {
    const payment = row.kind === 0 ? readNoun(fundingSchema, row.noun) : undefined
    if (payment) return [{ kind: 'funding', atMs: row.at, payment }]
    const fill = row.kind === 1 ? readNoun(fillSchema, row.noun) : undefined
    if (fill) return [{ kind: 'fill', atMs: row.at, fill, busted: row.busted === 1 }]
    store.countUnreadable()
    return []
  }

  return {
    read: (mark, about) =>
      store.read(() => {
        const owner = account.find()
        const now = present(owner)
        if (mark && isRewritten(owner, mark, now)) return 'rewritten'
        const from = mark?.atMs ?? Number.MIN_SAFE_INTEGER
        let limit = about
        let part = rowsAfter(owner, from, limit)
        // A millisecond is read whole: within it the fills have an order of their own.
        while (part.goesOn && part.rows.length === 0) {
          limit *= 2
          part = rowsAfter(owner, from, limit)
        }
        const { rows, goesOn } = part
        return {
          events: rows.flatMap(toEvent),
          mark: { ...now, atMs: rows.at(-1)?.at ?? from },
          goesOn,
        }
      }),
  }
}
