import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { firstId } from '../../src/main/accounts/profiles'
import type { AccountJournal } from '../../src/main/journal/account-journal'
import type { JournalFill } from '../../src/main/journal/nouns'
import { openJournal } from '../../src/main/journal/open-journal'
import { onboardingEthereumAccount } from '../../src/main/paradex/environments'
import { readAccountClass, trySignIn } from '../../src/main/paradex/sign-in'
import { createPrivateKey, createSigner, deriveAddress, derivePublicKey } from '../../src/main/vault/stark'
import { createControl } from '../../src/sandbox/control-client'
import { createRandom } from '../../src/sandbox/exchange/random'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox'
import { silentLog, valueOf } from '../journal/stage'
import type { KilledDeskTask } from './killed-desk'

const root = join(import.meta.dirname, '../..')
// Below node_modules, so that what is built finds its packages.
const built = join(root, 'node_modules/.cache', `desk-killed-${process.pid}`)
/** PARADESK_KILLS=300 takes longer and kills more often; PARADESK_SEED plays a run's moments again. */
const kills = Number(process.env.PARADESK_KILLS ?? 30)
const seed = Number(process.env.PARADESK_SEED ?? 20_261_128)
const standby = 2
/** From a kill before the line is up to one well into trading. */
const mostLines = 40

const anIntended = {
  market: 'ETH-USD-PERP',
  side: 'buy',
  type: 'limit',
  size: '1',
  price: '1',
  timeInForce: 'gtc',
  reduceOnly: false,
} as const

type Child = ChildProcessByStdio<Writable, Readable, null>

