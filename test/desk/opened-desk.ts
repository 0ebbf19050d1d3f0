import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach } from 'vitest'
import { createPaperProfile } from '../../src/main/accounts/paper'
import { createProfiles } from '../../src/main/accounts/profiles'
import { createAdmissionVenue } from '../../src/main/desk/admission'
import { createDesk, type Desk } from '../../src/main/desk/desk'
import { createReach } from '../../src/main/desk/reach'
import { openJournal } from '../../src/main/journal/open-journal'
import { createSettingsStore } from '../../src/main/settings/settings'
import { toVersions } from '../../src/main/support/versions'
import type { Keychain } from '../../src/main/vault/keychain'
import { createVault } from '../../src/main/vault/vault'
import { createWords } from '../../src/main/words'
import { notationOf } from '../../src/notation/notation'
import type { Events } from '../../src/preload/contract'
import type { Alert, LoginStart, OrderIntent, Snapshot } from '../../src/preload/model'
import { createControl } from '../../src/sandbox/control-client'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox'

// Shut: nothing in these tests may depend on the machine's own keychain.
const shutKeychain: Keychain = (() => {
  const shut = () =>
    Promise.resolve({
      ok: false as const,
      problem: { code: 'vault.keychainMissing' as const, detail: 'none' },
    })
  return { check: shut, store: shut, read: shut, remove: shut }
})()

const offAtLogin: LoginStart = { state: 'off', problem: null, canChange: false }

const open: { desk: Desk; sandbox: Sandbox; journal: ReturnType<typeof openJournal> }[] = []

afterEach(async () => {
  for (const { desk, sandbox, journal } of open.splice(0)) {
    await desk.stop()
    if (journal.ok) await journal.value.journal.close()
    await sandbox.stop()
  }
})

/** A desk on an exchange of its own, live on its paper account; both end with the test. */
export async function openDesk({
  simulate = false,
  keychain = shutKeychain,
}: { simulate?: boolean; keychain?: Keychain } = {}) {
  const logged: string[] = []
  const pushed: { event: string; payload: unknown }[] = []
  const write = (message: string, fields?: Record<string, unknown>) =>
    logged.push(`${message} ${inspect(fields, { depth: 9 })}`)
  const log = { debug: write, info: write, warn: write, error: write }
  const sandbox = await startSandbox({ simulate })
  const control = createControl(sandbox.controlUrl)
  const folder = mkdtempSync(join(tmpdir(), 'paradesk-desk-'))
  const settings = createSettingsStore(folder)
  const vault = createVault(keychain)
  const endpoints = { restUrl: sandbox.restUrl, wsUrl: sandbox.wsUrl }
  const alerts: Alert[] = []
  const changes: Events['desk:changes'][] = []
  const books: Events['market:book'][] = []
  const tape: Events['market:trades'] = []
  const tapes: Events['market:tape'][] = []
  const leaving: Events['app:leaving'][] = []
  const quits: true[] = []
  /** What the person picks when asked for a file. */
  const picks: { path: string | null } = { path: null }
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const check of waiting) check()
  }
  const journal = openJournal({
    directory: join(folder, 'journal'),
    log,
    nowMs: Date.now,
    retentionDays: 0,
  })
  const reach = createReach({
    settings: () => settings.current,
    sandbox: () => Promise.resolve(endpoints),
    given: null,
    loopbackOnly: true,
  })
  const desk = createDesk({
    settings,
    profiles: createProfiles(folder),
    vault,
    words: await createWords(notationOf('en')),
    log,
    reach,
    admission: createAdmissionVenue(reach),
    makePaperProfile: () => createPaperProfile(vault, async (key) => sandbox.openAccount(key)),
    journal,
    pickFile: () => Promise.resolve(picks.path),
    runtime: {
      appVersion: '0',
      electronVersion: '0',
      loopbackOnly: true,
      trayAvailable: false,
    },
    support: {
      logFile: join(folder, 'logs', 'paradesk.log'),
      versions: toVersions('0'),
      pickPlace: (name) => Promise.resolve(join(folder, name)),
      writeFile: (path, content) => writeFile(path, content),
      showLogs: () => Promise.resolve(''),
    },
    orderHash: () => ({ state: 'cold', hashed: 0, checked: 0 }),
    windowQueue: () => ({ inFlight: 0, held: 0 }),
    systemLocale: 'en',
    push: (event, payload) => {
      pushed.push({ event, payload })
      if (event === 'desk:changes') changes.push(payload as Events['desk:changes'])
      if (event === 'market:book') books.push(payload as Events['market:book'])
      if (event === 'market:tape') tapes.push(payload as Events['market:tape'])
      if (event === 'market:trades') tape.push(...(payload as Events['market:trades']))
      if (event === 'app:leaving') leaving.push(payload as Events['app:leaving'])
      wake()
    },
    canRing: () => true,
    ring: (alert) => {
      alerts.push(alert)
      wake()
    },
    flash: () => undefined,
    changed: wake,
    proxyRoute: { tunnelTo: async () => ({ ok: true, value: null }), forget: () => undefined },
    loginItem: { read: async () => offAtLogin, set: async () => offAtLogin },
    panicKey: { isHeard: () => true },
    quit: () => void quits.push(true),
  })
  open.push({ desk, sandbox, journal })
  /** Resolves once the desk's snapshot is as wanted; the desk's own news wake it, no clock does. */
  const until = (wanted: (snapshot: Snapshot) => boolean) =>
    new Promise<Snapshot>((resolve) => {
      const check = () => {
        const snapshot = desk.snapshot()
        if (!wanted(snapshot)) return
        waiting.delete(check)
        resolve(snapshot)
      }
      waiting.add(check)
      check()
    })
  await desk.start()
  await until(({ connection, account }) => connection.phase === 'live' && account !== null)
  return {
    desk,
    sandbox,
    control,
    settings,
    vault,
    folder,
    alerts,
    changes,
    books,
    tape,
    tapes,
    leaving,
    picks,
    quits,
    logged,
    pushed,
    until,
  }
}

let intents = 0

/** A limit order to buy that rests; each with an intent of its own. */
export function buy(over: Partial<OrderIntent> = {}): OrderIntent {
  return {
    intentId: `intent-${(intents += 1)}`,
    market: 'ETH-USD-PERP',
    side: 'buy',
    type: 'limit',
    size: '0.5',
    price: '3400',
    triggerPrice: null,
    timeInForce: 'gtc',
    reduceOnly: false,
    selfTradePrevention: null,
    exits: null,
    confirmed: false,
    ...over,
  }
}
