import { describe, expect, it } from 'vitest'
import { closingLine, countReport, isSuccess, sumCounts } from '../../scripts/test-counts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
})
const report = (...testResults: object[]) => JSON.stringify({ testResults })

describe('counting tests', () => {
  it('counts each test by what became of it', () => {
    const json = report(
      file('passed', 'passed', 'passed', 'pending', 'todo'),
      file('failed', 'failed', 'passed'),
    )
    expect(countReport(json)).toEqual({ passed: 3, failed: 1, skipped: 2 })
  })

  it('counts a file that could not be loaded as one failure', () => {
    expect(countReport(report(file('failed'), file('passed', 'passed')))).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    })
  })

  it('counts a file that failed after its last test as one failure', () => {
    expect(countReport(report(file('failed', 'passed')))).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('refuses what is no report', () => {
    expect(() => countReport('{}')).toThrow('Not a report')
    expect(() => countReport('')).toThrow()
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
