import { describe, expect, it } from 'vitest'
import { openPracticeJournal } from '../../src/main/journal/practice-journal'
import { aFill } from '../fixtures/nouns'
import { folder, noonMs, open, silentLog, valueOf, visit } from './stage'

describe('notes', () => {
  it('outlive the app, replace each other, and go when nothing is left of them', async () => {
    const directory = folder()
    await visit(directory, (journal) => {
      const account = journal.account('testnet', '0x1')
      account.putNote({ subject: 'fills:FILL:7', words: 'too early', tags: ['fomo', '突破'] })
      account.putNote({ subject: 'fills:FILL:7', words: 'too early, again', tags: ['fomo'] })
      account.putNote({ subject: 'orders:1', words: '', tags: ['fomo', 'plan'] })
      journal.account('mainnet', '0x1').putNote({ subject: 'orders:1', words: 'another', tags: [] })
    })
    const account = open(directory).journal.account('testnet', '0x1')
    expect(valueOf(account.notesOf(['orders:1', 'orders:2', 'fills:FILL:7']))).toEqual([
      { subject: 'orders:1', words: '', tags: ['fomo', 'plan'] },
      { subject: 'fills:FILL:7', words: 'too early, again', tags: ['fomo'] },
    ])
    expect(valueOf(account.tags())).toEqual([
      { tag: 'fomo', count: 2 },
      { tag: 'plan', count: 1 },
    ])
    expect(account.putNote({ subject: 'orders:1', words: '', tags: [] }).ok).toBe(true)
    expect(valueOf(account.notesOf(['orders:1']))).toEqual([])
  })
})

describe('the money of an account in the order of time', () => {
  const fill = (id: string, createdAtMs: number) => aFill({ id, createdAtMs })

  it('is read in parts that never cut a millisecond, and goes on where it stood', () => {
    const account = open(folder()).journal.account('testnet', '0x1')
    for (const id of ['1', '2', '3']) account.recordFill(fill(id, noonMs), { caughtUp: false })
    account.recordFunding({ id: 'f', market: 'A', payment: '1', index: '0', createdAtMs: noonMs })
    account.recordFill(fill('4', noonMs + 1), { caughtUp: false })
    const first = valueOf(account.money.read(null, 4))
    if (first === 'rewritten') throw new Error('nothing was read before')
    expect(first.events.map(({ kind }) => kind)).toEqual(['funding', 'fill', 'fill', 'fill'])
    expect(first.goesOn).toBe(true)
    const second = valueOf(account.money.read(first.mark, 4))
    expect(second).toMatchObject({ events: [{ fill: { id: '4' } }], goesOn: false })
    if (second === 'rewritten') throw new Error('nothing was rewritten')
    account.recordFill(fill('5', noonMs + 2), { caughtUp: false })
    expect(valueOf(account.money.read(second.mark, 2))).toMatchObject({ events: [{ fill: { id: '5' } }] })
  })

  it('begins anew when something older comes or is taken back, and not for another account', () => {
    const { journal } = open(folder())
    const account = journal.account('testnet', '0x1')
    account.recordFill(fill('1', noonMs), { caughtUp: false })
    account.recordFill(fill('2', noonMs + 5), { caughtUp: false })
    const read = valueOf(account.money.read(null, 10))
    if (read === 'rewritten') throw new Error('nothing was read before')
    journal.account('mainnet', '0x1').recordFill(fill('3', noonMs), { caughtUp: false })
    expect(valueOf(account.money.read(read.mark, 10))).toMatchObject({ events: [] })
    account.recordFill(fill('4', noonMs + 1), { caughtUp: true })
    expect(valueOf(account.money.read(read.mark, 10))).toBe('rewritten')
    const again = valueOf(account.money.read(null, 10))
    if (again === 'rewritten') throw new Error('nothing was read before')
    account.bustFill('1')
    expect(valueOf(account.money.read(again.mark, 10))).toBe('rewritten')
    expect(valueOf(account.money.read(null, 10))).toMatchObject({
      events: [{ busted: true }, { busted: false }, { busted: false }],
    })
  })
})

it('an account of play money has a journal of its own, which holds the same', () => {
  const paper = openPracticeJournal(silentLog, () => noonMs)
  const account = paper.account('0x1@here')
  expect(account.recordFill(aFill(), { caughtUp: false })).toBe('new')
  expect(account.recordFill(aFill(), { caughtUp: false })).toBe('known')
  expect(valueOf(account.fills({ limit: 5 })).entries).toHaveLength(1)
  expect(valueOf(paper.account('0x1@there').fills({ limit: 5 })).entries).toHaveLength(0)
})
