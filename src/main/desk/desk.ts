import type { EventName, Events } from '../../preload/contract'
import type { OrderHashFacts } from '../../preload/diagnostics'
import type { AlertRule } from '../../preload/alert-rules'
import type {
  Alert,
  Change,
  Connection,
  EnvironmentName,
  LoginStart,
  Profile,
  Result,
  Runtime,
  Snapshot,
} from '../../preload/model'
import type { AdmissionDesk } from '../accounts/admit'
import { createDotenvImport } from '../accounts/dotenv-import'
import type { Profiles } from '../accounts/profiles'
import { createBell } from '../alerts/bell'
import { plainRing, type Ring } from '../alerts/rules'
import { createWatchman, type Watchman } from '../alerts/watchman'
import type { OpenedJournal } from '../journal/open-journal'
import type { Log } from '../log'
import { later } from '../later'
import { createAccountJournals } from '../session/account-journals'
import { createSession, offlineConnection, type Session } from '../session/session'
import { nothingYet } from '../session/session-view'
import { createConnectionWindows } from '../paradex/rate-budget'
import type { SettingsStore } from '../settings/settings'
import type { Vault } from '../vault/vault'
import { createLineHistory } from '../support/line-history'
import { toNotation, type Words } from '../words'
import { createAlertDesk, ofTheApp } from './alert-desk'
import type { AdmissionVenue } from './admission'
import { createBeat, type Beat } from './beat'
import { isPressing } from './parcel'
import { createAccountHandlers } from './account-handlers'
import { createChangeSettings } from './change-settings'
import { createConnectionHandlers } from './connection-handlers'
import { createDiagnosticsDesk } from './diagnostics'
import { createEntrance } from './entrance'
import type { HandlerParts, Handlers } from './handlers'
import { createKeyHandlers } from './key-handlers'
import { countAtWork } from './leaving'
import { createOrderHandlers } from './order-handlers'
import { toBudget } from './budget'
import { createMarketFeed, plainBook } from './market-feed'
import { createSettingsFileHandlers } from './settings-file-handlers'
import { notTakenRing } from './settings-news'
import { watchJournal } from './journal-news'
import { createProxyHandlers } from './proxy-handlers'
import type { ProxyRoute } from './proxy-route'
import type { Reach } from './reach'
import { createRecordHandlers } from './record-handlers'
import { createReviewDesk } from './review-handlers'
import { createVenueHandlers } from './venue-handlers'
import { createSupportHandlers, type SupportPlaces } from './support-handlers'
import { withoutSendingWhile } from './watch-only'

/** The desk behind the window: settings, accounts and the one session that is on. */
export interface Desk {
  readonly handlers: Handlers
  /** Opens the session that the settings name; in safe mode none, until the person leaves it. */
  start(): Promise<void>
  stop: () => Promise<unknown>
  /** Asks the person first where quitting would take orders out of the market; whether it did. */
  askBeforeLeaving(): boolean
  snapshot(): Snapshot
  dropNow(): void
  /** Cuts a wait for the next try short. */
  retryNow(): void
  /** Our own order hash is off for this session; says so. */
  hearHashOff(): void
}

interface Options {
  settings: SettingsStore
  profiles: Profiles
  vault: Vault
  words: Words
  log: Log
  reach: Reach
  admission: AdmissionVenue
  /** Makes the play-money account of the embedded exchange and keeps its key until quit. */
  makePaperProfile: () => Promise<Result<Profile>>
  /** Keeps what the desk must never forget; why not, where it could not be opened. */
  journal: Result<OpenedJournal>
  /** Asks the person for a file; null when they change their mind. */
  pickFile: () => Promise<string | null>
  runtime: Omit<Runtime, 'language' | 'systemLocale' | 'keychain' | 'safeMode'>
  /** Starts that crashed before this one, where it is careful for them; null starts as usual. */
  safeMode?: Runtime['safeMode']
  support: SupportPlaces
  /** Messages on their way to the window, and those held back for it. */
  windowQueue: () => { inFlight: number; held: number }
  /** Who hashes orders for signing. */
  orderHash: () => OrderHashFacts
  systemLocale: string
  push: <E extends EventName>(event: E, payload: Events[E]) => void
  /** Rings the desktop; `fillKeys` are those of the fills it tells of. */
  ring: (alert: Alert, fillKeys: readonly string[]) => void
  /** Whether the desktop takes notifications at all. */
  canRing: () => boolean
  /** Makes the icons of the app blink until somebody looks. */
  flash: () => void
  /** Something the tray or the window's frame shows has changed. */
  changed: () => void
  proxyRoute: ProxyRoute
  /** What the system says about starting the app at login, and asks it to. */
  loginItem: { read: () => Promise<LoginStart>; set: (on: boolean) => Promise<LoginStart> }
  /** The chord that opens the emergency stop while another program is in front. */
  panicKey: { isHeard: () => boolean }
  /** Ends the app; the person has been asked. */
  quit: () => void
}

