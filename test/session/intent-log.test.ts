import { describe, expect, it } from 'vitest'
import type { Journal } from '../../src/main/journal/journal'
import { createIntentLogs, settleHeard } from '../../src/main/session/intent-log'
import type { Problem } from '../../src/preload/model'
import { aFill, anOrder, aProfile } from '../fixtures/nouns'
import { folder, valueOf, visit } from '../journal/stage'
import type { IntendedOrder } from '../../src/trading/intended-order'

const intended = (clientId: string, over: Partial<IntendedOrder> = {}): IntendedOrder => ({
  clientId,
  market: 'BTC-USD-PERP',
  side: 'buy',
  type: 'limit',
  size: '1',
  price: '97000',
  timeInForce: 'gtc',
  reduceOnly: false,
  recvWindowMs: 10_000,
  ...over,
})
const logsOver = (journal: Journal) =>
  createIntentLogs({
    journalOf: ({ address }) => journal.account('testnet', address),
    missing: () => null,
    write: (work) => journal.write(work),
  })
const namesOf = (open: { order: IntendedOrder }[]) => open.map(({ order }) => order.clientId)

describe('the intents of an account with a journal', () => {
  it('that are open come up again after a restart, in full, until they are settled', async () => {
    const directory = folder()
    const twap = intended('twap-1', { type: 'market', durationS: 300 })
    await visit(directory, (journal) => {
      const intents = logsOver(journal)(aProfile())
      expect(intents.record([intended('a'), intended('b')])).toBeNull()
      expect(intents.record([twap])).toBeNull()
      expect(intents.record([intended('c')])).toBeNull()
      intents.settle('b', 'unknown')
      intents.settle('c', 'refused')
    })
    await visit(directory, (journal) => {
      const intents = logsOver(journal)(aProfile())
      expect(namesOf(intents.open())).toEqual(['a', 'b', 'twap-1'])
      expect(intents.open().at(-1)?.order).toEqual(twap)
      settleHeard(intents, [
        { kind: 'order', order: anOrder({ clientId: 'a', id: '1' }) },
        { kind: 'order', order: anOrder({ clientId: 'b', id: '', state: 'unknown' }) },
        { kind: 'fill', fill: aFill({ clientId: 'of another app' }), caughtUp: true },
      ])
      expect(namesOf(intents.open())).toEqual(['b', 'twap-1'])
    })
    await visit(directory, (journal) => {
      const intents = logsOver(journal)(aProfile())
      const never = anOrder({ clientId: 'b', id: '', state: 'rejected', cancelReason: 'NEVER_ARRIVED' })
      settleHeard(intents, [{ kind: 'order', order: never }])
      expect(namesOf(valueOf(journal.account('testnet', '0x1').openIntents()))).toEqual(['twap-1'])
    })
  })

  it('takes no name twice, but for one whose order surely is not at the venue', async () => {
    await visit(folder(), (journal) => {
      const intents = logsOver(journal)(aProfile())
      intents.record([intended('a')])
      expect(intents.record([intended('a')])?.code).toBe('journal.intentKnown')
      intents.settle('a', 'neverArrived')
      expect(intents.record([intended('a')])?.code).toBe('journal.intentKnown')
      expect(intents.recordAgain(intended('a'))).toBeNull()
      expect(namesOf(valueOf(journal.account('testnet', '0x1').openIntents()))).toEqual(['a'])
      intents.settle('a', 'accepted')
      expect(intents.recordAgain(intended('a'))?.code).toBe('journal.intentKnown')
    })
  })

  it('keeps all of a list back where one of them cannot be written', async () => {
    await visit(folder(), (journal) => {
      const intents = logsOver(journal)(aProfile())
      intents.record([intended('a')])
      expect(intents.record([intended('x'), intended('a'), intended('y')])?.code).toBe('journal.intentKnown')
      expect(namesOf(intents.open())).toEqual(['a'])
      expect(namesOf(valueOf(journal.account('testnet', '0x1').openIntents())).includes('x')).toBe(false)
    })
  })
})

describe('the intents of an account without a journal', () => {
  const logs = (missing: Problem | null) =>
    createIntentLogs({
      journalOf: () => null,
      missing: () => missing,
      write: (work) => ({ ok: true, value: work() }),
    })

  it('are kept in memory over sessions where none is meant to be kept', () => {
    const open = logs(null)
    open(aProfile()).record([intended('a')])
    expect(namesOf(open(aProfile()).open())).toEqual(['a'])
    expect(open(aProfile({ address: '0x2' })).open()).toEqual([])
    open(aProfile()).settle('a', 'accepted')
    expect(open(aProfile()).isOpen('a')).toBe(false)
  })

  it('let out what only reduces a position where the disk takes nothing: nobody is held in a position by it', () => {
    const full: Problem = { code: 'journal.full' }
    const intents = createIntentLogs({
      journalOf: () => ({
        recordIntent: () => ({ ok: false, problem: full }),
        recordIntentAgain: () => ({ ok: false, problem: { code: 'journal.intentKnown' } }),
        settleIntent: () => 'unwritten',
        openIntents: () => ({ ok: true, value: [] }),
      }),
      missing: () => null,
      write: (work) => ({ ok: true, value: work() }),
    })(aProfile())
    const closing = intended('close', { reduceOnly: true })
    expect(intents.record([closing, intended('more')])?.code).toBe('intent.full')
    expect(intents.open()).toEqual([])
    expect(intents.record([closing])).toBeNull()
    expect(namesOf(intents.open())).toEqual(['close'])
    // A name that is taken stays taken.
    expect(intents.recordAgain(closing)?.code).toBe('journal.intentKnown')
  })

  it('are none where there should be one: whatever keeps it shut keeps every order back', () => {
    const intents = logs({ code: 'journal.inUse' })(aProfile())
    expect(intents.record([intended('a')])).toEqual({ code: 'intent.failed', detail: 'journal.inUse' })
    expect(intents.open()).toEqual([])
  })
})
