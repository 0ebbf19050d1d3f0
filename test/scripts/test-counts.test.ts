import { describe, expect, it } from 'vitest'
import { closingLine, isSuccess, readReport, sumCounts } from '../../scripts/test-counts'

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  message: 'Cannot be read.\nat a line',
  assertionResults: tests.map((test, at) => ({
    fullName: `adding ${at}`,
    status: test,
    ...(test === 'failed' && { failureMessages: ['expected 1 to be 2\nat another line'] }),
  })),
})
const report = (...testResults: object[]) => JSON.stringify({ testResults })

describe('reading a report of tests', () => {
  it('counts each test by what became of it, and names each that failed', () => {
    const json = report(
      file('passed', 'passed', 'passed', 'pending', 'todo'),
      file('failed', 'failed', 'passed', 'failed'),
    )
    expect(readReport(json)).toEqual({
      counts: { passed: 3, failed: 2, skipped: 2 },
      failures: ['a.test.ts: adding 0: expected 1 to be 2', 'a.test.ts: adding 2: expected 1 to be 2'],
    })
  })

  it('counts a file that could not be loaded as one failure, and names it', () => {
    expect(readReport(report(file('failed'), file('passed', 'passed')))).toEqual({
      counts: { passed: 1, failed: 1, skipped: 0 },
      failures: ['a.test.ts: the file itself: Cannot be read.'],
    })
  })

  it('counts a file that failed after its last test as one failure', () => {
    expect(readReport(report(file('failed', 'passed'))).counts).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('refuses what is no report', () => {
    expect(() => readReport('{}')).toThrow('Not a report')
    expect(() => readReport('')).toThrow()
  })

  it('adds runs up', () => {
    const sum = sumCounts([
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 3, failed: 1, skipped: 0 },
    ])
    expect(sum).toEqual({ passed: 5, failed: 1, skipped: 1 })
  })

  it('mentions skipped tests only where there are some', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(closingLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped')
  })

  it('calls a run without a test no success', () => {
    expect(isSuccess(sumCounts([]))).toBe(false)
    expect(isSuccess({ passed: 0, failed: 0, skipped: 4 })).toBe(false)
    expect(isSuccess({ passed: 4, failed: 1, skipped: 0 })).toBe(false)
    expect(isSuccess({ passed: 4, failed: 0, skipped: 0 })).toBe(true)
  })
})
