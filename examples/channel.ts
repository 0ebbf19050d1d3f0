/**
 * Channels of the venue: prints the first events of each one named and ends.
 * Run it with: node --import tsx examples/channel.ts order_book fills
 */
import type { ParadexClient } from '../src/main/paradex/client'
import type { Control } from '../src/sandbox/control-client'
import { openExchange, valueOf } from './exchange'

type Print = (...words: unknown[]) => void
interface Scene {
  client: ParadexClient
  control: Control
  account: string
}

const market = 'BTC-USD-PERP'

/** Each channel: how to listen to it. */
const channels: Record<string, (client: ParadexClient, print: Print) => void> = {
  account: (client, print) => client.onAccount((account) => print(account.accountValue)),
  balance_events: (client, print) => client.onBalanceEvent((event) => print(event.type, event.balanceAfter)),
  bbo(client, print) {
    client.onTicker((ticker) => ticker.market === market && print(ticker.bid, ticker.ask))
    client.watchMarket(market)
  },
  fills: (client, print) => client.onFill((fill) => print(fill.side, fill.size, fill.price)),
  funding_data(client, print) {
    client.onFundingData((data) => print(data.market, data.fundingRate))
    client.watchFunding(market)
  },
  funding_payments: (client, print) => client.onFunding((paid) => print(paid.market, paid.payment)),
  funding_rate_comparison(client, print) {
    client.onFundingComparison((other) => print(other.source, other.market, other.hourlyFundingRate))
    client.watchFundingComparison()
  },
  markets(client, print) {
    client.onMarket((terms) => print(terms.symbol, terms.priceTickSize))
    client.onMarketRemoved((removal) => print(removal.symbol, removal.reason))
  },
  markets_summary: (client, print) => client.onTicker((ticker) => print(ticker.market, ticker.markPrice)),
  order_book(client, print) {
    const { book } = client.openBook({ market, feed: 'deltas', refreshMs: 50 })
    book.onChange(({ seq, bids, asks }) => print(seq, bids[0]?.price, asks[0]?.price))
  },
  orders: (client, print) => client.onOrder((order) => print(order.clientId, order.state)),
  positions: (client, print) => client.onPosition((held) => print(held.side, held.size)),
  tradebusts: (client, print) => client.onTradeBust((bust) => print(bust.fillId)),
  trades(client, print) {
    client.onTrade((trade) => print(trade.side, trade.size, trade.price))
    client.watchMarket(market)
  },
  transaction: (client, print) => client.onTransaction((settled) => print(settled.type, settled.state)),
  transfers: (client, print) => client.onTransfer((transfer) => print(transfer.kind, transfer.amount)),
}

/** Gives the account's channels something to tell: a trade, its funding, its bust, a deposit, a new tick. */
async function stir({ client, control, account }: Scene): Promise<void> {
  await client.placeOrder({
    clientId: 'stir',
    market,
    side: 'buy',
    type: 'market',
    size: '0.01',
    price: '0',
    timeInForce: 'ioc',
    reduceOnly: false,
  })
  await control.market({ market, tick: '0.5' })
  await control.fund({ account, amount: '5' })
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await control.settleFunding({ market })
  const fills = valueOf(await client.history.fills({ pageSize: 1 }))
  for (const { id } of fills.entries) await control.bust({ account, fillId: id })
}

const named = process.argv.slice(2)
const names = named.length > 0 ? named : ['order_book']
const wanted = 5
const seen = new Map<string, number>()
let finish: () => void = () => undefined
const finished = new Promise<void>((resolve) => (finish = resolve))

/** Prints a channel's first events; done once every channel has had as many. */
function printer(name: string): Print {
  seen.set(name, 0)
  return (...words) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    if (count <= wanted) console.log(name, ...words)
    if ([...seen.values()].every((each) => each >= wanted)) finish()
  }
}

const unknown = names.find((name) => !channels[name])
if (unknown !== undefined) {
  console.error(`no channel ${unknown}; there are ${Object.keys(channels).join(', ')}`)
  process.exit(2)
}

const { close, ...scene } = await openExchange()
await scene.client.connect()
for (const name of names) channels[name]?.(scene.client, printer(name))
// Some channels have less to tell than that.
const patience = setTimeout(finish, 5_000)
await stir(scene)
await finished
clearTimeout(patience)
await close()