const marketPushMs = 100
/** News of the account takes the market's with it, no more often than this. */
const marketRestMs = 50
/** How often what moves slowly is looked at. */
const slowLookMs = 1_000
/** How often the window hears that main is there; it says so itself once that stops. */
const lifeSignMs = 500

/** A desk that has just gone live is still being drawn. */
const warmUpAfterMs = 1_000

/** The venue did not confirm that the orders of a session that was ended stay. */
const ordersMayGo = plainRing('connection', 'connection.mayCancel')

/** Our own hash is off, and the library signs alone. */
const hashOff = plainRing('connection', 'signing.hashOff')

/** What a connection says besides what changes with every message. */
function stateOf(connection: Connection): string {
  return JSON.stringify({ ...connection, lastMessageAtMs: null, marketDataAtMs: null, latencyMs: null })
}

/** A desk that is not yet connected. */
export function createDesk(options: Options): Desk {
  const { settings, profiles, vault, words, log, reach, push, systemLocale } = options
  const admissionDesk: AdmissionDesk = { ...options.admission, vault, known: () => profiles.list() }
  const entrance = createEntrance(options)
  const dotenv = createDotenvImport((profile, secret) => vault.isStored(profile, secret))
  const feed = createMarketFeed(push)
  const lineHistory = createLineHistory(Date.now)
  const journals = createAccountJournals(options.journal)
  const connections = createConnectionWindows()
  const alerts = createAlertDesk({
    ...options,
    active: () => {
      const profile = session?.profile ?? null
      return {
        profileId: profile?.id ?? null,
        journal: profile && journals.of(profile),
        missing: profile && journals.missing(profile),
      }
    },
    show: (alert) => push('alert:raised', alert),
    sound: (tone) => push('alert:sounded', { tone }),
  })
  /** Of the app itself, whoever's account is in use. */
  const tell = (ring: Ring): boolean => alerts.raise(ring, ofTheApp)
  let session: Session | null = null
  let watchman: Watchman | null = null
  let connection: Connection = offlineConnection(settings.current.environment)
  let connectionTold = connection
  let revision = 0
  // Each opening of a session; a late one that has been overtaken is thrown away.
  let opening = 0
  // Each wish for another environment or account, and the newest that could be granted.
  let wishes = 0
  let granted = 0
  let ticking: Beat | undefined
  let lookedAtMs = 0
  let lifeSigns: NodeJS.Timeout | undefined
  let budgetTold = ''
  let keychain: Runtime['keychain'] = { available: true }
  let safeMode = options.safeMode ?? null
  let warming: (() => void) | undefined

  function snapshot(): Snapshot {
    return {
      ...(session?.view() ?? nothingYet),
      revision,
      runtime: { ...options.runtime, keychain, safeMode, language: words.language, systemLocale },
      settings: settings.current,
      connection,
      profiles: profiles.list(),
      activeProfile: session?.profile?.id ?? null,
      activeAddress: session?.address ?? null,
      alerts: alerts.shown(),
      budget: session && toBudget(session.venue.budget),
    }
  }

  function reset(): void {
    revision += 1
    push('desk:reset', snapshot())
    options.changed()
  }

  function showConnection(next: Connection): void {
    const isNews = stateOf(next) !== stateOf(connection)
    connection = next
    // Until then the library signs, and the way to the first live row is free.
    if (next.phase === 'live') warming ??= later(warmUp, warmUpAfterMs)
    lineHistory.hear(next)
    // When something came last is told with what moves slowly.
    if (!isNews) return
    tellConnection()
    options.changed()
  }

  function warmUp(): void {
    warming = undefined
    vault.warmUp()
  }

  function tellConnection(): void {
    if (connection === connectionTold) return
    connectionTold = connection
    push('connection:changed', connection)
  }

  /** Opens the session that the settings name, in place of the one that is on. */
  async function openSession(): Promise<Result<null>> {
    opening += 1
    const mine = opening
    const { environment } = settings.current
    void closeSession().then((sure) => sure || tell(ordersMayGo))
    showConnection({ ...offlineConnection(environment), phase: 'connecting' })
    // What is on the screen belongs to the session that has just ended.
    reset()
    const opened = await entrance.open(environment).catch((error: unknown): Result<never> => {
      log.error('a session could not be opened', { error })
      return { ok: false, problem: { code: 'client.unexpected' } }
    })
    if (mine !== opening) return { ok: true, value: null }
    if (!opened.ok) {
      showConnection({ ...offlineConnection(environment), problem: opened.problem })
      reset()
      return opened
    }
    const keeping = journals.keepingOf(opened.value.profile)
    const paper = reviewDesk.open(opened.value.profile, opened.value.endpoints.restUrl)
    const owner = { profileId: opened.value.profile?.id ?? null, keeping }
    const raise = (ring: Ring, rule?: AlertRule): void => {
      const rang = alerts.raise(ring, owner, rule)
      if (rang && keeping && ring.fillKeys.length > 0) session?.rang()
    }
    watchman = createWatchman(
      () => settings.current.alertRules,
      raise,
      Date.now,
      (market) => settings.current.mutedMarkets.includes(market),
    )
    session = createSession(
      {
        environment,
        ...opened.value,
        log,
        bell: createBell(raise, later, () => settings.current.fillGroupSeconds * 1_000),
        keeping,
        tokenUsage: settings.current.tokenUsage,
        cancelOnDisconnect: settings.current.cancelOnDisconnect,
        exitStore: opened.value.profile && journals.exitsOf(opened.value.profile),
        intents: opened.value.profile && journals.intentsOf(opened.value.profile),
        limits: () => settings.current.limits,
        line: { connections },
      },
      {
        changes(changes) {
          paper?.hear(changes)
          pushChanges(changes)
        },
        reset() {
          if (session) paper?.take(session.view())
          reset()
        },
        connection: showConnection,
        past(reading) {
          push('past:changed', reading)
          journalNews.past(reading)
        },
        ...feed.listener,
      },
    )
    reset()
    feed.follow(session)
    session.start()
    ticking = createBeat(pushMarket, {
      everyMs: marketPushMs,
      restMs: marketRestMs,
      later,
      nowMs: () => performance.now(),
    })
    return { ok: true, value: null }
  }

  /** Goes to an environment that can be reached; a later wish that was granted first stands. */
  async function switchTo(environment: EnvironmentName, profileId: string | null): Promise<Result<null>> {
    wishes += 1
    const mine = wishes
    const reachable = await reach.endpointsOf(environment)
    if (!reachable.ok) return reachable
    if (mine < granted) return { ok: true, value: null }
    granted = mine
    if (profileId !== null) settings.rememberAccount(environment, profileId)
    settings.update({ environment })
    return openSession()
  }

  function closeSession(): Promise<boolean> {
    ticking?.stop()
    const closed = session?.stop()
    session = null
    watchman = null
    feed.drop()
    return closed ?? Promise.resolve(true)
  }

  function pushChanges(changes: Change[]): void {
    revision += 1
    push('desk:changes', { revision, changes })
    if (changes.some(isPressing)) ticking?.hasten()
    options.changed()
  }

  function pushMarket(): void {
    const moved = session?.takeMovedTickers() ?? []
    feed.beat(moved)
    watchman?.hearTickers(moved)
    const nowMs = performance.now()
    if (nowMs - lookedAtMs < slowLookMs) return
    lookedAtMs = nowMs
    pushBudget()
    tellConnection()
    const present = session
    if (present) watchman?.look(() => present.view())
  }

  function pushBudget(): void {
    if (!session) return
    const budget = toBudget(session.venue.budget)
    const told = JSON.stringify(budget)
    if (told === budgetTold) return
    budgetTold = told
    push('budget:changed', budget)
  }

  /** Asks the keychain whether it answers; it may have been locked or missing before. */
  async function checkKeychain(): Promise<Runtime['keychain']> {
    const checked = await vault.checkKeychain()
    const was = keychain.available
    keychain = checked.ok ? { available: true } : { available: false, problem: checked.problem }
    if (!checked.ok && was) log.warn('no working keychain', { why: checked.problem.code })
    if (was !== keychain.available) reset()
    return keychain
  }

  const diagnostics = createDiagnosticsDesk({
    ...options,
    session: () => session,
    versions: options.support.versions,
  })
  const shared: HandlerParts = {
    session: () => session,
    settings,
    profiles,
    vault,
    openSession,
    switchTo,
  }
  const changeSettings = createChangeSettings(shared)
  const reviewDesk = createReviewDesk({
    ...shared,
    journals,
    log,
    pickPlace: options.support.pickPlace,
    onExporting: (progress) => push('review:exporting', progress),
  })
  const isWatchOnly = (): boolean => session?.profile?.kind === 'readOnly'
  const handlers: Handlers = withoutSendingWhile(isWatchOnly, {
    'desk:snapshot': () => snapshot(),
    ...createOrderHandlers({ ...shared, oldBook: () => feed.oldBook() }),
    ...createAccountHandlers({
      ...shared,
      dotenv,
      admissionDesk,
      checkKeychain,
      pickFile: options.pickFile,
    }),
    ...createKeyHandlers({ ...shared, admissionDesk, reach, log }),
    ...createConnectionHandlers({ ...shared, changeSettings, reach, quit: options.quit }),
    ...createSettingsFileHandlers({
      ...shared,
      changeSettings,
      appVersion: options.runtime.appVersion,
      pickFile: options.pickFile,
      places: options.support,
    }),
    ...createVenueHandlers({ ...shared, diagnostics }),
    ...createRecordHandlers(shared),
    ...reviewDesk.handlers,
    ...alerts.handlers,
    ...createSupportHandlers({ ...shared, support: options.support, diagnostics, lineHistory }),
    'market:watch': ({ market, shape }) => feed.watch(market, shape ?? plainBook),
    'trades:watch': ({ market }) => feed.watchTrades(market),
    'funding:watch': ({ market }) => feed.watchFunding(market),
    ...createProxyHandlers({ ...shared, reach, route: options.proxyRoute }),
    'login:read': async () => ({ ok: true, value: await options.loginItem.read() }),
    'login:set': async ({ on }) => ({ ok: true, value: await options.loginItem.set(on) }),
    'panic:read': () => ({ ok: true, value: { isHeard: options.panicKey.isHeard() } }),
    'safe:leave'() {
      safeMode = null
      reset()
      return openSession()
    },
  })

  settings.on((next) => {
    if (options.journal.ok) options.journal.value.journal.setRetentionDays(next.journalDays)
    const spoken = words.language
    words.speak(toNotation(next, systemLocale))
    alerts.retell()
    push('settings:changed', { settings: next, language: words.language })
    // With the alerts in it, which are main's sentences.
    if (words.language !== spoken) reset()
    options.changed()
  })
  profiles.on((list) =>
    push('profiles:changed', {
      profiles: list,
      activeProfile: session?.profile?.id ?? null,
      activeAddress: session?.address ?? null,
    }),
  )

  const notTaken = notTakenRing(settings.notTaken)
  if (notTaken) tell(notTaken)
  const journalNews = watchJournal(options.journal, tell)

  return {
    handlers,
    async start() {
      void checkKeychain()
      lifeSigns ??= setInterval(() => push('desk:beat', { atMs: Date.now() }), lifeSignMs)
      if (!safeMode) await openSession()
    },
    stop() {
      // Overtakes an opening that is still under way.
      opening += 1
      clearInterval(lifeSigns)
      warming?.()
      diagnostics.stop()
      const closed = closeSession()
      return reviewDesk.stop().then(() => closed)
    },
    askBeforeLeaving() {
      const { phase, cancelOnDisconnect } = connection
      const atWork = countAtWork(session)
      if (phase === 'offline' || cancelOnDisconnect === 'off' || atWork.openOrders === 0) return false
      push('app:leaving', atWork)
      return true
    },
    snapshot,
    dropNow: () => session?.dropNow(),
    retryNow: () => session?.retryNow(),
    hearHashOff() {
      log.error('the quick hash is off')
      tell(hashOff)
    },
  }
}
