/** What came of a run of tests. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What a report tells: the counts, and of each failure what failed and the first line of why. */
export interface ReadReport {
  counts: Counts
  failures: string[]
}

/**
 * Reads the report of vitest's JSON reporter. A file that could not be loaded has no tests and counts as one failure;
 * throws on anything that is no such report.
 */
export function readReport(json: string): ReadReport {
  const report: unknown = JSON.parse(json)
  if (!isReport(report)) throw new Error('Not a report of tests.')
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const failures: string[] = []
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1
      else if (test.status === 'failed') counts.failed += 1
      else counts.skipped += 1
    }
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    failures.push(...failed.map((test) => describe(file.name, test.fullName, test.failureMessages?.[0])))
    if (file.status !== 'failed' || failed.length > 0) continue
    counts.failed += 1
    failures.push(describe(file.name, 'the file itself', file.message))
  }
  return { counts, failures }
}

function describe(file: string, name: string, message: string | undefined): string {
  const [reason = ''] = (message ?? '').split('\n')
  return `${file}: ${name}: ${reason}`
}

/** The counts of several runs together. */
export function sumCounts(all: Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The closing line: `N passed, N failed`, and `, N skipped` where some were. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Whether the runs together are a success: some test ran and none failed. */
export function isSuccess({ passed, failed }: Counts): boolean {
  return passed > 0 && failed === 0
}

interface Report {
  testResults: FileReport[]
}

interface FileReport {
  name: string
  status: string
  message?: string
  assertionResults: { fullName: string; status: string; failureMessages?: string[] }[]
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && Array.isArray((value as Partial<Report>).testResults)
}
