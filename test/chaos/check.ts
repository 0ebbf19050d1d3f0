import { toUnits } from '../../src/money/decimal'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import type { Fill, Order, Position, Result, Snapshot } from '../../src/preload/model'
import type { Control } from '../../src/sandbox/control-client'
import type { Exchange } from '../../src/sandbox/exchange/exchange'
import type { ExchangeFill, ExchangeOrder, ExchangePosition } from '../../src/sandbox/exchange/types'
import { toDecimal } from '../../src/sandbox/quanta'
import { isOpenState } from '../../src/trading/life'
import type { Asked } from './act'
import { openNames, readIntents } from './intents-on-disk'
import type { World } from './world'

const everything = { limit: 5_000 }

/** What the desk and its journal say that the exchange does not, or the other way round; empty once all is true. */
export function findUntruths({ app, exchange, owner }: World): string[] {
  if (!app) return ['the app does not run']
  const { address } = owner.trader
  const taken = exchange.fills(address).map(tellFill)
  return [
    ...findLedgerUntruths(app.desk.snapshot(), exchange, address),
    ...findJournalUntruths(app.journal, exchange, address),
    ...differ(
      'fills that rang',
      taken.filter((told) => owner.rings.has(nameOf(told))),
      taken,
    ),
  ]
}

/** Where what is on the screen and the exchange differ. */
export function findLedgerUntruths(seen: Snapshot, exchange: Exchange, address: string): string[] {
  const { connection, orders, positions, fills, balances, account } = seen
  const truth = exchange.account(address)
  const history = exchange.orderHistory(address)
  const closed = history.filter(({ status }) => status === 'CLOSED').map(({ id }) => id)
  const inLedger = new Map(orders.map((order) => [order.id, order]))
  return [
    ...differ('phase', [connection.phase], ['live']),
    ...differ('system', [connection.systemState], ['ok']),
    ...differ(
      'open orders',
      orders.filter(({ state }) => isOpenState(state)).map(tellOrder),
      exchange.openOrders(address).map(tellTrueOrder),
    ),
    ...differ(
      'closed orders',
      closed.flatMap((id) => inLedger.get(id) ?? []).map(tellOrder),
      history.filter(({ id, status }) => status === 'CLOSED' && inLedger.has(id)).map(tellTrueOrder),
    ),
    ...differ('positions', positions.map(tellPosition), exchange.positions(address).map(tellTruePosition)),
    ...differ('fills', fills.map(tellOwnFill), exchange.fills(address).map(tellFill)),
    ...differ(
      'balances',
      balances.map(({ token, size }) => `${token} ${size}`),
      [`USDC ${toDecimal(truth?.totalCollateral ?? 0n)}`],
    ),
    ...differ('collateral', [account?.totalCollateral ?? ''], [toDecimal(truth?.totalCollateral ?? 0n)]),
  ]
}

/** Where the journal and the exchange differ. */
export function findJournalUntruths(journal: AccountJournal, exchange: Exchange, address: string): string[] {
  const { records } = exchange
  return [
    ...differ(
      'journal’s fills',
      entriesOf(journal.fills(everything)).flatMap(({ fill, busted }) => (busted ? [] : [tellOwnFill(fill)])),
      exchange.fills(address).map(tellFill),
    ),
    ...differ(
      'journal’s orders',
      entriesOf(journal.orders(everything)).flatMap((order) => (order.id === '' ? [] : [tellOrder(order)])),
      exchange.orderHistory(address).map(tellTrueOrder),
    ),
    ...differ(
      'journal’s funding',
      entriesOf(journal.funding(everything)).map(({ id, payment }) => `${id} ${payment}`),
      exchange.fundingPayments(address).map(({ id, payment }) => `${id} ${toDecimal(payment)}`),
    ),
    ...differ(
      'journal’s transfers',
      entriesOf(journal.transfers(everything)).map(({ id, status }) => `${id} ${status}`),
      records.transfers(address).map(({ id, status }) => `${id} ${status}`),
    ),
    ...differ(
      'journal’s transactions',
      entriesOf(journal.transactions(everything)).map(({ id, state }) => `${id} ${state}`),
      records.transactions(address).map(({ id, state }) => `${id} ${state}`),
    ),
    ...differ('journal’s open intents', openNames(journal), []),
  ]
}

