/**
 * The only place a channel is named. A command the window can ask, or an event main tells, that is
 * missing from its run-time list or its handlers fails to compile.
 */
import type { Channels, Tone, TrialFault } from './alert-rules'
import type { Diagnostics } from './diagnostics'
import type {
  Alert,
  AlertKind,
  BatchItem,
  BookShape,
  Budget,
  Change,
  Connection,
  DotenvFinding,
  EnvironmentName,
  KeptLogin,
  LadderIntent,
  LoginStart,
  MarketBook,
  Order,
  OrderAmendment,
  OrderIntent,
  PastRead,
  Problem,
  Profile,
  Result,
  Runtime,
  Settings,
  Side,
  Snapshot,
  SettingsFinding,
  SupportFile,
  TapeTrade,
  Ticker,
  TwapIntent,
} from './model'
import type {
  AccountFigure,
  AlertPage,
  AlgoOrder,
  ApiToken,
  Candle,
  CandleMinutes,
  FundingComparison,
  FundingData,
  HistoryKind,
  HistoryPage,
  HistoryPoint,
  MarginSetting,
  PriceKind,
  Subkey,
} from './records'
import type {
  Exported,
  ExportProgress,
  ExportWish,
  Note,
  OrderTimeline,
  Performance,
  ReviewFilter,
  ReviewKind,
  ReviewPage,
} from './review'
import type { DeskDialog, Look, PanelName, SideName, Windows, WindowsNow } from './windows'

