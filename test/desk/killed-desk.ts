/**
 * A desk without a window that trades until it is killed. It loads, says `ready`, and waits for a line with
 * what it needs; then it opens the journal, connects, and sends orders of every kind as fast as it is answered.
 * Each line it prints is out of the process before anything follows: `ack` for an order the exchange has
 * confirmed, `rang` for a bell that has rung and `marked` once the journal says so.
 */
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createProfiles } from '../../src/main/accounts/profiles'
import { createAdmissionVenue } from '../../src/main/desk/admission'
import { createDesk } from '../../src/main/desk/desk'
import { createReach } from '../../src/main/desk/reach'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import { openJournal } from '../../src/main/journal/open-journal'
import { createSettingsStore } from '../../src/main/settings/settings'
import { toVersions } from '../../src/main/support/versions'
import type { Keychain } from '../../src/main/vault/keychain'
import { Secret } from '../../src/main/vault/secret'
import { createVault } from '../../src/main/vault/vault'
import { createWords } from '../../src/main/words'
import { notationOf } from '../../src/notation/notation'
import type { LadderIntent, Order, OrderIntent, Profile, Result, Snapshot } from '../../src/preload/model'
import { createRandom } from '../../src/sandbox/exchange/random'

/** What the desk is told when it is to begin. */
export interface KilledDeskTask {
  directory: string
  restUrl: string
  wsUrl: string
  profile: Profile
  key: string
  /** False: it only looks, until everything is known. */
  trades: boolean
  seed: number
}

const say = (line: string): void => void writeSync(1, `${line}\n`)
const silent = () => undefined
const unrungLimitMs = 30_000
const log = { debug: silent, info: silent, warn: silent, error: silent }
const gone = () =>
  Promise.resolve({ ok: false as const, problem: { code: 'vault.keychainMissing' as const, detail: '' } })
const keychain: Keychain = { check: gone, store: gone, read: gone, remove: gone }

say('ready')
const [line] = (await once(process.stdin, 'data')) as [Buffer]
const task = JSON.parse(line.toString()) as KilledDeskTask
const settings = createSettingsStore(task.directory)
const { restUrl, wsUrl, profile } = task
settings.update({ environment: 'custom', customRestUrl: restUrl, customWsUrl: wsUrl })
const vault = createVault(keychain)
await vault.keep(profile, new Secret(task.key), 'session')
const profiles = createProfiles(task.directory)
profiles.add(profile)
const opened = openJournal({
  directory: join(task.directory, 'journal'),
  log,
  nowMs: Date.now,
  retentionDays: 0,
})
if (!opened.ok) throw new Error(opened.problem.code)
say(`outcome ${opened.value.outcome}`)

/** The account's journal, which says what it is told of bells. */
let isRinging = false
function spoken(account: AccountJournal): AccountJournal {
  return {
    ...account,
    markRung(keys) {
      // The desk marks what it has just rung, and besides that only what is no news.
      if (isRinging) say(`rang ${keys.join(' ')}`)
      const marked = account.markRung(keys)
      if (isRinging && marked) say(`marked ${keys.join(' ')}`)
      isRinging = false
      tellWhole()
      return marked
    },
  }
}
/** The first reading of the account is in. */
let isRead = false
let isWhole = false
/** Says that all is known and has rung: what another device may have seen is asked for before it rings. */
function tellWhole(): void {
  if (!isRead || isWhole) return
  const unrung = account.unrungFills()
  if (unrung.ok && unrung.value.length > 0) return
  isWhole = true
  say('whole')
}
const { journal } = opened.value
const account = spoken(journal.account('custom', `${profile.address}@${profile.exchange}`))
const reach = createReach({
  settings: () => settings.current,
  sandbox: () => Promise.reject(new Error('none')),
  given: null,
  loopbackOnly: true,
})
const desk = createDesk({
  settings,
  profiles,
  vault,
  words: await createWords(notationOf('en')),
  log,
  reach,
  admission: createAdmissionVenue(reach),
  makePaperProfile: () => Promise.resolve({ ok: false, problem: { code: 'none' } }),
  journal: {
    ok: true,
    value: {
      ...opened.value,
      journal: Object.create(journal, { account: { value: () => account } }) as typeof journal,
    },
  },
  pickFile: () => Promise.resolve(null),
  runtime: { appVersion: '0', electronVersion: '0', loopbackOnly: true, trayAvailable: false },
  support: {
    logFile: '',
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
    if (event !== 'desk:reset' || (payload as Snapshot).account === null) return
    isRead = true
    tellWhole()
    // Those who look at the end find what is missing; they must not wait for it for ever.
    setTimeout(() => isWhole || say('whole'), unrungLimitMs)
  },
  ring(alert) {
    isRinging = alert.kind === 'fill' || alert.kind === 'caughtUp'
  },
  flash: () => undefined,
  changed: look,
  proxyRoute: { tunnelTo: async () => ({ ok: true, value: null }), forget: () => undefined },
  loginItem: {
    read: () => Promise.reject(new Error('not asked')),
    set: () => Promise.reject(new Error('not asked')),
  },
  panicKey: { isHeard: () => false },
  quit: silent,
})

let isLive = false
function look(): void {
  const { connection, account: seen } = desk.snapshot()
  if (isLive || connection.phase !== 'live' || seen === null) return
  isLive = true
  say('live')
  if (task.trades) void trade()
}

const random = createRandom(task.seed, 'trades')

/** Hardly ever the same twice: an order just like one in doubt is refused until that is settled. */
const aSize = (tenths: number) => `0.${tenths}${String(random.below(1_000)).padStart(3, '0')}`

let intents = 0
function anIntent(over: Partial<OrderIntent>): OrderIntent {
  intents += 1
  return {
    intentId: `${task.seed}-${intents}`,
    market: 'ETH-USD-PERP',
    side: intents % 2 === 0 ? 'buy' : 'sell',
    type: 'market',
    size: aSize(1),
    price: '0',
    triggerPrice: null,
    timeInForce: 'ioc',
    reduceOnly: false,
    selfTradePrevention: null,
    exits: null,
    confirmed: true,
    ...over,
  }
}

function aLadder(): LadderIntent {
  const { intentId, market, reduceOnly, selfTradePrevention, confirmed } = anIntent({})
  return {
    ...{ intentId, market, reduceOnly, selfTradePrevention, confirmed },
    side: 'buy',
    size: aSize(3),
    count: 3,
    firstPrice: '3390',
    lastPrice: '3370',
    shape: 'even',
    timeInForce: 'gtc',
  }
}

function acknowledge(answer: Result<Order>): void {
  if (answer.ok) say(`ack ${answer.value.clientId}`)
}

/** Several at once, some of which fill and some of which rest; a rest that grows is taken out. */
async function trade(): Promise<void> {
  for (;;) {
    const resting = anIntent({ type: 'limit', side: 'buy', timeInForce: 'gtc', price: '3400' })
    const place = async (intent: OrderIntent) => acknowledge(await desk.handlers['order:place'](intent))
    await Promise.all([
      place(anIntent({})),
      place(anIntent({})),
      random.chance(4, 10) ? place(resting) : undefined,
      random.chance(3, 10) ? desk.handlers['order:ladder'](aLadder()) : undefined,
      random.chance(1, 10) ? desk.handlers['orders:cancel-all']({ market: null, side: 'buy' }) : undefined,
    ])
  }
}

await desk.start()