/** What must never be, however long one waits; to be asked once the app has ended. */
export async function findSins({ control, exchange, owner }: World, asked: Asked): Promise<string[]> {
  const accepted = await acceptedOf(control, owner.trader.address)
  return [
    ...[...owner.rings].flatMap(([key, times]) => (times > 1 ? [`${key} rang ${times} times`] : [])),
    ...[...accepted.keys()].flatMap((clientId) =>
      owner.named.has(clientId) ? [] : [`${clientId} is at the exchange, and the desk never told of it`],
    ),
    ...owner.unintended.map((clientId) => `${clientId} was at the exchange before it was written down`),
    ...(await findOrderSins(control, exchange, owner.trader.address, readIntents(owner.folder), asked)),
  ]
}

/** Orders that came twice, that nobody meant, or of which the intent book knows something else. */
export async function findOrderSins(
  control: Control,
  exchange: Exchange,
  address: string,
  intents: ReadonlyMap<string, string>,
  asked: Asked,
): Promise<string[]> {
  const accepted = await acceptedOf(control, address)
  const mayBe = [...asked.orders.values()].reduce((sum, most) => sum + most, 0)
  return [
    ...[...accepted].flatMap(([clientId, times]) =>
      times > 1 ? [`${clientId} was accepted ${times} times`] : [],
    ),
    ...[...accepted.keys()].flatMap((clientId) => {
      const fate = intents.get(clientId)
      return fate === 'accepted' ? [] : [`${clientId} is at the exchange, by the intent book: ${fate}`]
    }),
    ...(accepted.size > mayBe ? [`${accepted.size} orders came of intents for ${mayBe}`] : []),
    ...(exchange.algos.of(address).length > asked.twaps ? ['a TWAP was sent twice'] : []),
  ]
}

/** How often each client id of an account was accepted, of those that were. */
async function acceptedOf(control: Control, address: string): Promise<Map<string, number>> {
  const { accounts } = await control.state()
  const ids = accounts.find((each) => BigInt(each.address) === BigInt(address))?.clientIds ?? {}
  const ours = Object.entries(ids).filter(([clientId, { accepted }]) => clientId !== '' && accepted > 0)
  return new Map(ours.map(([clientId, { accepted }]) => [clientId, accepted]))
}

/** One sentence where two lists do not hold the same, in whatever order. */
function differ(what: string, desk: string[], exchange: string[]): string[] {
  const only = (these: string[], those: string[]) => {
    const left = [...those]
    return these.filter((one) => {
      const at = left.indexOf(one)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
  }
  const extra = only(desk, exchange)
  const missing = only(exchange, desk)
  if (extra.length + missing.length === 0) return []
  return [`${what}: the desk has [${extra.join('; ')}], the exchange has [${missing.join('; ')}]`]
}

function entriesOf<T>(page: Result<{ entries: T[] }>): T[] {
  if (!page.ok) throw new Error(`the journal cannot be read: ${page.problem.code}`)
  return page.value.entries
}

const nameOf = (toldFill: string): string => toldFill.split(' ')[0] ?? ''

function tellOrder(order: Order): string {
  const { id, clientId, market, side, size, remainingSize, price, triggerPrice, state } = order
  const life = state === 'unknown' || state === 'sending' ? state : isOpenState(state) ? 'open' : 'closed'
  return tell(id, clientId, market, side, size, remainingSize, price, triggerPrice ?? '-', life)
}

function tellTrueOrder(order: ExchangeOrder): string {
  const { id, clientId, market, side, size, remaining, price, triggerPrice, status } = order
  const trigger = triggerPrice === null ? '-' : toDecimal(triggerPrice)
  const life = status === 'CLOSED' ? 'closed' : 'open'
  return tell(
    id,
    clientId,
    market,
    side.toLowerCase(),
    toDecimal(size),
    toDecimal(remaining),
    toDecimal(price),
    trigger,
    life,
  )
}

function tellPosition({ market, side, size, entryPrice }: Position): string {
  const units = toUnits(size)
  return tell(market, toDecimal(side === 'long' ? units : -units), entryPrice)
}

function tellTruePosition({ market, size, averageEntryPrice }: ExchangePosition): string {
  return tell(market, toDecimal(size), toDecimal(averageEntryPrice))
}

function tellOwnFill({ key, orderId, market, side, size, price, fee }: Fill): string {
  return tell(key, orderId, market, side, size, price, fee)
}

function tellFill({ id, kind, orderId, market, side, size, price, fee }: ExchangeFill): string {
  const [own, traded, at, paid] = [side.toLowerCase(), toDecimal(size), toDecimal(price), toDecimal(fee)]
  return tell(`${kind}:${id}`, orderId, market, own, traded, at, paid)
}

function tell(...parts: string[]): string {
  return parts.join(' ')
}
