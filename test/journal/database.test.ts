import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase, openPassingDatabase, type Statement } from '../../src/main/journal/database'
import { until } from '../../scripts/until'
import { collect } from '../fixtures/collect'
import { folder } from './stage'

it('lets go of its statements once it is closed', async () => {
  const directory = folder()
  const ends = ['close', 'abandon'] as const
  const kept = ends.map((end): WeakRef<Statement> => {
    const database = openDatabase(join(directory, `${end}.db`))
    const statement = database.statement('CREATE TABLE words (word)')
    statement.run()
    expect(database.glance('name', 'FROM sqlite_schema')).toEqual([['words']])
    database[end]()
    return new WeakRef(statement)
  })
  await until('all are collected', async () => {
    await new Promise(setImmediate)
    collect()
    return kept.every((statement) => statement.deref() === undefined)
  })
})

it.runIf(process.platform === 'linux')(
  'keeps what passes in a file that nobody finds, once it is much',
  () => {
    const openFiles = (): string[] =>
      readdirSync('/proc/self/fd').flatMap((name) => {
        try {
          return [readlinkSync(`/proc/self/fd/${name}`)]
        } catch {
          // The one by which the folder was read.
          return []
        }
      })
    const hidden = (): number => openFiles().filter((name) => name.endsWith(' (deleted)')).length
    const before = hidden()
    const database = openPassingDatabase()
    database.statement('CREATE TABLE pages (page)').run()
    const insert = database.statement("INSERT INTO pages VALUES (printf('%01000d', ?))")
    for (let row = 0; row < 30_000; row++) insert.run(row)
    expect(hidden()).toBe(before + 1)
    expect(database.glance('count(*), max(length(page))', 'FROM pages')).toEqual([[30_000, 1_000]])
    database.close()
  },
)
