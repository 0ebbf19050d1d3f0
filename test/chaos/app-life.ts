import { createProfiles } from '../../src/main/accounts/profiles'
import { createAdmissionVenue } from '../../src/main/desk/admission'
import { createDesk, type Desk } from '../../src/main/desk/desk'
import type { Reach } from '../../src/main/desk/reach'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import type { Journal } from '../../src/main/journal/journal'
import { openJournal } from '../../src/main/journal/open-journal'
import type { Endpoints } from '../../src/main/paradex/environments'
import { createSettingsStore } from '../../src/main/settings/settings'
import { toVersions } from '../../src/main/support/versions'
import type { Secret } from '../../src/main/vault/secret'
import { createVault } from '../../src/main/vault/vault'
import { createWords } from '../../src/main/words'
import { notationOf } from '../../src/notation/notation'
import type { Change, Profile, Snapshot } from '../../src/preload/model'
import { join } from 'node:path'

/** Who trades: a subkey of an account of its own. */
export interface Trader {
  address: string
  publicKey: string
  secret: Secret
}

/** What outlives the app: its folder, and what its owner has been told. */
export interface Owner {
  trader: Trader
  endpoints: Endpoints
  folder: string
  /** How often each fill has rung, by its key. */
  rings: Map<string, number>
  /** The client ids the desk has told of, in the order in which it did. */
  named: Set<string>
  /** The client ids of orders that reached the exchange and were not written down before. */
  unintended: string[]
  /** The journal on disk for as long as an app has it open, also one that is being killed. */
  journal: AccountJournal | null
  /** What was logged as a warning or an error, for whoever looks into a failure. */
  log: string[]
}

/** The app from a start to its end: the desk as `main/index` joins it, without its window. */
export interface AppLife {
  readonly desk: Desk
  readonly journal: AccountJournal
  /** Quits. */
  stop(): Promise<void>
  /** What is left when the process is gone at once: nothing more is written, rung or sent. */
  kill(): Promise<void>
}

const shut = () =>
  Promise.resolve({ ok: false as const, problem: { code: 'vault.keychainMissing' as const, detail: '' } })
const gone = { ok: false as const, problem: { code: 'journal.failed' } }
const words = createWords(notationOf('en'))
const logKept = 400

/** Starts the app of this owner; it connects by itself. */
export async function startApp(owner: Owner): Promise<AppLife> {
  const { trader, endpoints, folder } = owner
  let isAlive = true
  const note =
    (level: string) =>
    (message: string, fields?: Record<string, unknown>): void => {
      owner.log.push(`${level} ${message} ${JSON.stringify(fields, readable)}`)
      if (owner.log.length > logKept) owner.log.shift()
    }
  const log = { debug: () => undefined, info: () => undefined, warn: note('warn'), error: note('error') }
  const settings = createSettingsStore(folder)
  settings.update({ environment: 'custom' })
  const vault = createVault({ check: shut, store: shut, read: shut, remove: shut })
  const profile: Profile = {
    id: `custom:${trader.address}`,
    environment: 'custom',
    address: trader.address,
    label: 'chaos',
    kind: 'subkey',
    exchange: '',
    kept: 'session',
    credential: trader.publicKey,
  }
  await vault.keep(profile, trader.secret, 'session')
  const profiles = createProfiles(folder)
  profiles.add(profile)
  const reach: Reach = {
    endpointsOf: () => Promise.resolve({ ok: true, value: endpoints }),
    exchangeOf: () => Promise.resolve({ ok: true, value: '' }),
  }
  const opened = openJournal({
    directory: join(folder, 'journal'),
    log,
    nowMs: Date.now,
    retentionDays: 0,
  })
  if (!opened.ok) throw new Error(`the journal did not open: ${opened.problem.code}`)
  const { journal, outcome } = opened.value
  owner.journal = journal.account('custom', trader.address)
  /** A process that is gone writes nothing more, whatever its last callbacks want. */
  const whileAlive = <T extends object>(noun: T): T =>
    new Proxy(noun, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]): unknown => (isAlive ? value.apply(target, given) : gone)
      },
    })
  const reachable: Journal = {
    ...whileAlive(journal),
    write: (work) => (isAlive ? journal.write(work) : gone),
    onTrouble: (listener) => journal.onTrouble(listener),
    account: (environment, address) => whileAlive(journal.account(environment, address)),
  }
  const desk = createDesk({
    settings,
    profiles,
    vault,
    words: await words,
    log,
    reach,
    admission: createAdmissionVenue(reach),
    makePaperProfile: shut,
    journal: { ok: true, value: { journal: reachable, outcome, checkedAtStart: true } },
    pickFile: () => Promise.resolve(null),
    runtime: { appVersion: '0', electronVersion: '0', loopbackOnly: true, trayAvailable: false },
    support: {
      logFile: join(folder, 'logs', 'paradesk.log'),
      versions: toVersions('0'),
      pickPlace: () => Promise.resolve(null),
      writeFile: () => Promise.resolve(),
      showLogs: () => Promise.resolve(''),
    },
    orderHash: () => ({ state: 'cold', hashed: 0, checked: 0 }),
    windowQueue: () => ({ inFlight: 0, held: 0 }),
    canRing: () => true,
    systemLocale: 'en',
    push(event, payload) {
      if (!isAlive) return
      if (event === 'desk:changes') noteNames((payload as { changes: Change[] }).changes)
      if (event === 'desk:reset')
        noteNames((payload as Snapshot).orders.map((order) => ({ kind: 'order', order })))
    },
    ring(_, fillKeys) {
      if (!isAlive) return
      for (const key of fillKeys) owner.rings.set(key, (owner.rings.get(key) ?? 0) + 1)
    },
    flash: () => undefined,
    changed: () => undefined,
    proxyRoute: { tunnelTo: async () => ({ ok: true, value: null }), forget: () => undefined },
    loginItem: {
      read: () => Promise.reject(new Error('not asked')),
      set: () => Promise.reject(new Error('not asked')),
    },
    panicKey: { isHeard: () => false },
    quit: () => undefined,
  })

  async function end(): Promise<void> {
    await desk.stop()
    await journal.close()
    owner.journal = null
  }

  function noteNames(changes: readonly Change[]): void {
    for (const change of changes) if (change.kind === 'order') owner.named.add(change.order.clientId)
  }

  await desk.start()
  return {
    desk,
    journal: journal.account('custom', trader.address),
    stop: end,
    kill() {
      isAlive = false
      return end()
    },
  }
}

function readable(_: string, value: unknown): unknown {
  if (value instanceof Error) return value.stack
  return typeof value === 'bigint' ? value.toString() : value
}
