import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '../../scripts/project'
import { until } from '../../scripts/until'
import { makeMainAccount } from '../../scripts/desk-app'
import type { Commands } from '../../src/preload/contract'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox'
import { toDuration, toMegabytes, toThree } from '../figures'
import type { Suite, Table } from '../runner'
import { median, noiseOf, percentile } from '../statistics'
import { firstLiveRow, firstPaint, readyAtMs } from './observers'
import { onDesktop, type Launch } from './on-desktop'
import { sumOf, type AppProcess, type Role } from './process-tree'
import type { AppPlan } from './running-app'

const rounds = 7
/** After this long nothing of the start is going on any more. */
const settledAfterMs = 20_000

const emptyWindow: Contender = {
  name: 'an empty window',
  app: fileURLToPath(new URL('empty-window', import.meta.url)),
  observer: firstPaint,
}
/** Paradesk as on any day but its first, when a welcome tries out the computer. */
function welcomedDesk(folder: string): Contender {
  const userData = join(folder, 'user-data')
  mkdirSync(userData, { recursive: true })
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ welcomed: true }))
  return { name: 'Paradesk with its embedded exchange', observer: firstLiveRow, folder }
}

type Contender = Omit<AppPlan, 'electron' | 'env'> & { name: string }

interface Start {
  ms: number
  /** Of all its processes until then. */
  cpuMs: number
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function startOnce(launch: Launch, who: Contender): Promise<Start> {
  const app = await launch(who)
  try {
    const atMs = await readyAtMs(app.page)
    const tree = app.processes()
    return {
      ms: atMs - app.startedAtMs,
      cpuMs: sumOf(tree, 'cpuMs', ['main', 'window', 'graphics', 'network', 'exchange', 'other']),
    }
  } finally {
    await app.close()
  }
}

/** A desk whose account is in the keychain, on an exchange that runs already, as a trader's is. */
async function settleIn(launch: Launch, { restUrl, wsUrl }: Sandbox, folder: string): Promise<Contender> {
  const flags = ['--environment=custom', `--rest-url=${restUrl}`, `--ws-url=${wsUrl}`]
  const settled = {
    name: 'Paradesk with an account, on an exchange that runs',
    observer: firstLiveRow,
    flags,
    folder,
  }
  const app = await launch(settled)
  try {
    const account = await makeMainAccount('Bench', false)
    await until('the page', () => app.page.evaluate<boolean>('document.readyState === "complete"'))
    const added = await app.page.evaluate<Commands['account:add']['answer']>(
      `window.desk.ask('account:add', ${JSON.stringify(account)})`,
    )
    if (!added.ok) throw new Error(`the account was refused: ${added.problem.code}`)
    await readyAtMs(app.page)
  } finally {
    await app.close()
  }
  return settled
}

async function startTable(launch: Launch, settled: Contender, desk: Contender): Promise<Table> {
  const contenders = [emptyWindow, settled, desk]
  const starts = new Map(contenders.map((who): [Contender, Start[]] => [who, []]))
  for (let round = -1; round < rounds; round++) {
    for (const who of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const start = await startOnce(launch, who)
      if (round >= 0) starts.get(who)?.push(start)
    }
  }
  const base = starts.get(emptyWindow) ?? []
  const row = (who: Contender): string[] => {
    const own = starts.get(who) ?? []
    const times = own.map(({ ms }) => ms)
    const ratioOf = (figure: 'ms' | 'cpuMs'): number =>
      median(own.map((start, round) => start[figure] / (base[round]?.[figure] ?? NaN)))
    return [
      `${who.name}, to its first ${who === emptyWindow ? 'paint' : 'live row'}`,
      toDuration(median(times)),
      toDuration(percentile(times, 0.99)),
      `${toThree(ratioOf('ms'))} ×`,
      toDuration(median(own.map(({ cpuMs }) => cpuMs))),
      `± ${Math.round(noiseOf(times) * 100)} %`,
    ]
  }
  return {
    name: `From the start of the process, one of ${rounds} rounds each`,
    head: ['', 'median', 'p99', 'of the empty one', 'CPU until then', 'noise'],
    rows: contenders.map(row),
  }
}

async function restOnce(launch: Launch, who: Contender): Promise<AppProcess[]> {
  const app = await launch(who)
  try {
    await readyAtMs(app.page)
    await wait(settledAfterMs)
    return app.processes()
  } finally {
    await app.close()
  }
}

async function memoryTable(launch: Launch, desk: Contender): Promise<Table> {
  const base = await restOnce(launch, emptyWindow)
  const ours = await restOnce(launch, desk)
  const part = (tree: AppProcess[], roles?: Role[]): string => toMegabytes(sumOf(tree, 'memoryBytes', roles))
  const row = (name: string, tree: AppProcess[]): string[] => [
    name,
    part(tree),
    `${toThree(sumOf(tree, 'memoryBytes') / sumOf(base, 'memoryBytes'))} ×`,
    part(tree, ['main']),
    part(tree, ['window']),
    part(tree, ['graphics', 'network', 'other']),
    part(tree, ['exchange']),
  ]
  return {
    name: 'Memory at rest, MB',
    head: ['', 'all', 'of the empty one', 'main', 'window', 'others', 'embedded exchange, not in all'],
    rows: [row('an empty window', base), row('Paradesk', ours)],
  }
}

/** What `readdir` finds below `out/`, the largest first; fonts are of no account here. */
function bundleTable(): Table {
  const out = join(projectRoot, 'out')
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:js|cjs|css)$/.test(name))
    .map((name) => ({ name: name.replace(/-[\w-]{8}(?=\.)/, ''), bytes: statSync(join(out, name)).size }))
    .sort((a, b) => b.bytes - a.bytes)
  return {
    name: 'What is built, kB',
    head: ['file', 'size'],
    rows: files.map(({ name, bytes }) => [name, toThree(bytes / 1_000)]),
  }
}

/** How soon the desk is there, and what it costs when nothing is asked of it. */
export const start: Suite = {
  title: 'Start and rest',
  notes: [
    'Each start is a new process, on the virtual desktop, drawn by software; a page is watched over ' +
      "Electron's own debugging port in all. Live means that the account and the prices are.",
    'One Paradesk reads its key from the keychain and signs in to an exchange that runs already, as with a real account. ' +
      'The other makes a practice account and starts its embedded exchange, in a process of its own on the same two cores; that CPU is in the figure above, its memory is not.',
    'Without a graphics card, as here, the empty window tries to draw by one and fails each time; Paradesk remembers for a week that there is none.',
    'On Linux the empty window has a process more, for the network; Paradesk keeps that in main, where nothing may use it.',
    'The practice account is opened by the embedded exchange before anybody asks; signing in to it is proven as ever.',
    'Memory is what the processes hold alone and their share of what they hold together (Pss).',
    'starknet is in `main/signing-library` and what it names, which is read when the first key is opened: the paper ' +
      'account has one. Without a key none of it is read.',
  ],
  cases: [],
  tables: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paradesk-bench-'))
    const desk = welcomedDesk(join(folder, 'paper'))
    const sandbox = await startSandbox()
    try {
      return await onDesktop(async (launch) => [
        await startTable(launch, await settleIn(launch, sandbox, join(folder, 'own')), desk),
        await memoryTable(launch, desk),
        bundleTable(),
      ])
    } finally {
      await sandbox.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}
