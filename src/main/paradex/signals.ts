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
import { Signal } from './signal'

/** One signal for each kind of news a client gives. */
export interface Signals {
  order: Signal<Order>
  modifyRefused: Signal<ModifyRefusal>
  fill: Signal<Fill>
  position: Signal<Position>
  account: Signal<Account>
  balance: Signal<Balance>
  balanceEvent: Signal<BalanceEvent>
  market: Signal<Market>
  marketRemoved: Signal<MarketRemoval>
  fundingData: Signal<FundingData>
  fundingComparison: Signal<FundingComparison>
  ticker: Signal<Ticker>
  trade: Signal<TapeTrade>
  tradesSent: Signal<string>
  book: Signal<Book>
  funding: Signal<FundingPayment>
  tradeBust: Signal<TradeBust>
  transaction: Signal<SettlementTransaction>
  transfer: Signal<Transfer>
  cancelOnDisconnect: Signal<CancelOnDisconnectState>
  connection: Signal<Connection>
  sync: Signal<Sync>
}

/** Fresh signals without handlers. */
export function createSignals(log: Log): Signals {
  return {
    order: new Signal('order', log),
    modifyRefused: new Signal('modifyRefused', log),
    fill: new Signal('fill', log),
    position: new Signal('position', log),
    account: new Signal('account', log),
    balance: new Signal('balance', log),
    balanceEvent: new Signal('balanceEvent', log),
    market: new Signal('market', log),
    marketRemoved: new Signal('marketRemoved', log),
    fundingData: new Signal('fundingData', log),
    fundingComparison: new Signal('fundingComparison', log),
    ticker: new Signal('ticker', log),
    trade: new Signal('trade', log),
    tradesSent: new Signal('tradesSent', log),
    book: new Signal('book', log),
    funding: new Signal('funding', log),
    tradeBust: new Signal('tradeBust', log),
    transaction: new Signal('transaction', log),
    transfer: new Signal('transfer', log),
    cancelOnDisconnect: new Signal('cancelOnDisconnect', log),
    connection: new Signal('connection', log),
    sync: new Signal('sync', log),
  }
}
