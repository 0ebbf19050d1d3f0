import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { installPeers } from './peers'
import { drawPicture } from './picture'
import { caseTable, createReport, toMarkdown, toTable, type Report, type SuiteResult } from './report'
import { runCase } from './runner'
import { suites } from './suites'

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, minutes: { type: 'string', default: '10' } },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) {
  console.error('--minutes must be a number above zero.')
  process.exit(2)
}
const names = values.only ?? Object.keys(suites)
const unknown = names.find((name) => !(name in suites))
if (unknown !== undefined) {
  console.error(`There is no suite "${unknown}"; there are ${Object.keys(suites).join(', ')}.`)
  process.exit(2)
}

const jsonPath = new URL('results.json', import.meta.url)

/** What is on the disk of suites that do not run now. */
function readOthers(): SuiteResult[] {
  if (!existsSync(jsonPath)) return []
  const { suites: known } = JSON.parse(readFileSync(jsonPath, 'utf8')) as Report
  return known.filter(({ name }) => !names.includes(name))
}

installPeers()
const done = readOthers()
for (const [name, load] of Object.entries(suites).filter(([each]) => names.includes(each))) {
  const suite = await load()
  const { title, notes } = suite
  const date = new Date().toISOString().slice(0, 10)
  const result: SuiteResult = { name, title, date, notes, cases: [], curves: [], tables: [] }
  console.log(`\n${title}`)
  for (const work of suite.cases) {
    const outcome = await runCase(work)
    console.log(`\n${outcome.name} (compared with ${outcome.baseline})\n${caseTable(outcome)}`)
    result.cases.push(outcome)
  }
  result.curves = (await suite.curves?.()) ?? []
  result.tables = (await suite.tables?.({ minutes })) ?? []
  for (const table of result.tables) console.log(`\n${table.name}\n${toTable([table.head, ...table.rows])}`)
  done.push(result)
}

const order = Object.keys(suites)
const report = createReport(done.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)))
writeFileSync(jsonPath, `${JSON.stringify(report, null, 2)}\n`)
writeFileSync(new URL('RESULTS.md', import.meta.url), toMarkdown(report))
writeFileSync(
  new URL('results.svg', import.meta.url),
  drawPicture(report.suites.flatMap(({ cases }) => cases)),
)
console.log('\nwritten: bench/RESULTS.md, bench/results.svg, bench/results.json')
// Peers leave timers behind.
process.exit(0)