function startDesk(): Child {
  const desk = spawn(process.execPath, [join(built, 'killed-desk.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void desk.kill('SIGKILL'))
  return desk
}

/** What the desks have said until they were killed. */
interface Heard {
  outcomes: string[]
  acknowledged: string[]
  rang: Map<string, number>
  /** Bells that rang again though the journal had said that they had rung. */
  rangAgain: string[]
  marked: Set<string>
}

function hear(heard: Heard, line: string): void {
  const [kind, ...names] = line.split(' ')
  if (kind === 'outcome') heard.outcomes.push(...names)
  if (kind === 'ack') heard.acknowledged.push(...names)
  for (const name of names) {
    if (kind === 'rang') heard.rang.set(name, (heard.rang.get(name) ?? 0) + 1)
    if (kind === 'rang' && heard.marked.has(name)) heard.rangAgain.push(name)
    if (kind === 'marked') heard.marked.add(name)
  }
}

/** Lets a desk work until it has said enough, then kills it; takes in all that it said until then. */
async function runAndKill(
  desk: Child,
  task: KilledDeskTask,
  heard: Heard,
  isEnough: (line: string) => boolean,
) {
  const lines = createInterface(desk.stdout)
  const closed = Promise.all([once(lines, 'close'), once(desk, 'exit')])
  lines.on('line', (line) => {
    hear(heard, line)
    if (line !== 'ready' && isEnough(line)) desk.kill('SIGKILL')
  })
  desk.stdin.on('error', () => undefined)
  desk.stdin.write(`${JSON.stringify(task)}\n`)
  const [, [, signal]] = (await closed) as [unknown, [number | null, string | null]]
  expect(signal).toBe('SIGKILL')
}

/** A main key with an account on the exchange. */
async function openAccount(sandbox: Sandbox): Promise<Pick<KilledDeskTask, 'key' | 'profile'>> {
  const endpoints = { restUrl: sandbox.restUrl, wsUrl: sandbox.wsUrl }
  const key = await createPrivateKey()
  const address = await deriveAddress(await derivePublicKey(key), valueOf(await readAccountClass(endpoints)))
  const signer = await createSigner({ privateKey: key, account: address, kind: 'main' })
  valueOf(await trySignIn(endpoints, signer, onboardingEthereumAccount(endpoints)))
  const profile = {
    id: firstId('custom', address),
    environment: 'custom' as const,
    address,
    label: 'Killed',
    kind: 'main' as const,
    exchange: new URL(sandbox.restUrl).origin,
    kept: 'session' as const,
    credential: '',
  }
  return { key: key.reveal(), profile }
}

function allFillsOf(account: AccountJournal): JournalFill[] {
  const fills: JournalFill[] = []
  for (let before: string | undefined; ;) {
    const page = valueOf(account.fills({ limit: 5_000, before }))
    fills.push(...page.entries)
    if (!page.next) return fills
    before = page.next
  }
}

describe('a desk that is killed while it trades', () => {
  let sandbox: Sandbox
  let directory: string
  beforeAll(async () => {
    // Built once: many processes start faster from one plain file.
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      build: {
        ssr: join(import.meta.dirname, 'killed-desk.ts'),
        outDir: built,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: '[name].js', format: 'es' } },
      },
    })
    directory = mkdtempSync(join(tmpdir(), 'paradesk-killed-'))
    sandbox = await startSandbox({ seed })
    const many = 1_000_000
    await createControl(sandbox.controlUrl).limits({
      ordersPerSecond: many,
      ordersPerMinute: many,
      getsPerSecond: many,
      getsPerMinute: many,
      requestsPerMinutePerIp: many,
      connectionsPerSecond: many,
      connectionsPerMinute: many,
    })
  }, 60_000)
  afterAll(async () => {
    await sandbox.stop()
    for (const folder of [built, directory]) rmSync(folder, { recursive: true, force: true })
  })

  /**
   * A bell and its mark on disk are two things: killed between them, it rings once more at the next start.
   * So a fill rings at least once, and never again once the journal has said that its bell has rung.
   */
  it(
    `${kills} times knows every fill and order of the exchange, and sent none twice (seed ${seed})`,
    async () => {
      const { key, profile } = await openAccount(sandbox)
      const { restUrl, wsUrl } = sandbox
      const random = createRandom(seed, 'kills')
      const heard: Heard = {
        outcomes: [],
        acknowledged: [],
        rang: new Map(),
        rangAgain: [],
        marked: new Set(),
      }
      const task = { directory, restUrl, wsUrl, profile, key, trades: true }
      const waiting = Array.from({ length: standby }, startDesk)
      for (let turn = 0; turn <= kills; turn += 1) {
        const desk = waiting.shift()
        if (turn + standby <= kills) waiting.push(startDesk())
        let left = 1 + random.below(mostLines)
        const isLast = turn === kills
        const isEnough = (line: string) => (isLast ? line === 'whole' : (left -= 1) <= 0)
        if (desk) await runAndKill(desk, { ...task, trades: !isLast, seed: seed + turn }, heard, isEnough)
      }

      const { address } = profile
      const opened = valueOf(
        openJournal({
          directory: join(directory, 'journal'),
          log: silentLog,
          nowMs: Date.now,
          retentionDays: 0,
        }),
      )
      const account = opened.journal.account('custom', `${address}@${profile.exchange}`)
      const atExchange = sandbox.exchange.fills(address).map(({ id }) => id)
      expect(atExchange.length).toBeGreaterThan(kills)
      expect(new Set(heard.outcomes.slice(1))).toEqual(new Set(['opened']))

      const kept = allFillsOf(account)
      expect(kept.map(({ fill }) => fill.id).sort()).toEqual([...atExchange].sort())
      expect(valueOf(account.unrungFills())).toEqual([])
      expect(kept.filter(({ fill }) => !heard.rang.has(fill.key)).map(({ fill }) => fill.key)).toEqual([])
      expect(heard.rangAgain).toEqual([])

      expect(heard.acknowledged.length).toBeGreaterThan(kills)
      const isUnkept = (clientId: string) => valueOf(account.order({ clientId })) === null
      expect(heard.acknowledged.filter(isUnkept)).toEqual([])
      const { accounts } = await createControl(sandbox.controlUrl).state()
      const attempts = Object.entries(accounts.find((one) => one.address === address)?.clientIds ?? {})
      expect(attempts.length).toBeGreaterThan(kills)
      expect(attempts.filter(([, { received, accepted }]) => received > 1 || accepted > 1)).toEqual([])
      // A name that is written down is taken; one that is not would be free.
      const isUnwritten = (clientId: string) => account.recordIntent({ ...anIntended, clientId }).ok
      expect(attempts.map(([clientId]) => clientId).filter(isUnwritten)).toEqual([])
      process.stdout.write(
        `${kills} kills: ${attempts.length} orders, ${kept.length} fills, ` +
          `${[...heard.rang.values()].filter((count) => count > 1).length} rang again, killed before their mark\n`,
      )
      await opened.journal.close()
    },
    120_000 + kills * 10_000,
  )
})
