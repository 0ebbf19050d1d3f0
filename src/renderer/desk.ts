import type { Diagnostics } from '../preload/diagnostics'
import { withAlert } from '../trading/alerts-shown'
import type { Answer, CommandName, Argument, Desk, Events } from '../preload/contract'
import type { BookShape, Connection, Result } from '../preload/model'
import type { MarginSetting } from '../preload/records'
import { createFundingFeed, type FundingFeed } from './funding/feed'
import { watchLifeSigns } from './honest/life-signs'
import type { MarketData } from './market-data'
import { createMarketData } from './market-data'
import type { ChangeBatch, DeskState } from './state'
import { reduce, toState } from './state'
import type { Store } from './store'
import { createStore } from './store'
import type { Tickers } from './tickers'
import { createTickers } from './tickers'

declare global {
  interface Window {
    readonly desk: Desk
  }
}

/** Commands whose answer is a Result. */
type Deed = { [C in CommandName]: Answer<C> extends Result<unknown> ? C : never }[CommandName]

/** The window's side of the border: what is true, as it changes, and the way to ask for something. */
export interface DeskSession {
  state: Store<DeskState>
  tickers: Tickers
  marketData: MarketData
  funding: FundingFeed
  /** Streams this market's book and trades into `marketData`, in place of those of the one before. */
  watch(market: string | null, shape?: BookShape): void
  /** Streams this market's trades too, for a chart of it; null ends that. */
  watchTrades(market: string | null): void
  /** Streams this market's funding into `funding`, in place of that of the one before. */
  watchFunding(market: string | null): void
  /**
   * Never rejects: a main process that doesn't answer is a problem with the code 'window.unanswered'. What would
   * send is not even asked for while it is silent: 'window.silent'.
   */
  ask<C extends Deed>(
    command: C,
    argument: Argument<C>,
  ): Promise<Answer<C> | { ok: false; problem: Unanswered }>
  /** Takes in whether the keychain answers now; without an answer the last one stands. */
  checkKeychain(): Promise<void>
  /** Takes in how a market is margined, once the exchange has said. */
  noteMargin(setting: MarginSetting): void
  /** Calls back when main wants something brought to the front; returns its own remover. */
  onShow(listener: (what: Events['desk:show']) => void): () => void
  /** Calls back for each tone to be played; returns its own remover. */
  onSounded(listener: (sounded: Events['alert:sounded']) => void): () => void
  /** Calls back when another window has gone to look at something else; returns its own remover. */
  onLook(listener: (look: Events['look:changed']) => void): () => void
  /** How far an export is; returns its own remover. */
  onExporting(listener: (progress: Events['review:exporting']) => void): () => void
  /** Calls back when the person wants to quit and must be asked first; returns its own remover. */
  onLeaving(listener: (leaving: Events['app:leaving']) => void): () => void
  /** Counts of what was odd, by name; null without an answer. */
  readDiagnostics(): Promise<Diagnostics | null>
  /** Stops listening. */
  stop(): void
}

interface Unanswered {
  code: 'window.unanswered' | 'window.silent'
  detail?: string
}

/** Commands that would send something once a main process that stands still goes on: nobody waits for that. */
const heldBack: ReadonlySet<CommandName> = new Set([
  'order:place',
  'order:ladder',
  'order:modify',
  'algo:place',
])

/** What can still be said of a connection while main is silent: nothing that was live is. */
export function whileSilent(connection: Connection): Connection {
  const dulled = (phase: Connection['phase']): Connection['phase'] => (phase === 'live' ? 'stale' : phase)
  return {
    ...connection,
    phase: dulled(connection.phase),
    marketData: dulled(connection.marketData),
    problem: { code: 'window.silent' },
  }
}

