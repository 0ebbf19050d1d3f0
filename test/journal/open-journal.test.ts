import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { currentVersion } from '../../src/main/journal/migrations'
import { aFill } from '../fixtures/nouns'
import { dayMs, folder, noonMs, open, tryOpen, valueOf, visit } from './stage'
import type { Journal } from '../../src/main/journal/journal'

const keysOf = (journal: Journal) => valueOf(journal.account('testnet', '0x1').knownFillKeys(0)).sort()
const addFill = (journal: Journal, id: string) =>
  expect(journal.account('testnet', '0x1').recordFill(aFill({ id }), { caughtUp: false })).toBe('new')
const damagedFiles = (directory: string) => readdirSync(directory).filter((name) => name.includes('damaged'))
/** Overwrites a part of a file that is closed. */
function scribble(path: string, from: number, length: number): void {
  const bytes = readFileSync(path)
  bytes.fill(0xa5, from, from + length)
  writeFileSync(path, bytes)
}

/** A journal with the fill `old` in yesterday's backup and `old` and `new` in the file. */
async function twoDays(): Promise<string> {
  const directory = folder()
  await visit(directory, (journal) => addFill(journal, 'old'), { nowMs: () => noonMs - dayMs })
  await visit(directory, (journal) => addFill(journal, 'new'))
  expect(existsSync(join(directory, 'journal.backup-2026-01-31.db'))).toBe(true)
  return directory
}

describe('opening the journal', () => {
  it('starts afresh in a directory that is not there yet, and finds everything the next time', async () => {
    const directory = join(folder(), 'deep', 'down')
    const { journal, outcome } = open(directory)
    expect(outcome).toBe('fresh')
    addFill(journal, '1')
    await journal.close()
    const again = open(directory)
    expect(again.outcome).toBe('opened')
    expect(keysOf(again.journal)).toEqual(['FILL:1'])
    await again.journal.close()
  })

  it('lets one in at a time, and the next one after it', async () => {
    const directory = folder()
    const { journal } = open(directory)
    expect(tryOpen(directory)).toMatchObject({ ok: false, problem: { code: 'journal.inUse' } })
    addFill(journal, '1')
    await journal.close()
    expect(open(directory).outcome).toBe('opened')
  })

  it('leaves the file of a newer app as it is', async () => {
    const directory = folder()
    await visit(directory, () => undefined)
    const path = join(directory, 'journal.db')
    const later = new DatabaseSync(path)
    later.exec(`PRAGMA user_version = ${currentVersion + 1}`)
    later.close()
    const before = readFileSync(path)
    expect(tryOpen(directory)).toEqual({
      ok: false,
      problem: { code: 'journal.newer', values: { version: String(currentVersion + 1) } },
    })
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(directory)).toEqual(['journal.db'])
  })

  it('says that it cannot write where a file is in the way of the directory', () => {
    const path = join(folder(), 'file')
    writeFileSync(path, '')
    for (const directory of [path, join(path, 'below')])
      expect(tryOpen(directory)).toMatchObject({ ok: false, problem: { code: 'journal.unwritable' } })
  })

  it('says so where a directory is in the way of the file', () => {
    const directory = folder()
    const inTheWay = join(directory, 'journal.db', 'x')
    expect(tryOpen(join(directory, 'journal.db')).ok).toBe(true)
    expect(existsSync(inTheWay)).toBe(false)
    expect(tryOpen(directory).ok).toBe(false)
  })
})

describe('a backup', () => {
  it('is made at most once a day, and two are kept', async () => {
    const directory = folder()
    const backups = () => readdirSync(directory).filter((name) => name.includes('backup'))
    await visit(directory, (journal) => addFill(journal, '0'))
    expect(backups()).toEqual([])
    for (const day of [1, 1.2, 2, 3])
      await visit(directory, () => undefined, { nowMs: () => noonMs + day * dayMs })
    expect(backups()).toEqual(['journal.backup-2026-02-02.db', 'journal.backup-2026-02-03.db'])
  })

  it('is called off by an end in the middle, and leaves no half file', async () => {
    const directory = folder()
    await visit(directory, (journal) =>
      journal.write(() => {
        for (let id = 0; id < 5_000; id += 1) addFill(journal, String(id))
      }),
    )
    const { journal } = open(directory)
    await journal.close()
    expect(readdirSync(directory).sort()).toEqual(['journal.db'])
  })
})

