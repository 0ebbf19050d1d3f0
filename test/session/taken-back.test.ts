import { describe, expect, it } from 'vitest'
import { createLedger } from '../../src/main/ledger/ledger'
import { createTakenBack } from '../../src/main/session/taken-back'
import type { Change, Fill } from '../../src/preload/model'
import { aFill } from '../fixtures/nouns'

const fill = (id: string) => aFill({ id, key: `FILL:${id}` })

/** A ledger that holds fills 1 and 2, and a journal that counts 1 to 3 since 100. */
function stage(synced: boolean) {
  const ledger = createLedger()
  for (const id of ['1', '2']) ledger.apply({ kind: 'fill', fill: fill(id) })
  const counting = new Set(['1', '2', '3'])
  const heard = {
    passed: [] as Change[][],
    rung: [] as Change[][],
    shown: [] as Change[][],
    away: [] as Fill[],
  }
  const takeBack = createTakenBack({
    ledger,
    keeping: { sinceMs: 100, bust: (id) => (counting.delete(id) ? [fill(id)] : []) },
    away: { hearBusted: (taken) => heard.away.push(...taken) },
    isSynced: () => synced,
    pass: (changes) => heard.passed.push(changes),
    ring: (changes) => heard.rung.push(changes),
    show: (changes) => heard.shown.push(changes),
  })
  return { takeBack, heard }
}

const keysOf = (lists: Change[][]) =>
  lists.map((list) => list.map((change) => (change.kind === 'fillBusted' ? change.key : change.kind)))

describe('busted fills', () => {
  it('that came before a start ring together, those of before the account was here do not', () => {
    const { takeBack, heard } = stage(false)
    const told = ['1', '3'].map((fillId) => ({ fillId, createdAtMs: 200 }))
    expect(takeBack([...told, { fillId: '2', createdAtMs: 50 }], true)).toEqual([fill('1'), null, fill('2')])
    expect(keysOf(heard.rung)).toEqual([['FILL:1', 'FILL:3']])
    expect(keysOf(heard.shown)).toEqual([['FILL:1', 'FILL:2']])
    expect(heard.passed).toEqual([])
    expect(new Set(heard.away.map(({ key }) => key))).toEqual(new Set(['FILL:1', 'FILL:3']))
  })

  it('are news of their own once the account is read, and count once however often they are told', () => {
    const { takeBack, heard } = stage(true)
    takeBack([{ fillId: '1', createdAtMs: 200 }], false)
    takeBack([{ fillId: '1', createdAtMs: 200 }], false)
    expect(keysOf(heard.passed)).toEqual([['FILL:1'], []])
    expect(heard.rung).toEqual([])
    expect(heard.away).toEqual([])
  })
})
