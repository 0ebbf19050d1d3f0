import type { Attachment, Connection, Market, PastRead, Ticker } from '../../preload/model'
import type { AlgoOrder, AwayDigest, MarketRemoval } from '../../preload/records'
import type { LedgerView } from '../ledger/ledger'
import type { RecordsView } from '../ledger/records'

/** What a session knows: of the account, of its money's movements, and of the markets. */
export interface SessionView extends LedgerView, RecordsView {
  markets: Market[]
  removedMarkets: MarketRemoval[]
  tickers: Ticker[]
  attachments: Attachment[]
  algos: AlgoOrder[]
  away: AwayDigest | null
  connection: Connection
  /** Null before there is anything to say of it. */
  past: PastRead | null
}

/** What is known without a session. */
export const nothingYet: Omit<SessionView, 'connection'> = {
  account: null,
  balances: [],
  positions: [],
  orders: [],
  fills: [],
  fundingPayments: [],
  transfers: [],
  transactions: [],
  balanceEvents: [],
  busts: [],
  markets: [],
  removedMarkets: [],
  tickers: [],
  attachments: [],
  algos: [],
  away: null,
  past: null,
}
