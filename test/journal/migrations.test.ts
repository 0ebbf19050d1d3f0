import { DatabaseSync } from '@photostructure/sqlite'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/main/journal/database'
import { currentVersion, migrate } from '../../src/main/journal/migrations'
import { aFill, anOrder } from '../fixtures/nouns'
import { folder, noonMs, open, valueOf } from './stage'
import { versionFourSteps } from './version-four'
import { versionOne } from './version-one'
import { versionThreeSteps } from './version-three'
import { versionTwoSteps } from './version-two'

/** A journal as version 1 of the file left it. */
function asVersionOne(directory: string): void {
  mkdirSync(directory, { recursive: true })
  const file = new DatabaseSync(join(directory, 'journal.db'))
  file.exec(versionOne)
  file.exec(
    `INSERT INTO accounts (row, environment, address) VALUES (1, 'testnet', '0x1'), (2, 'mainnet', '0x1')`,
  )
  const fill = file.prepare(
    `INSERT INTO fills (account, key, id, order_id, market, at, caught_up, busted, noun)
     VALUES (?, ?, ?, '1', ?, ?, 0, ?, ?)`,
  )
  for (const [account, id, busted] of [
    [1, '1', 0],
    [1, '2', 0],
    [1, '3', 1],
    [2, '1', 0],
  ] as const) {
    const noun = aFill({ id, fee: '0.1', realizedPnl: '0.2', createdAtMs: noonMs })
    fill.run(account, noun.key, id, noun.market, noonMs, busted, JSON.stringify(noun))
  }
  fill.run(1, 'FILL:damaged', 'damaged', 'A', noonMs, 0, '{')
  file
    .prepare(`INSERT INTO funding (account, key, market, at, noun) VALUES (1, 'f', 'BTC-USD-PERP', ?, ?)`)
    .run(
      noonMs,
      JSON.stringify({ id: 'f', market: 'BTC-USD-PERP', payment: '-0.3', index: '1', createdAtMs: noonMs }),
    )
  file
    .prepare(
      `INSERT INTO orders (account, id, client_id, market, state, at, updated_at, seq, noun)
       VALUES (1, '1', 'c1', 'BTC-USD-PERP', 'working', 1, 10, '1748665803448726408', ?)`,
    )
    .run(JSON.stringify(anOrder()))
  file.exec('PRAGMA application_id = 1346652721; PRAGMA user_version = 1')
  file.close()
}

/** The same as version 2 left it, with what it had counted. */
function asVersionTwo(directory: string): void {
  asVersionOne(directory)
  const file = new DatabaseSync(join(directory, 'journal.db'))
  file.exec(versionTwoSteps)
  file.exec(
    `INSERT INTO day_totals (account, day, market, fees, realized_pnl, funding, volume, fills) VALUES
     (1, '2026-01-31', 'BTC-USD-PERP', '{"USDC":"0.2"}', '0.4', '-0.3', '97000', 2),
     (2, '2026-01-31', 'BTC-USD-PERP', '{"USDC":"0.1"}', '0.2', '0', '48500', 1)`,
  )
  file.exec('PRAGMA user_version = 2')
  file.close()
}

/** The same as version 3 left it, with a day of another month. */
function asVersionThree(directory: string): void {
  asVersionTwo(directory)
  const file = new DatabaseSync(join(directory, 'journal.db'))
  file.exec(versionThreeSteps)
  file.exec(
    `INSERT INTO day_totals (account, day, market, fees, realized_pnl, funding, volume, fills) VALUES
     (2, '2025-12-01', 'BTC-USD-PERP', '{"USDC":"0.3","DIME":"1"}', '-1.5', '0', '10', 4),
     (2, '2025-12-31', 'BTC-USD-PERP', '{"USDC":"0.1"}', '1', '0', '20', 1)`,
  )
  file.exec('PRAGMA user_version = 3')
  file.close()
}

