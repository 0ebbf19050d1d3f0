import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/main/journal/database'
import { createJournalFiles } from '../../src/main/journal/files'
import { createJournal } from '../../src/main/journal/journal'
import { migrate } from '../../src/main/journal/migrations'
import { toProblem } from '../../src/main/journal/problem'
import { aFill } from '../fixtures/nouns'
import { folder, noonMs, silentLog, valueOf } from './stage'

const live = { caughtUp: false }

/** A journal whose disk can be made to fill up. */
function onSmallDisk() {
  const directory = folder()
  const database = openDatabase(join(directory, 'journal.db'))
  migrate(database, 0)
  const journal = createJournal({
    database,
    files: createJournalFiles(directory),
    log: silentLog,
    nowMs: () => noonMs,
    retentionDays: 0,
    backup: 'never',
  })
  const pages = () => Number(database.glance('page_count', 'FROM pragma_page_count')[0]?.[0])
  const told: (string | undefined)[] = []
  journal.onTrouble((problem) => told.push(problem?.code))
  return {
    journal,
    told,
    account: journal.account('testnet', '0x1'),
    fillUp: () => database.exec(`PRAGMA max_page_count = ${pages() + 2}`),
    makeRoom: () => database.exec('PRAGMA max_page_count = 1000000'),
  }
}

describe('a full disk', () => {
  it('takes a whole batch back, says so once, and ends when there is room again', async () => {
    const { journal, told, account, fillUp, makeRoom } = onSmallDisk()
    account.recordFill(aFill({ id: 'before' }), live)
    fillUp()
    const attempt = () =>
      journal.write(() =>
        Array.from({ length: 500 }, (_, id) => account.recordFill(aFill({ id: String(id) }), live)),
      )
    expect([attempt(), attempt()]).toMatchObject([
      { ok: false, problem: { code: 'journal.full' } },
      { ok: false, problem: { code: 'journal.full' } },
    ])
    expect(journal.healthy).toBe(false)
    expect(told).toEqual(['journal.full'])
    expect(valueOf(account.knownFillKeys(0))).toEqual(['FILL:before'])
    expect(valueOf(account.totals({})).fills).toBe(1)
    makeRoom()
    expect(valueOf(attempt()).every((recorded) => recorded === 'new')).toBe(true)
    expect(journal.healthy).toBe(true)
    expect(told).toEqual(['journal.full', undefined])
    expect(valueOf(account.totals({})).fills).toBe(501)
    await journal.close()
  })

  it('keeps orders from being sent: an intent that is not on disk is a failure', async () => {
    const { journal, account, fillUp } = onSmallDisk()
    fillUp()
    const intend = (index: number) =>
      account.recordIntent({
        clientId: `c${index}`,
        market: 'M'.repeat(3_000),
        side: 'buy',
        type: 'limit',
        size: '1',
        price: '1',
        timeInForce: 'gtc',
        reduceOnly: false,
      })
    const results = Array.from({ length: 10 }, (_, index) => intend(index))
    const written = results.filter(({ ok }) => ok).length
    expect(results.at(-1)).toMatchObject({ ok: false, problem: { code: 'journal.full' } })
    expect(valueOf(account.openIntents())).toHaveLength(written)
    expect(account.recordFill(aFill({ clientId: 'x'.repeat(20_000) }), live)).toBe('unwritten')
    await journal.close()
  })

  it('forgets the account it had just made, and makes it again', async () => {
    const { journal, fillUp, makeRoom } = onSmallDisk()
    const account = journal.account('mainnet', '0x2')
    fillUp()
    journal.write(() => {
      for (let id = 0; id < 500; id += 1) account.recordFill(aFill({ id: String(id) }), live)
    })
    expect(valueOf(account.knownFillKeys(0))).toEqual([])
    makeRoom()
    expect(account.recordFill(aFill(), live)).toBe('new')
    expect(valueOf(account.knownFillKeys(0))).toEqual(['FILL:7'])
    await journal.close()
  })
})

describe('a journal that was closed', () => {
  it('answers with problems, and never throws', async () => {
    const { journal, account } = onSmallDisk()
    await journal.close()
    expect(account.recordFill(aFill(), live)).toBe('unwritten')
    expect(account.markRung(['FILL:7'])).toBe(false)
    for (const result of [
      account.fills({ limit: 1 }),
      account.openIntents(),
      account.bustFill('7'),
      journal.size(),
    ])
      expect(result).toMatchObject({ ok: false, problem: { code: 'journal.failed' } })
    expect(journal.write(() => 1).ok).toBe(false)
    expect(journal.healthy).toBe(false)
  })
})

describe('the problem behind an error', () => {
  it.each([
    [{ errcode: 5, message: '' }, 'journal.inUse'],
    [{ errcode: 13, message: '' }, 'journal.full'],
    [{ errcode: 8 | (4 << 8), message: '' }, 'journal.unwritable'],
    [{ errcode: 11 | (1 << 8), message: '' }, 'journal.damaged'],
    [new Error('database disk image is malformed'), 'journal.damaged'],
    [Object.assign(new Error('no space left'), { code: 'ENOSPC' }), 'journal.full'],
    [Object.assign(new Error('read-only'), { code: 'EROFS' }), 'journal.unwritable'],
    [new Error('whatever'), 'journal.failed'],
    [null, 'journal.failed'],
  ])('%# is told apart', (error, code) => {
    expect(toProblem(error).code).toBe(code)
  })
})