/** What the window may ask of main: argument and answer. */
export interface Commands {
  'desk:snapshot': { argument: null; answer: Snapshot }
  'order:place': { argument: OrderIntent; answer: Result<Order> }
  /** Places limit orders by batches once all of them have been judged; each one's own fate. */
  'order:ladder': { argument: LadderIntent; answer: Result<BatchItem[]> }
  'order:cancel': { argument: { orderId: string }; answer: Result<null> }
  /** Cancels up to 500 orders; each one's own fate. */
  'orders:cancel': { argument: { orderIds: string[] }; answer: Result<BatchItem[]> }
  /** Changes a resting order in place; the venue may refuse and leave it as it was. */
  'order:modify': { argument: OrderAmendment; answer: Result<Order> }
  'orders:cancel-all': { argument: { market: string | null; side: Side | null }; answer: Result<null> }
  'algo:place': { argument: TwapIntent; answer: Result<AlgoOrder> }
  /** Ends one that runs; what it has traded stays. */
  'algo:cancel': { argument: { id: string }; answer: Result<null> }
  /**
   * Streams this market's book and trades, in place of those of the one before; null ends it. Without a shape
   * the book is by the market's own tick and without RPI orders.
   */
  'market:watch': {
    argument: { market: string | null; shape?: BookShape | undefined }
    answer: Result<null>
  }
  /** Streams this market's trades too, in place of the one before; null ends it. */
  'trades:watch': { argument: { market: string | null }; answer: Result<null> }
  /** Streams this market's funding, here and at other exchanges, in place of the one before; null ends it. */
  'funding:watch': { argument: { market: string | null }; answer: Result<null> }
  /** A page of the past, newest first: the first one, or the one that the `cursor` of a page leads to. */
  'history:read': {
    argument: {
      kind: HistoryKind
      /** Needed for trades, funding payments and funding data; without meaning for transfers and their like. */
      market: string | null
      startAtMs: number | null
      endAtMs: number | null
      cursor: string | null
    }
    answer: Result<HistoryPage>
  }
  'history:candles': {
    argument: {
      market: string
      minutes: CandleMinutes
      priceKind: PriceKind
      startAtMs: number
      endAtMs: number
    }
    answer: Result<Candle[]>
  }
  'history:account': { argument: { figure: AccountFigure }; answer: Result<HistoryPoint[]> }
  /** Rows of the journal, newest first: the first page, or the one that the `cursor` of a page leads to. */
  'review:entries': {
    argument: { kind: ReviewKind; filter: ReviewFilter; cursor: string | null }
    answer: Result<ReviewPage>
  }
  /** How whole days of UTC went: those that `fromMs` (in) and `toMs` (out) touch. */
  'review:performance': {
    argument: { market: string | null; fromMs: number | null; toMs: number | null }
    answer: Result<Performance>
  }
  'review:timeline': { argument: { orderId: string }; answer: Result<OrderTimeline> }
  /** Puts a note in the place of the one before; one without words and tags is taken away. */
  'review:note': { argument: Note; answer: Result<null> }
  /** Every tag in use, the most used first. */
  'review:tags': { argument: null; answer: Result<string[]> }
  /** Writes a file to a place the person is asked for; null without one. */
  'review:export': { argument: ExportWish; answer: Result<Exported | null> }
  /** Calls back the export that is written now; answers once nothing is left of it. */
  'review:stop-export': { argument: null; answer: Result<null> }
  'account:add': {
    argument: {
      environment: EnvironmentName
      label: string
      kind: 'main' | 'subkey' | 'readOnly'
      /**
       * The private key, or the read-only token. Crosses the border inward, once; no command gives it back.
       * '' with `onboard` is the key that has just been answered with `account.notOnboarded`.
       */
      secret: string
      /** The main account's address: needed for a subkey; for a main key empty, or checked against the key. */
      address: string
      /** Keep it in memory until quit instead of in the keychain. */
      sessionOnly: boolean
      /**
       * Opens an account for a main key that has none. Without it the answer is `account.notOnboarded`, whose
       * values tell the account's `address` to be and whether an `ethereum` address is 'needed' or 'none' is.
       */
      onboard: boolean
      /** The Ethereum address that onboarding names; '' where none is needed. */
      ethereumAddress: string
    }
    answer: Result<Profile>
  }
  /** Whether the keychain answers now; a person may have unlocked it. */
  'keychain:check': { argument: null; answer: Runtime['keychain'] }
  /** Asks the person for a `.env` file and reads it; null when they changed their mind. */
  'dotenv:pick': { argument: null; answer: Result<DotenvFinding | null> }
  'dotenv:import': {
    argument: {
      id: string
      environment: EnvironmentName
      label: string
      kind: 'main' | 'subkey'
      address: string
      sessionOnly: boolean
      onboard: boolean
      ethereumAddress: string
    }
    answer: Result<Profile>
  }
  /** Takes the account's lines out of the file, once its key is in the keychain. */
  'dotenv:clean': { argument: { id: string }; answer: Result<{ removed: number; keyLeft: boolean }> }
  /** Forgets a way into an account. That of the account in use leads away from it, and asks as `account:select` does. */
  'account:remove': {
    argument: { profileId: string; acceptsOpenOrders?: boolean | undefined }
    answer: Result<null>
  }
  /** Where it would leave open orders or TWAPs behind and that is not accepted, nothing is done: `account.openOrders`. */
  'account:select': {
    argument: { profileId: string; acceptsOpenOrders?: boolean | undefined }
    answer: Result<null>
  }
  /** Of the account in use. These verbs want its main key in use: `keys.mainNeeded` otherwise. */
  'keys:list': { argument: null; answer: Result<{ subkeys: Subkey[]; tokens: ApiToken[] }> }
  /** Makes a key here, registers it with the venue, keeps it, and tries it. */
  'keys:create-subkey': { argument: { name: string; sessionOnly: boolean }; answer: Result<Profile> }
  'keys:rename-subkey': { argument: { publicKey: string; name: string }; answer: Result<null> }
  /** It can never be used again; where this app has it, it forgets it. */
  'keys:revoke-subkey': { argument: { publicKey: string }; answer: Result<null> }
  /** A token good for `lifeS` seconds (a minute to a year), kept in the vault as a watch-only profile. */
  'keys:create-token': {
    argument: { name: string; lifeS: number; sessionOnly: boolean }
    answer: Result<Profile>
  }
  'keys:revoke-token': { argument: { lookupId: string }; answer: Result<null> }
  /**
   * A new subkey in the place of this one: made, registered by the account's main key where the app has it,
   * tried, used, and only then the old one revoked and forgotten.
   */
  'keys:rotate': { argument: { profileId: string }; answer: Result<Profile> }
  /** Asks about open orders as `account:select` does. */
  'environment:select': {
    argument: { environment: EnvironmentName; acceptsOpenOrders?: boolean | undefined }
    answer: Result<null>
  }
  /** Other addresses for the custom exchange lead away from it where it is on, and ask as `account:select` does. */
  'settings:update': {
    argument: Partial<Settings> & { acceptsOpenOrders?: boolean | undefined }
    answer: Result<Settings>
  }
  /** Writes the settings to a place the person is asked for: its path, or null without one. */
  'settings:export': { argument: null; answer: Result<string | null> }
  /** Asks the person for a settings file and reads it; null when they changed their mind. */
  'settings:pick': { argument: null; answer: Result<SettingsFinding | null> }
  /**
   * Takes over what the file of that reading holds. Where it would leave open orders or TWAPs behind and that is not
   * accepted, nothing is: `account.openOrders`. The value says why the environment stayed, null usually.
   */
  'settings:import': {
    argument: { id: string; acceptsOpenOrders: boolean }
    answer: Result<Problem | null>
  }
  /** Whether the last import can still be undone: until it is, or one of the settings it changed is changed again. */
  'settings:can-undo': { argument: null; answer: Result<boolean> }
  /** Puts back what the last import changed, once; asks about open orders as that does. */
  'settings:undo-import': { argument: { acceptsOpenOrders: boolean }; answer: Result<Problem | null> }
  /** Whether credentials for the proxy are kept. */
  'proxy:read': { argument: null; answer: Result<{ hasLogin: boolean }> }
  /** Keeps credentials for the proxy; an empty user forgets them. They cross the border inward, once. */
  'proxy:login': { argument: { user: string; password: string }; answer: Result<KeptLogin> }
  /** Asks the exchange for the time, by the way that is chosen; whether that is through a proxy. */
  'proxy:test': { argument: null; answer: Result<{ isThrough: boolean }> }
  /** Whether the system starts the app at login. */
  'login:read': { argument: null; answer: Result<LoginStart> }
  /** Asks the system to start the app at login, or no more; what it says afterwards. */
  'login:set': { argument: { on: boolean }; answer: Result<LoginStart> }
  /** Whether the chord of the setting `panicShortcut` is heard: another program may have it. */
  'panic:read': { argument: null; answer: Result<{ isHeard: boolean }> }
  'connection:retry': { argument: null; answer: Result<null> }
  /** The digest of the last time away has been read; what is found from now on begins another. */
  'away:dismiss': { argument: null; answer: Result<null> }
  /** A page of what was told of the account in use, newest first; without a journal, of this run. */
  'alerts:read': {
    argument: { search: string; kind: AlertKind | null; market: string | null; cursor: string | null }
    answer: Result<AlertPage>
  }
  /** Rings as told, to try it out; what keeps the desktop quiet now, null where nothing does. */
  'alerts:test': { argument: Channels; answer: Result<TrialFault | null> }
  'margin:read': { argument: { market: string }; answer: Result<MarginSetting | null> }
  'margin:set': { argument: MarginSetting; answer: Result<MarginSetting> }
  /** How the app and its lines fare; asked for once a second while somebody looks. */
  'diagnostics:read': { argument: null; answer: Diagnostics }
  /** Leaves safe mode: opens the session that the settings name. */
  'safe:leave': { argument: null; answer: Result<null> }
  /** The files of a support bundle: no secret, address, id, size, price or balance is in them. */
  'support:preview': { argument: null; answer: Result<SupportFile[]> }
  /** Writes what was last shown to a place the person is asked for: its path, or null without one. */
  'support:save': { argument: { form: 'zip' | 'text' }; answer: Result<string | null> }
  /** Shows the folder of the log in the desktop's file manager. */
  'support:logs': { argument: null; answer: Result<null> }
  /** Which windows there are. */
  'window:list': { argument: null; answer: WindowsNow }
  /** Opens a window beside the desk, or brings it to the front. */
  'window:open': { argument: { window: SideName }; answer: Result<null> }
  'window:close': { argument: { window: SideName }; answer: Result<null> }
  /** Brings the desk to the front with this market, or with a dialog (`id` is '' then). */
  'window:show': { argument: { target: 'market' | DeskDialog; id: string }; answer: Result<null> }
  /** The other windows look at this too from now on. */
  'window:look': { argument: Look; answer: Result<null> }
  /** What stands half-typed in a panel now, for the window it goes to; JSON of at most 10,000 characters. */
  'window:carry': { argument: { panel: PanelName; text: string }; answer: Result<null> }
  /** The answer to `app:leaving`: quits, once the orders are what the person wants them to be. */
  'app:quit': { argument: { orders: 'keep' | 'cancel' }; answer: Result<null> }
}

