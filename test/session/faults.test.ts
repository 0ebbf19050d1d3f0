import { describe, it } from 'vitest'
import type { Result, Order } from '../../src/preload/model'
import { faultTable, pull, type Fault, type FaultFamily } from '../../src/sandbox/fault-table'
import { createRandom } from '../../src/sandbox/exchange/random'
import { openLine, until, type Line } from './faulty-line'

type Ended = (end: () => Promise<void>) => void
const patient = { timeout: 300_000 }

async function liveLine(ended: Ended): Promise<Line> {
  const line = await openLine()
  ended(() => line.stop())
  line.session.start()
  await until(line.isLive)
  return line
}

/**
 * What a clock that has just changed brings: an order signed by it is refused, and while the session reads everything
 * anew none is sent. The next one is.
 */
const passing = ['venue.INVALID_TIMESTAMP', 'order.notLive']

/** A resting order. */
async function rest(line: Line): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const placed = await line.session.place(line.bid())
    if (placed.ok) return placed.value.id
    if (!passing.includes(placed.problem.code) || tries === 20) throw new Error(placed.problem.code)
    await line.settles('all but the balance')
  }
}

/** Trades through faults that begin together, and sees to it that the session ends up with the truth. */
async function survive(line: Line, faults: readonly Fault[]): Promise<Promise<unknown>[]> {
  const { session, control, sandbox } = line
  const [filling, unwanted] = [await rest(line), await rest(line)]
  await line.settles('all but the balance')
  const from = line.connections.length
  for (const { begin } of faults) await pull(control, begin)
  sandbox.exchange.fillOrder(filling, 200_000n)
  const asked: Promise<Result<Order> | Result<null>>[] = [
    session.cancel(unwanted),
    session.place(faults.some(({ family }) => family === 'rest') ? line.stopOrder() : line.bid()),
  ]
  sandbox.exchange.fillOrder(filling, 300_000n)
  if (faults.some(breaksLine)) {
    await until(() =>
      line.connections.slice(from).some(({ phase, marketData }) => phase !== 'live' || marketData !== 'live'),
    )
  }
  for (const { end } of faults) await pull(control, end)
  sandbox.exchange.fillOrder(filling)
  await line.settles('all but the balance')
  await control.heal()
  return asked
}

/** Sluggish lines stay up; every other fault of a line takes at least one of the sockets away. */
function breaksLine({ family, name }: Fault): boolean {
  return family === 'line' && !/late|throttled/.test(name)
}

/** Goes through these on one session, and counts at the end what was sent and told. */
async function surviveAll(sets: readonly (readonly Fault[])[], ended: Ended): Promise<void> {
  const line = await liveLine(ended)
  const asked: Promise<unknown>[] = []
  for (const faults of sets) {
    const names = faults.map(({ name }) => name).join(' + ')
    const more = await survive(line, faults).catch((error: unknown) => {
      throw new Error(`${names}: ${error instanceof Error ? error.message : ''}`, { cause: error })
    })
    asked.push(...more)
  }
  await Promise.all(asked)
  await line.settles()
  await line.expectOnce()
}

describe.concurrent('a session under', () => {
  const families = [...new Set(faultTable.map(({ family }) => family))]
  const groups = families.flatMap((family) => slices(family, 12))
  it.for(groups)(
    'each of the %s ends with what the exchange knows',
    patient,
    ([, faults], { onTestFinished }) =>
      surviveAll(
        faults.map((fault) => [fault]),
        onTestFinished,
      ),
  )

  it.for([1, 2, 3])(
    'two faults at a time, draw %i, ends with the same',
    patient,
    (seed, { onTestFinished }) => surviveAll(pairs(seed, 6), onTestFinished),
  )
})

function slices(family: FaultFamily, size: number): [string, Fault[]][] {
  const all = faultTable.filter((fault) => fault.family === family)
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => [
    `${family} faults, part ${at + 1},`,
    all.slice(at * size, (at + 1) * size),
  ])
}

/** Pairs of faults of two families, the same for the same seed. */
function pairs(seed: number, count: number): Fault[][] {
  const random = createRandom(seed, 'pairs')
  const draw = (from: readonly Fault[]): Fault => {
    const drawn = from[random.below(from.length)]
    if (!drawn) throw new RangeError('nothing to draw from')
    return drawn
  }
  return Array.from({ length: count }, () => {
    const first = draw(faultTable)
    return [first, draw(faultTable.filter(({ family }) => family !== first.family))]
  })
}
