import { cpus, release, type } from 'node:os'
import { toDuration, toThree } from './figures'
import { peerVersions } from './peers'
import type { CaseResult, Curve, Table } from './runner'

/** One suite as it went. */
export interface SuiteResult {
  name: string
  title: string
  /** The day it was measured; suites may be run one by one. */
  date: string
  notes: string[]
  cases: CaseResult[]
  curves: Curve[]
  /** Absent from what was written before there were any. */
  tables?: Table[]
}

/** What ran, where and when. */
export interface Report {
  machine: string
  node: string
  peers: Record<string, string>
  suites: SuiteResult[]
}

/** A report of this machine. */
export function createReport(suites: SuiteResult[]): Report {
  const [core] = cpus()
  return {
    machine: `${cpus().length} × ${core?.model.trim() ?? 'unknown'}, ${type()} ${release()}`,
    node: process.version,
    peers: peerVersions(),
    suites,
  }
}

/** Rows as a table, the first of them its head. */
export function toTable(rows: string[][]): string {
  const [head = [], ...body] = rows
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'))
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The figures of a case, as a table. */
export function caseTable(result: CaseResult): string {
  const rows = result.results.map((one) => [
    one.name,
    toDuration(one.medianMs),
    toDuration(one.p99Ms),
    toThree(1_000 / one.medianMs),
    `${toThree(one.ratio)} ×`,
    `${toThree(one.cpuRatio)} ×`,
    `± ${Math.round(one.noise * 100)} %`,
  ])
  const head = ['', 'median', 'p99', `${result.unit} a second`, 'speed', 'CPU', 'noise']
  return toTable([head, ...rows])
}

function curveTable(curve: Curve): string {
  const head = [curve.along, ...curve.xs.map((x) => x.toLocaleString('en'))]
  return toTable([head, ...curve.lines.map(({ name, ys }) => [name, ...ys.map(toThree)])])
}

/** RESULTS.md of a report. */
export function toMarkdown(report: Report): string {
  const peers = Object.entries(report.peers).map(([name, version]) => `${name} ${version}`)
  const suites = report.suites.flatMap((suite) => [
    `## ${suite.title}`,
    `Measured on ${suite.date}.`,
    ...suite.cases.flatMap((result) => [
      `**${result.name}**: one of ${result.rounds} rounds each; compared with ${result.baseline}.`,
      caseTable(result),
    ]),
    ...suite.curves.flatMap((curve) => [`**${curve.name}**, ${curve.unit}`, curveTable(curve)]),
    ...(suite.tables ?? []).flatMap(({ name, head, rows }) => [`**${name}**`, toTable([head, ...rows])]),
    ...(suite.notes.length > 0 ? [suite.notes.map((note) => `- ${note}`).join('\n')] : []),
  ])
  return `${[
    '# Results',
    `Written by \`npm run bench\`: ${report.machine}; Node ${report.node}; ${peers.join(', ')}.`,
    'All contenders of a case run in one process, in turn, after a warm-up. Speed and CPU are the medians of ' +
      "each round's own ratio to the one compared with; CPU counts every thread, the garbage collector's too. " +
      'p99 is of the runs, each the mean of its operations. Noise is half the middle half of the runs. ' +
      'The ratios are what counts, and nothing here is a test.',
    '![How many times as fast as the one compared with](results.svg)',
    ...suites,
  ].join('\n\n')}\n`
}