/** What main tells the window without being asked. */
export interface Events {
  /** Twice a second, so that a window can tell a silent app from a quiet market. */
  'desk:beat': { atMs: number }
  /** Account changes in order, none merged, none dropped. */
  'desk:changes': { revision: number; changes: Change[] }
  /** Everything anew: another account, another environment, or after a resync. */
  'desk:reset': Snapshot
  /** Newest tick of each market that moved, merged. */
  'market:tickers': Ticker[]
  /** The watched market's book as it stands, at most twenty times a second. */
  'market:book': MarketBook
  /** The newest trades of the watched market, newest first, in place of what a window has of them. */
  'market:tape': { market: string; trades: TapeTrade[] }
  /** New trades of the markets that are watched, oldest first; those that a tape was told with may be among them. */
  'market:trades': TapeTrade[]
  /** Of the market whose funding is watched: observations oldest first, and the newest of each exchange. */
  'market:funding': { data: FundingData[]; comparisons: FundingComparison[] }
  'connection:changed': Connection
  /** At most once a second. */
  'budget:changed': Budget
  /** How far the account's past has been read into the journal. */
  'past:changed': PastRead
  'review:exporting': ExportProgress
  /** The person wants to quit while the venue would cancel their orders for it: ask them. */
  'app:leaving': { openOrders: number; algos: number }
  'alert:raised': Alert
  /** Play an alert's tone; told apart from the alert, which may sound and not be shown. */
  'alert:sounded': { tone: Tone }
  'settings:changed': { settings: Settings; language: 'en' | 'zh-CN' }
  'profiles:changed': {
    profiles: Profile[]
    activeProfile: string | null
    activeAddress: string | null
  }
  'windows:changed': Windows
  /** Another window has gone to look at something else. */
  'look:changed': Look
  /** Bring an order, a market or a dialog to the front. */
  'desk:show': { target: 'order' | 'market' | 'cancelAll' | 'panic' | DeskDialog; id: string }
}