describe('a damaged journal', () => {
  it.each([
    ['has its first page overwritten', (path: string) => scribble(path, 0, 4096)],
    ['has a page in the middle overwritten', (path: string) => scribble(path, 4096 * 3, 4096 * 6)],
    ['is cut short', (path: string) => truncateSync(path, 4096 * 5)],
    ['is no database', (path: string) => writeFileSync(path, 'It was a dark and stormy night.')],
    [
      'belongs to another application',
      (path: string) => {
        rmSync(path)
        const other = new DatabaseSync(path)
        other.exec('CREATE TABLE songs (title TEXT)')
        other.close()
      },
    ],
  ])('is put aside and restored from the newest backup when it %s', async (_, harm) => {
    const directory = await twoDays()
    harm(join(directory, 'journal.db'))
    const { journal, outcome } = open(directory)
    expect(outcome).toBe('restored')
    expect(keysOf(journal)).toEqual(['FILL:old'])
    expect(damagedFiles(directory)).toEqual(['journal.damaged-2026-01-31T12-00-00-000Z.db'])
    addFill(journal, 'after')
    await journal.close()
    expect(open(directory).outcome).toBe('opened')
  })

  it('is restored from the older backup when the newer one is damaged, too', async () => {
    const directory = await twoDays()
    const { journal: tomorrow } = open(directory, { nowMs: () => noonMs + dayMs })
    await tomorrow.backedUp
    await tomorrow.close()
    scribble(join(directory, 'journal.db'), 0, 4096)
    scribble(join(directory, 'journal.backup-2026-02-01.db'), 4096 * 3, 4096 * 6)
    const { journal, outcome } = open(directory)
    expect(outcome).toBe('restored')
    expect(keysOf(journal)).toEqual(['FILL:old'])
    await journal.close()
  })

  it('is begun anew when no backup is good', async () => {
    const directory = folder()
    await visit(directory, (journal) => addFill(journal, '1'))
    scribble(join(directory, 'journal.db'), 0, 4096)
    const { journal, outcome } = open(directory)
    expect(outcome).toBe('rebuilt')
    expect(keysOf(journal)).toEqual([])
    expect(damagedFiles(directory)).toHaveLength(1)
    await journal.close()
  })

  it('is restored when the file is gone or empty', async () => {
    const directory = await twoDays()
    for (const harm of [rmSync, (path: string) => writeFileSync(path, '')]) {
      harm(join(directory, 'journal.db'))
      const { journal, outcome } = open(directory)
      expect(outcome).toBe('restored')
      expect(keysOf(journal)).toEqual(['FILL:old'])
      await journal.close()
    }
  })

  it('takes what waits beside it aside with it', async () => {
    const directory = await twoDays()
    writeFileSync(join(directory, 'journal.db'), 'x'.repeat(10_000))
    writeFileSync(join(directory, 'journal.db-wal'), 'y')
    expect(open(directory).outcome).toBe('restored')
    expect(damagedFiles(directory).map((name) => name.replace(/^.*Z/, ''))).toEqual(['.db', '.db-wal'])
  })

  it('is read whole at the next start once damage was met on the way', async () => {
    const directory = await twoDays()
    const path = join(directory, 'journal.db')
    await visit(directory, (journal) =>
      journal.write(() => {
        for (let id = 0; id < 40_000; id += 1) addFill(journal, String(id))
      }),
    )
    // Beyond what every start reads whole, and in the middle of the fills.
    expect(readFileSync(path).length).toBeGreaterThan(16 * 1024 * 1024)
    scribble(path, 4096 * 2_000, 4096 * 400)
    const { journal, outcome } = open(directory)
    expect(outcome).toBe('opened')
    const told: (string | undefined)[] = []
    journal.onTrouble((problem) => told.push(problem?.code))
    const account = journal.account('testnet', '0x1')
    for (let before: string | undefined; ;) {
      const page = account.fills({ limit: 5_000, before })
      if (!page.ok || !page.value.next) break
      before = page.value.next
    }
    expect(told).toEqual(['journal.damaged'])
    expect(journal.healthy).toBe(false)
    // Nor does it pass by whoever comes too late to hear of it.
    journal.onTrouble((problem) => told.push(problem?.code))
    expect(told).toEqual(['journal.damaged', 'journal.damaged'])
    await journal.close()
    const again = open(directory)
    expect(again.outcome).toBe('restored')
    expect(keysOf(again.journal)).toEqual(['FILL:old'])
    await again.journal.close()
  })

  it('never replaces a good backup: the copy is read whole first', async () => {
    const directory = await twoDays()
    const path = join(directory, 'journal.db')
    await visit(directory, (journal) =>
      journal.write(() => {
        for (let id = 0; id < 40_000; id += 1) addFill(journal, String(id))
      }),
    )
    scribble(path, 4096 * 2_000, 4096 * 400)
    const before = readdirSync(directory).filter((name) => name.includes('backup'))
    const { journal, outcome } = open(directory, { nowMs: () => noonMs + dayMs })
    expect(outcome).toBe('opened')
    await journal.backedUp
    expect(journal.healthy).toBe(false)
    await journal.close()
    expect(readdirSync(directory).filter((name) => name.includes('backup'))).toEqual(before)
    expect(open(directory).outcome).toBe('restored')
  })
})

describe('an end that was not clean', () => {
  it('loses nothing that was written', async () => {
    const directory = folder()
    const { journal } = open(directory)
    addFill(journal, '1')
    // What a power cut of the process leaves: the file and its log as they lie there.
    const left = folder()
    for (const name of ['journal.db', 'journal.db-wal']) copyFileSync(join(directory, name), join(left, name))
    await journal.close()
    const again = open(left)
    expect(again.outcome).toBe('opened')
    expect(keysOf(again.journal)).toEqual(['FILL:1'])
  })
})