/** Listens first, takes the snapshot second; a gap in the changes asks for a new snapshot. */
export async function openDesk(bridge: Desk = window.desk): Promise<DeskSession> {
  const tickers = createTickers()
  const marketData = createMarketData()
  const funding = createFundingFeed()
  let state: Store<DeskState> | undefined
  // Batches that came while a snapshot is on its way; null when none is.
  let waiting: ChangeBatch[] | null = []
  let snapshotsTaken = 0

  // As main told it last; the state shows another while main is silent.
  let told: Connection | undefined

  const start = (snapshot: Events['desk:reset']): void => {
    snapshotsTaken += 1
    told = snapshot.connection
    const behind = waiting ?? []
    waiting = null
    tickers.replace(snapshot.tickers)
    marketData.follow(snapshot.connection.marketData)
    if (state) state.set(toState(snapshot, state.get()))
    else state = createStore(toState(snapshot))
    behind.forEach(apply)
  }

  const load = async (): Promise<void> => {
    const before = snapshotsTaken
    const snapshot = await bridge.ask('desk:snapshot', null)
    // A reset that overtook the answer is the newer of the two.
    if (snapshotsTaken === before) start(snapshot)
  }

  function apply(batch: ChangeBatch): void {
    if (waiting || !state) {
      waiting?.push(batch)
      return
    }
    const next = reduce(state.get(), batch)
    if (next) {
      state.set(next)
      return
    }
    waiting = [batch]
    // Without an answer the next batch is a gap again, and asks again.
    load().catch(() => (waiting = null))
  }

  // What comes before the first snapshot is in the snapshot.
  const patch = (part: Partial<DeskState>): void => state?.update((now) => ({ ...now, ...part }))
  const signs = watchLifeSigns({
    nowMs: () => performance.now(),
    every(ms, callback) {
      const timer = setInterval(callback, ms)
      return () => clearInterval(timer)
    },
    onChange(isSilent) {
      if (!told) return
      const connection = isSilent ? whileSilent(told) : told
      marketData.follow(connection.marketData)
      patch({ connection })
    },
  })
  // Woken from the background, the window looks before it draws.
  const stopLooking = onShown(signs.look)
  const removers = [
    signs.stop,
    stopLooking,
    bridge.on('desk:beat', signs.came),
    bridge.on('desk:changes', apply),
    bridge.on('desk:reset', start),
    bridge.on('market:tickers', (ticks) => tickers.merge(ticks)),
    bridge.on('market:book', (book) => marketData.takeBook(book)),
    bridge.on('market:tape', (tape) => marketData.takeTape(tape)),
    bridge.on('market:trades', (trades) => marketData.takeTrades(trades)),
    bridge.on('market:funding', (news) => funding.takeIn(news)),
    bridge.on('connection:changed', (connection) => {
      told = connection
      signs.came()
      marketData.follow(connection.marketData)
      patch({ connection })
    }),
    bridge.on('profiles:changed', (profiles) => patch(profiles)),
    bridge.on('budget:changed', (budget) => patch({ budget })),
    bridge.on('past:changed', (past) => patch({ past })),
    bridge.on('alert:raised', (alert) =>
      state?.update((now) => ({ ...now, alerts: withAlert(now.alerts, alert) })),
    ),
    bridge.on('settings:changed', ({ settings, language }) =>
      state?.update((now) => ({ ...now, settings, runtime: { ...now.runtime, language } })),
    ),
  ]
  await load()
  if (!state) throw new Error('no snapshot')

  const ask: DeskSession['ask'] = (command, argument) =>
    signs.isSilent && heldBack.has(command)
      ? Promise.resolve({ ok: false, problem: { code: 'window.silent' } })
      : bridge.ask(command, argument).catch((error: unknown) => ({
          ok: false,
          problem: { code: 'window.unanswered', detail: String(error) },
        }))

  return {
    state,
    tickers,
    marketData,
    funding,
    watch(market, shape) {
      marketData.watch(market)
      void ask('market:watch', shape ? { market, shape } : { market })
    },
    watchTrades: (market) => void ask('trades:watch', { market }),
    watchFunding(market) {
      funding.watch(market)
      void ask('funding:watch', { market })
    },
    ask,
    checkKeychain: () =>
      bridge.ask('keychain:check', null).then(
        (keychain) => state?.update((now) => ({ ...now, runtime: { ...now.runtime, keychain } })),
        () => undefined,
      ),
    noteMargin: (setting) =>
      state?.update((now) => ({ ...now, margins: new Map(now.margins).set(setting.market, setting) })),
    onShow: (listener) => bridge.on('desk:show', listener),
    onSounded: (listener) => bridge.on('alert:sounded', listener),
    onLook: (listener) => bridge.on('look:changed', listener),
    onExporting: (listener) => bridge.on('review:exporting', listener),
    onLeaving: (listener) => bridge.on('app:leaving', listener),
    readDiagnostics: () => bridge.ask('diagnostics:read', null).catch(() => null),
    stop: () => removers.forEach((remove) => remove()),
  }
}

/** Calls back whenever the window comes back from the background; returns its own remover. */
function onShown(callback: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined
  const look = (): void => {
    if (document.visibilityState === 'visible') callback()
  }
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}