export type CommandName = keyof Commands
export type EventName = keyof Events
/** One thing that main tells. */
export type News = { [E in EventName]: { event: E; payload: Events[E] } }[EventName]
/** What is about the windows themselves; who asks matters. */
export type WindowCommand = Extract<CommandName, `window:${string}`>
export type DeskCommand = Exclude<CommandName, WindowCommand>
export type Argument<C extends CommandName> = Commands[C]['argument']
export type Answer<C extends CommandName> = Commands[C]['answer']

const commandRecord: Record<CommandName, true> = {
  'desk:snapshot': true,
  'order:place': true,
  'order:ladder': true,
  'order:cancel': true,
  'order:modify': true,
  'orders:cancel': true,
  'orders:cancel-all': true,
  'algo:place': true,
  'algo:cancel': true,
  'market:watch': true,
  'trades:watch': true,
  'funding:watch': true,
  'history:read': true,
  'history:candles': true,
  'history:account': true,
  'review:entries': true,
  'review:performance': true,
  'review:timeline': true,
  'review:note': true,
  'review:tags': true,
  'review:export': true,
  'review:stop-export': true,
  'account:add': true,
  'keychain:check': true,
  'dotenv:pick': true,
  'dotenv:import': true,
  'dotenv:clean': true,
  'account:remove': true,
  'account:select': true,
  'keys:list': true,
  'keys:create-subkey': true,
  'keys:rename-subkey': true,
  'keys:revoke-subkey': true,
  'keys:create-token': true,
  'keys:revoke-token': true,
  'keys:rotate': true,
  'environment:select': true,
  'settings:update': true,
  'settings:export': true,
  'settings:pick': true,
  'settings:import': true,
  'settings:can-undo': true,
  'settings:undo-import': true,
  'proxy:read': true,
  'proxy:login': true,
  'proxy:test': true,
  'login:read': true,
  'login:set': true,
  'panic:read': true,
  'connection:retry': true,
  'away:dismiss': true,
  'alerts:read': true,
  'alerts:test': true,
  'margin:read': true,
  'margin:set': true,
  'diagnostics:read': true,
  'safe:leave': true,
  'support:preview': true,
  'support:save': true,
  'support:logs': true,
  'window:list': true,
  'window:open': true,
  'window:close': true,
  'window:show': true,
  'window:look': true,
  'window:carry': true,
  'app:quit': true,
}

const eventRecord: Record<EventName, true> = {
  'desk:beat': true,
  'desk:changes': true,
  'desk:reset': true,
  'market:tickers': true,
  'market:book': true,
  'market:tape': true,
  'market:trades': true,
  'market:funding': true,
  'connection:changed': true,
  'budget:changed': true,
  'past:changed': true,
  'review:exporting': true,
  'app:leaving': true,
  'alert:raised': true,
  'alert:sounded': true,
  'settings:changed': true,
  'profiles:changed': true,
  'windows:changed': true,
  'look:changed': true,
  'desk:show': true,
}

/** Every command, for who answers all of them. */
export const commandNames = Object.keys(commandRecord) as CommandName[]

/** Every event, for who listens to all of them. */
export const eventNames = Object.keys(eventRecord) as EventName[]

/** What main sends on: what there is to tell, in its order, and the serial number of the last of it. */
export const newsChannel = 'desk:news'

/** What the preload sends back for it, with that number: the page has taken everything in up to there. */
export const heardChannel = 'desk:heard'

/** Whether a word is a command of this contract. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandRecord, name)
}

/** Whether a word is an event of this contract. */
export function isEvent(name: string): name is EventName {
  return Object.hasOwn(eventRecord, name)
}

/** What the preload puts at `window.desk`. */
export interface Desk {
  /** Rejects only when main is gone; expected failures are values. */
  ask<C extends CommandName>(command: C, argument: Argument<C>): Promise<Answer<C>>
  /** Calls back for each event; returns its own remover. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void
}
