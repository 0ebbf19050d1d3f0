import type {
  Account,
  Balance,
  CancelOnDisconnectState,
  Connection,
  Fill,
  Market,
  Order,
  Position,
  TapeTrade,
  Ticker,
} from '../../preload/model'
import type { Log } from '../log'
import type {
  BalanceEvent,
  FundingComparison,
  FundingData,
  FundingPayment,
  MarketRemoval,
  SettlementTransaction,
  TradeBust,
  Transfer,
} from '../../preload/records'
import type { Book, ModifyRefusal, Sync } from './nouns'
import { createSignals, type Signals } from './signals'

type Handler<T> = (news: T) => void
type Remover = () => void

/**
 * What a client tells. Each listener returns its own remover; a handler that throws is logged and
 * harms no other. Nothing is dropped or merged, and the same order or fill may be told twice.
 */
export class ClientEvents {
  protected readonly signals: Signals

  constructor(log: Log) {
    this.signals = createSignals(log)
  }

  /** Every state the venue tells of an order of the account: `orders.ALL`. */
  onOrder(handler: Handler<Order>): Remover {
    return this.signals.order.on(handler)
  }

  /** A change of an order came to nothing after it had been queued; told once a request. */
  onModifyRefused(handler: Handler<ModifyRefusal>): Remover {
    return this.signals.modifyRefused.on(handler)
  }

  /** Every fill of the account, those missed while away included: `fills.ALL`. */
  onFill(handler: Handler<Fill>): Remover {
    return this.signals.fill.on(handler)
  }

  /** A position as it stands now, a closed one once more as closed: `positions`. */
  onPosition(handler: Handler<Position>): Remover {
    return this.signals.position.on(handler)
  }

  /** Value, collateral and margin whenever they change: `account`. */
  onAccount(handler: Handler<Account>): Remover {
    return this.signals.account.on(handler)
  }

  /** Read again over REST after money has moved, at most every 2 seconds. */
  onBalance(handler: Handler<Balance>): Remover {
    return this.signals.balance.on(handler)
  }

  /** A market that is new or whose terms have changed. */
  onMarket(handler: Handler<Market>): Remover {
    return this.signals.market.on(handler)
  }

  /** A market was taken off the venue, or settled. */
  onMarketRemoved(handler: Handler<MarketRemoval>): Remover {
    return this.signals.marketRemoved.on(handler)
  }

  /** What changed the account's money, event by event: `balance_events`. */
  onBalanceEvent(handler: Handler<BalanceEvent>): Remover {
    return this.signals.balanceEvent.on(handler)
  }

  /** Funding of markets given to `watchFunding`. */
  onFundingData(handler: Handler<FundingData>): Remover {
    return this.signals.fundingData.on(handler)
  }

  /** Funding at other exchanges, while `watchFundingComparison` is on. */
  onFundingComparison(handler: Handler<FundingComparison>): Remover {
    return this.signals.fundingComparison.on(handler)
  }

  /** Summaries and best prices merged. */
  onTicker(handler: Handler<Ticker>): Remover {
    return this.signals.ticker.on(handler)
  }

  /** Trades of watched markets. */
  onTrade(handler: Handler<TapeTrade>): Remover {
    return this.signals.trade.on(handler)
  }

  /** The market of which trades are told from now on: those before, and before a loss of the line, are not. */
  onTradesSent(handler: Handler<string>): Remover {
    return this.signals.tradesSent.on(handler)
  }

  /** Books of watched markets. */
  onBook(handler: Handler<Book>): Remover {
    return this.signals.book.on(handler)
  }

  /** Funding paid to or by the account: `funding_payments.ALL`. */
  onFunding(handler: Handler<FundingPayment>): Remover {
    return this.signals.funding.on(handler)
  }

  /** A fill that was taken back after the fact: `tradebusts`. */
  onTradeBust(handler: Handler<TradeBust>): Remover {
    return this.signals.tradeBust.on(handler)
  }

  /** What becomes of a fill's settlement on chain: `transaction`. */
  onTransaction(handler: Handler<SettlementTransaction>): Remover {
    return this.signals.transaction.on(handler)
  }

  /** Deposits, withdrawals and their kin: `transfers`. */
  onTransfer(handler: Handler<Transfer>): Remover {
    return this.signals.transfer.on(handler)
  }

  /** Whether the venue stands by to cancel all orders when the connection is lost. */
  onCancelOnDisconnect(handler: Handler<CancelOnDisconnectState>): Remover {
    return this.signals.cancelOnDisconnect.on(handler)
  }

  /** The state of the connection whenever it changes, and once a second while messages come in. */
  onConnection(handler: Handler<Connection>): Remover {
    return this.signals.connection.on(handler)
  }

  /** The snapshot of each connection, just before its phase says 'live'. */
  onSync(handler: Handler<Sync>): Remover {
    return this.signals.sync.on(handler)
  }
}
