import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSoundApart } from '../../src/main/journal/check'

const rows = 20_000

describe('the check of a copy', () => {
  let folder: string
  let sound: string
  let damaged: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'paradesk-check-'))
    sound = join(folder, 'sound.db')
    damaged = join(folder, 'damaged.db')
    const database = new DatabaseSync(sound)
    database.exec(
      'CREATE TABLE fill (id INTEGER PRIMARY KEY, market TEXT); CREATE INDEX by_market ON fill (market)',
    )
    database.exec(
      `INSERT INTO fill WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) ` +
        "SELECT i, 'M' || i FROM n",
    )
    database.close()
    const bytes = readFileSync(sound)
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 4096)
    writeFileSync(damaged, bytes)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('tells a sound file from a damaged one', async () => {
    const { signal } = new AbortController()
    expect(await isSoundApart(sound, signal)).toBe(true)
    expect(await isSoundApart(damaged, signal)).toBe(false)
  })

  it('can be called off at any moment, without harm to the process', async () => {
    for (let round = 0; round < 40; round += 1) {
      const calledOff = new AbortController()
      const answer = isSoundApart(sound, calledOff.signal)
      const timer = setTimeout(() => calledOff.abort(new Error('no more')), round)
      const outcome = await answer.then(
        (is) => (is ? 'sound' : 'damaged'),
        (error: Error) => error.message,
      )
      clearTimeout(timer)
      expect(['sound', 'no more']).toContain(outcome)
    }
    const before = AbortSignal.abort(new Error('no more'))
    await expect(isSoundApart(sound, before)).rejects.toThrow('no more')
  })
})
