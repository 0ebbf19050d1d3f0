import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build'
import { Interruption, Obstacle, runAsCommand, sentenceOf } from './command-line'
import { withDesktop } from './desktop-session'
import { ensureElectron } from './electron-runtime'
import { capture, run } from './processes'
import { projectRoot, toolPath } from './project'
import { ensurePackages } from './system-packages'
import type { ReadReport } from './test-counts'
import { closingLine, isSuccess, readReport, sumCounts } from './test-counts'

type Project = 'unit' | 'exchange' | 'e2e'

const withoutDesktop: readonly Project[] = ['unit', 'exchange']

/** The tests of pure rooms and of the exchange; they need no desktop. */
async function testUnits(filters: string[]): Promise<ReadReport> {
  return runVitest(withoutDesktop, filters, process.env)
}

/** The tests of the built app on a real desktop. */
async function testApp(filters: string[]): Promise<ReadReport> {
  await ensurePackages('desktop')
  const electron = await ensureElectron()
  await build()
  return withDesktop({}, async (desktop) =>
    runVitest(['e2e'], filters, { ...desktop.env, PARADESK_ELECTRON: electron.path, PARADESK_DESKTOP: '1' }),
  )
}

async function runVitest(
  projects: readonly Project[],
  filters: string[],
  env: NodeJS.ProcessEnv,
): Promise<ReadReport> {
  const folder = await mkdtemp(join(tmpdir(), 'paradesk-test-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const args = [toolPath('vitest'), 'run', ...toFlags(projects), ...reporters, ...filters]
    const status = await run(process.execPath, args, { cwd: projectRoot, env })
    const { counts, failures } = readReport(await readFile(report, 'utf8'))
    if (counts.passed + counts.failed === 0) throw new Obstacle('no test was executed.')
    if (status === 0 || counts.failed > 0) return { counts, failures }
    return { counts: { ...counts, failed: 1 }, failures: ['an error outside of every test: see above'] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs a phase; one that cannot run says so in a sentence and counts as one failure. An Interruption ends all. */
export async function attempt(name: string, phase: () => Promise<ReadReport>): Promise<ReadReport> {
  try {
    return await phase()
  } catch (error) {
    if (error instanceof Interruption) throw error
    const failure = `The ${name} tests could not run: ${sentenceOf(error)}`
    return { counts: { passed: 0, failed: 1, skipped: 0 }, failures: [failure] }
  }
}

function toFlags(projects: readonly Project[]): string[] {
  return projects.flatMap((project) => ['--project', project])
}

/** Whether some projects have test files that the filters let through. */
async function concerns(projects: readonly Project[], filters: string[]): Promise<boolean> {
  if (filters.length === 0) return true
  const list = [toolPath('vitest'), 'list', '--filesOnly', '--json', ...toFlags(projects), ...filters]
  const { status, stdout } = await capture(process.execPath, list, { cwd: projectRoot })
  return status === 0 && (JSON.parse(stdout) as unknown[]).length > 0
}

runAsCommand(import.meta.url, async (filters) => {
  const results: ReadReport[] = []
  if (await concerns(withoutDesktop, filters))
    results.push(await attempt('unit', async () => testUnits(filters)))
  if (await concerns(['e2e'], filters)) results.push(await attempt('desktop', async () => testApp(filters)))
  const sum = sumCounts(results.map(({ counts }) => counts))
  if (results.length === 0) console.error(`No test file matches: ${filters.join(' ')}`)
  // Once more at the end: whoever has only the last lines of a run has these.
  for (const failure of results.flatMap(({ failures }) => failures)) console.error(`FAILED ${failure}`)
  console.log(closingLine(sum))
  return isSuccess(sum) ? 0 : 1
})
