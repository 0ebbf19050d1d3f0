import { expect } from 'vitest'
import { createLedger } from '../../src/main/ledger/ledger'
import { createMarketBoard } from '../../src/main/market/market-board'
import { OrderBook } from '../../src/main/paradex/book'
import { Counters } from '../../src/main/paradex/counters'
import { Handlers } from '../../src/main/paradex/handlers'
import { KnownOrders } from '../../src/main/paradex/known-orders'
import { MarketReader } from '../../src/main/paradex/market-reader'
import { RequestFailures } from '../../src/main/paradex/request-info'
import { RestClient } from '../../src/main/paradex/rest'
import { createSignals } from '../../src/main/paradex/signals'
import { TickerBoard } from '../../src/main/paradex/tickers'
import { Translator } from '../../src/main/paradex/translator'
import { systemClock } from '../../src/main/socket/clock'
import { isDecimal } from '../../src/money/decimal'

/** Handlers of frames as a session has them: what they tell goes into a ledger, a board and a book. */
export function openListening() {
  const failures: unknown[] = []
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (...told: unknown[]) => void failures.push(told),
  }
  const counters = new Counters()
  const translator = new Translator(log, counters, new KnownOrders())
  const tickers = new TickerBoard()
  const rest = new RestClient({ restUrl: 'http://127.0.0.1:9/v1', clock: systemClock, random: () => 0 })
  const signals = createSignals(log)
  const news: { name: string; noun: unknown }[] = []
  for (const [name, signal] of Object.entries(signals))
    (signal as { on(handler: (noun: unknown) => void): void }).on((noun) => news.push({ name, noun }))
  const ledger = createLedger()
  const board = createMarketBoard()
  const book = new OrderBook({ mayCross: false })
  signals.order.on((order) => ledger.apply({ kind: 'order', order }))
  signals.fill.on((fill) => ledger.apply({ kind: 'fill', fill }))
  signals.position.on((position) => ledger.apply({ kind: 'position', position }))
  signals.account.on((account) => ledger.apply({ kind: 'account', account }))
  signals.tradeBust.on(({ fillId }) => ledger.apply({ kind: 'bust', fillId }))
  signals.ticker.on((ticker) => board.applyTicker(ticker))
  signals.market.on((market) => board.applyMarket(market))
  signals.book.on((change) => book.apply(change))
  const handlers = new Handlers({
    requests: new RequestFailures(),
    signals,
    translator,
    tickers,
    markets: new MarketReader(rest, translator, tickers),
    counters,
    onMoneyMoved: () => undefined,
    onDoubt: () => undefined,
    onMarketCreated: () => undefined,
  })
  const malformed = () => Object.entries(counters.snapshot()).filter(([name]) => name.startsWith('malformed'))
  return { handlers, translator, counters, news, ledger, book, failures, malformed }
}

/** Fields that hold words or names; every other text of a noun is a number of money, size or rate. */
const textFields = new Set(
  [
    'id clientId market side type timeInForce state cancelReason key fillType orderId liquidity feeCurrency',
    'address settlementAsset status token symbol kind baseCurrency quoteCurrency settlementCurrency fillId',
    'update source hash reason failureReason code detail',
  ].flatMap((line) => line.split(' ')),
)

/** A noun that can be drawn, sorted and calculated with: exact numbers, real moments, whole sequence numbers. */
export function expectSound(noun: unknown, field = ''): void {
  if (Array.isArray(noun)) for (const each of noun) expectSound(each, field)
  else if (typeof noun === 'object' && noun !== null)
    for (const [name, value] of Object.entries(noun)) expectSound(value, name)
  else if (/atMs$/i.test(field) && noun !== null)
    expect({ [field]: noun, date: new Date(noun as number).getTime() }).not.toHaveProperty('date', NaN)
  else if (field === 'seq') expect(String(noun)).toMatch(/^-?\d+$/)
  else if (typeof noun === 'number') expect({ [field]: Number.isNaN(noun) }).toEqual({ [field]: false })
  else if (typeof noun === 'string' && !textFields.has(field))
    expect({ [field]: noun, isDecimal: isDecimal(noun) }).toEqual({ [field]: noun, isDecimal: true })
}
