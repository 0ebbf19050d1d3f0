import { describe, expect, it } from 'vitest'
import { whileSilent } from '../../../src/renderer/desk'
import { formatOffset } from '../../../src/notation/time'
import { judgeClock, judgeKeychain, systemOf } from '../../../src/renderer/honest/signs'
import { findOld } from '../../../src/renderer/honest/useOldness'
import { accepting, isQuestion } from '../../../src/renderer/ticket/useSending'
import { connection, SAMPLE_MS } from '../samples'

describe('the plain signs', () => {
  it.each([
    [null, 'unknown'],
    [0, 'fine'],
    [-999, 'fine'],
    [1_000, 'warning'],
    [-9_999, 'warning'],
    [-10_000, 'danger'],
    [720_000, 'danger'],
  ])('judge a clock %s ms away as %s', (clockOffsetMs, level) => {
    expect(judgeClock({ clockOffsetMs })).toBe(level)
  })

  it('write a difference of clocks as a person says it', () => {
    expect([12, -999, 1_440, -99_000, 720_000].map(formatOffset)).toEqual([
      '+12 ms',
      '−999 ms',
      '+1.4 s',
      '−99.0 s',
      '+12 min',
    ])
  })

  it('believe what the exchange said of itself no longer than the line stands', () => {
    expect(systemOf({ phase: 'live', systemState: 'postOnly' })).toBe('postOnly')
    expect(systemOf({ phase: 'stale', systemState: 'ok' })).toBe('unknown')
  })

  it('tell a locked keychain from none and from one that fails', () => {
    const state = (code: string) => judgeKeychain({ available: false, problem: { code } })
    expect(judgeKeychain({ available: true })).toBe('answers')
    expect(['vault.keychainLocked', 'vault.keychainMissing', 'vault.keychainFailed'].map(state)).toEqual([
      'locked',
      'missing',
      'failed',
    ])
  })
})

describe('what is old on the screen', () => {
  it('is told feed by feed, with its last word', () => {
    expect(findOld(connection())).toEqual({ account: null, prices: null })
    const old = connection({ marketData: 'stale', marketDataAtMs: SAMPLE_MS - 5 })
    expect(findOld(old)).toEqual({ account: null, prices: { sinceMs: SAMPLE_MS - 5 } })
  })

  it('is all of it while main is silent, but what was offline stays offline', () => {
    expect(whileSilent(connection())).toMatchObject({
      phase: 'stale',
      marketData: 'stale',
      problem: { code: 'window.silent' },
    })
    expect(whileSilent(connection({ phase: 'offline' })).phase).toBe('offline')
  })

  it('is accepted by itself, and never with what the limits ask', () => {
    const intent = { confirmed: false }
    const old = { intent, problem: { code: 'order.oldPrices' } }
    expect(isQuestion(old.problem)).toBe(true)
    expect(accepting(old)).toEqual({ confirmed: false, acceptsOld: true })
    expect(accepting({ intent: accepting(old), problem: { code: 'order.confirmSize' } })).toEqual({
      confirmed: true,
      acceptsOld: true,
    })
    expect(isQuestion({ code: 'order.notLive' })).toBe(false)
  })
})
