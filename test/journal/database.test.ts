import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { openDatabase, type Statement } from '../../src/main/journal/database'
import { until } from '../../scripts/until'
import { folder } from './stage'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

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