/** The same as version 4 left it, with the months it had counted. */
function asVersionFour(directory: string): void {
  asVersionThree(directory)
  const file = new DatabaseSync(join(directory, 'journal.db'))
  file.exec(versionFourSteps)
  file.exec(
    `INSERT INTO month_totals (account, month, market, fees, realized_pnl, funding, volume, fills) VALUES
     (1, '2026-01', 'BTC-USD-PERP', '{"USDC":"0.2"}', '0.4', '-0.3', '97000', 2),
     (2, '2026-01', 'BTC-USD-PERP', '{"USDC":"0.1"}', '0.2', '0', '48500', 1),
     (2, '2025-12', 'BTC-USD-PERP', '{"USDC":"0.4","DIME":"1"}', '-0.5', '0', '30', 5)`,
  )
  file.exec('PRAGMA user_version = 4')
  file.close()
}

const layoutOf = (path: string) => {
  const file = new DatabaseSync(path)
  try {
    return file.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all() as {
      name: string
      sql: string
    }[]
  } finally {
    file.close()
  }
}
const squeeze = (layout: { name: string; sql: string | null }[]) =>
  layout.map(({ name, sql }) => [name, sql?.replace(/\s+/g, ' ')])

describe('a file of an earlier version', () => {
  it.each([
    ['1', asVersionOne],
    ['2', asVersionTwo],
    ['3', asVersionThree],
    ['4', asVersionFour],
  ])('has today’s layout after its migration from version %s, and all it held', async (_, asItWas) => {
    const old = folder()
    asItWas(old)
    const { journal, outcome } = open(old)
    expect(outcome).toBe('opened')
    const account = journal.account('testnet', '0x1')
    expect(valueOf(account.totals({}))).toEqual({
      fees: { USDC: '0.2' },
      realizedPnl: '0.4',
      funding: '-0.3',
      volume: '97000',
      fills: 2,
    })
    expect(valueOf(journal.account('mainnet', '0x1').totals({ fromDay: '2026-01-01' })).fills).toBe(1)
    expect(valueOf(account.knownFillKeys(0)).sort()).toEqual(['FILL:1', 'FILL:2', 'FILL:3', 'FILL:damaged'])
    expect(valueOf(account.order({ id: '1' }))).toEqual(anOrder())
    expect(account.putNote({ subject: 'orders:1', words: 'seen', tags: [] }).ok).toBe(true)
    await journal.close()

    const fresh = folder()
    await open(fresh).journal.close()
    expect(squeeze(layoutOf(join(old, 'journal.db')))).toEqual(squeeze(layoutOf(join(fresh, 'journal.db'))))
  })

  it('gets its months from the days it had counted', () => {
    const old = folder()
    asVersionThree(old)
    const account = open(old).journal.account('mainnet', '0x1')
    const december = { fees: { USDC: '0.4', DIME: '1' }, realizedPnl: '-0.5', funding: '0', volume: '30' }
    expect(valueOf(account.totals({ toDay: '2026-01-30' }))).toEqual({ ...december, fills: 5 })
    expect(valueOf(account.totals({})).fills).toBe(6)
  })

  it('stays as it was when a step fails, and the next start takes it up again', () => {
    const directory = folder()
    asVersionOne(directory)
    const database = openDatabase(join(directory, 'journal.db'))
    const failing = {
      ...database,
      get inTransaction() {
        return database.inTransaction
      },
      statement: () => {
        throw new Error('the disk is full')
      },
    }
    expect(() => migrate(failing, 1)).toThrow('the disk is full')
    expect(database.glance('user_version', 'FROM pragma_user_version')).toEqual([[1]])
    expect(database.glance('name', `FROM sqlite_schema WHERE name = 'day_totals'`)).toEqual([])
    migrate(database, 1)
    expect(database.glance('user_version', 'FROM pragma_user_version')).toEqual([[currentVersion]])
    database.close()
  })
})
