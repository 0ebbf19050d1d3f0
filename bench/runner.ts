import { median, noiseOf, percentile } from './statistics'

/** One of those that do the same work. */
export interface Contender {
  name: string
  /** Does the case's work once, all its `operations` of it. */
  run: () => unknown
}

/** A case under way: who takes part, and what to put away afterwards. */
export interface PreparedCase {
  contenders: Contender[]
  close?: () => void | Promise<void>
}

/** One piece of work that several do. */
export interface BenchCase {
  name: string
  /** What one operation is, as a plural: 'orders', 'frames'. */
  unit: string
  /** Operations in one `run`. */
  operations: number
  /** Whom the others are compared with, by name. */
  baseline: string
  /** Measured rounds; every contender runs once in each, in turn. 30 unless given. */
  rounds?: number
  /** Rounds before them that nobody looks at. 5 unless given. */
  warmUpRounds?: number
  /** Waited before each run, so that nothing is hot. 0 unless given. */
  idleMs?: number
  prepare: () => PreparedCase | Promise<PreparedCase>
}

/** Cost as it grows: one line of a curve a subject, one figure an x. */
export interface Curve {
  name: string
  /** What grows. */
  along: string
  /** What the figures are in. */
  unit: string
  xs: number[]
  lines: { name: string; ys: number[] }[]
}

/** Figures that are no race, as they are to be read; the first column says of what. */
export interface Table {
  name: string
  head: string[]
  rows: string[][]
}

/** What the person who runs the bench has asked for. */
export interface Wishes {
  /** How long what is watched at rest is watched. */
  minutes: number
}

/** What a room of the bench measures; its name for `--only` stands in `suites`. */
export interface Suite {
  title: string
  /** Honest words below the table. */
  notes: string[]
  cases: BenchCase[]
  curves?: () => Promise<Curve[]>
  tables?: (wishes: Wishes) => Promise<Table[]>
}

/** How one contender did, each figure of one operation. */
export interface ContenderResult {
  name: string
  medianMs: number
  p99Ms: number
  /** CPU of the whole process, other threads included. */
  cpuMs: number
  /** How many times faster than the baseline: the median of the rounds' own ratios. */
  ratio: number
  /** CPU as a multiple of the baseline's: the median of the rounds' own. */
  cpuRatio: number
  /** Half the middle half of the runs, as a share of the median. */
  noise: number
}

/** How a case went. */
export interface CaseResult {
  name: string
  unit: string
  baseline: string
  rounds: number
  results: ContenderResult[]
}

interface Sample {
  ms: number
  cpuMs: number
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function sampleOf({ run }: Contender, { operations, idleMs = 0 }: BenchCase): Promise<Sample> {
  if (idleMs > 0) await wait(idleMs)
  const cpu = process.cpuUsage()
  const start = performance.now()
  const pending = run()
  if (pending instanceof Promise) await pending
  const ms = performance.now() - start
  const used = process.cpuUsage(cpu)
  return { ms: ms / operations, cpuMs: (used.user + used.system) / 1000 / operations }
}

/** The contenders from the `turn`th on, so that nobody always runs after the same one. */
function rotated<T>(all: readonly T[], turn: number): T[] {
  const from = turn % all.length
  return [...all.slice(from), ...all.slice(0, from)]
}

/** Runs a case: warm-up, then rounds in which everyone has a turn. */
export async function runCase(work: BenchCase): Promise<CaseResult> {
  const { contenders, close } = await work.prepare()
  const { rounds = 30, warmUpRounds = 5 } = work
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]))
  try {
    for (let round = -warmUpRounds; round < rounds; round++) {
      for (const contender of rotated(contenders, round + warmUpRounds)) {
        const sample = await sampleOf(contender, work)
        if (round >= 0) samples.get(contender.name)?.push(sample)
      }
    }
  } finally {
    await close?.()
  }
  const base = samples.get(work.baseline)
  if (!base) throw new Error(`${work.name}: no contender is called ${work.baseline}`)
  const results = contenders.map(({ name }): ContenderResult => {
    const own = samples.get(name) ?? []
    const times = own.map(({ ms }) => ms)
    return {
      name,
      medianMs: median(times),
      p99Ms: percentile(times, 0.99),
      cpuMs: median(own.map(({ cpuMs }) => cpuMs)),
      ratio: median(own.map(({ ms }, round) => (base[round]?.ms ?? NaN) / ms)),
      cpuRatio: median(own.map(({ cpuMs }, round) => cpuMs / (base[round]?.cpuMs ?? NaN))),
      noise: noiseOf(times),
    }
  })
  return { name: work.name, unit: work.unit, baseline: work.baseline, rounds, results }
}
