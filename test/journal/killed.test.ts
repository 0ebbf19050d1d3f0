import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSound } from '../../src/main/journal/check'
import { openDatabase } from '../../src/main/journal/database'
import { createRandom } from '../../src/sandbox/exchange/random'
import { folder, open, valueOf } from './stage'

const root = join(import.meta.dirname, '../..')
// Below node_modules, so that what is built finds its packages.
const built = join(root, 'node_modules/.cache', `journal-killed-${process.pid}`)
const kills = 200
const standby = 2

type Writer = ChildProcessByStdio<Writable, Readable, null>

function startWriter(): Writer {
  return spawn(process.execPath, [join(built, 'killed-writer.js')], { stdio: ['pipe', 'pipe', 'inherit'] })
}

describe('a journal whose process is killed', () => {
  // Built once: two hundred processes start faster from one plain file.
  beforeAll(() =>
    build({
      root,
      configFile: false,
      logLevel: 'silent',
      ssr: { noExternal: ['zod'] },
      build: {
        ssr: join(import.meta.dirname, 'killed-writer.ts'),
        outDir: built,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: '[name].js', format: 'es' } },
      },
    }),
  )
  afterAll(() => rmSync(built, { recursive: true, force: true }))

  it(`${kills} times loses nothing it acknowledged, doubles nothing and stays sound`, async () => {
    const directory = folder()
    const random = createRandom(20_260_131, 'kills')
    const fills = new Set<string>()
    const intents = new Set<string>()
    const outcomes: string[] = []

    /** Lets a writer work until it has acknowledged so many, then kills it; hears what it said until then. */
    async function runAndKill(writer: Writer, turn: number, after: number): Promise<void> {
      let heard = 0
      const lines = createInterface(writer.stdout)
      const closed = Promise.all([once(lines, 'close'), once(writer, 'exit')])
      lines.on('line', (line) => {
        const [kind, name = ''] = line.split(' ')
        if (kind === 'outcome') outcomes.push(name)
        if (kind === 'fill') fills.add(name)
        if (kind === 'intent') intents.add(name)
        if (kind !== 'ready') heard += 1
        if (heard === after) writer.kill('SIGKILL')
      })
      writer.stdin.on('error', () => undefined)
      writer.stdin.write(`${JSON.stringify({ directory, turn })}\n`)
      const [, [, signal]] = (await closed) as [unknown, [number | null, string | null]]
      expect(signal).toBe('SIGKILL')
    }

    const waiting = Array.from({ length: standby }, startWriter)
    try {
      for (let turn = 0; turn < kills; turn += 1) {
        if (turn + standby < kills) waiting.push(startWriter())
        const writer = waiting.shift()
        if (writer) await runAndKill(writer, turn, 1 + random.below(150))
      }
    } finally {
      for (const writer of waiting) writer.kill('SIGKILL')
    }

    expect(outcomes).toEqual(['fresh', ...Array.from({ length: kills - 1 }, () => 'opened')])
    const { journal } = open(directory)
    const account = journal.account('testnet', '0x1')
    const known = valueOf(account.knownFillKeys(0))
    const onDisk = new Set(known)
    expect(onDisk.size).toBe(known.length)
    expect([...fills].filter((key) => !onDisk.has(key))).toEqual([])
    const stillOpen = new Set(valueOf(account.openIntents()).map(({ order }) => order.clientId))
    expect([...intents].filter((clientId) => !stillOpen.has(clientId))).toEqual([])

    const batches = new Map<string, number>()
    for (let before: string | undefined; ;) {
      const page = valueOf(account.fills({ limit: 5_000, before }))
      for (const { fill } of page.entries) batches.set(fill.orderId, (batches.get(fill.orderId) ?? 0) + 1)
      if (!page.next) break
      before = page.next
    }
    batches.delete('alone')
    expect(batches.size).toBeGreaterThan(kills)
    expect([...batches].filter(([name, size]) => !name.endsWith(` of ${size}`))).toEqual([])
    // Written in the same transaction as their fills.
    const totals = valueOf(account.totals({}))
    expect([totals.fills, totals.volume]).toEqual([known.length, String(known.length)])
    expect(journal.unreadable).toBe(0)
    await journal.close()

    const database = openDatabase(join(directory, 'journal.db'))
    expect(isSound(database, 'thorough')).toBe(true)
    database.close()
  }, 240_000)
})
