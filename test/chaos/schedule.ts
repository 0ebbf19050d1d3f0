import { z } from 'zod'
import { faultTable } from '../../src/sandbox/fault-table'
import { createRandom, type Random } from '../../src/sandbox/exchange/random'

const market = z.enum(['BTC-USD-PERP', 'ETH-USD-PERP', 'SOL-USD-PERP'])
const side = z.enum(['buy', 'sell'])
/** Which of those there are, counted around. */
const pick = z.int().min(0)
/** Hundredths of a percent. */
const points = z.int()

const deeds = [
  // The trader's.
  z.strictObject({
    do: z.literal('place'),
    market,
    side,
    type: z.enum(['limit', 'market', 'stopMarket']),
    /** In smallest orders. */
    units: z.int().min(1),
    /** How far from the mark price, on the side where it rests. */
    away: points,
    timeInForce: z.enum(['gtc', 'ioc', 'postOnly']),
    exits: z.boolean(),
    /** How often the button is pressed: it is one order all the same. */
    presses: z.int().min(1),
  }),
  z.strictObject({
    do: z.literal('ladder'),
    market,
    side,
    count: z.int().min(2).max(8),
    units: z.int().min(2),
    away: points,
    presses: z.int().min(1),
  }),
  z.strictObject({ do: z.literal('twap'), market, side, units: z.int().min(1) }),
  z.strictObject({ do: z.literal('modify'), pick, away: points, units: z.int().min(1) }),
  z.strictObject({ do: z.literal('cancel'), pick, presses: z.int().min(1) }),
  z.strictObject({ do: z.literal('cancelMany'), count: z.int().min(1) }),
  z.strictObject({ do: z.literal('cancelAll'), market: market.nullable(), side: side.nullable() }),
  z.strictObject({ do: z.literal('close'), pick }),
  // The exchange's.
  z.strictObject({ do: z.literal('fill'), pick, isWhole: z.boolean() }),
  z.strictObject({ do: z.literal('price'), market, by: points }),
  z.strictObject({ do: z.literal('funding'), market }),
  z.strictObject({ do: z.literal('bust'), pick }),
  z.strictObject({ do: z.literal('transfer'), amount: z.string() }),
  // The faults; some end by themselves.
  z.strictObject({ do: z.literal('fault'), name: z.string() }),
  z.strictObject({ do: z.literal('mend'), name: z.string() }),
  // What befalls the app and its machine.
  z.strictObject({ do: z.literal('wake') }),
  z.strictObject({ do: z.literal('retry') }),
  z.strictObject({ do: z.literal('clock'), byMs: z.int() }),
  z.strictObject({ do: z.literal('restart') }),
  z.strictObject({ do: z.literal('kill'), awayMs: z.int() }),
] as const

const step = z.intersection(z.object({ afterMs: z.int().min(0) }), z.looseObject({ do: z.string() }))
const deed = z.discriminatedUnion('do', deeds)

/** Something that is done in a schedule. */
export type Deed = z.infer<typeof deed>
/** A deed, and how long after the one before it. */
export type Step = Deed & { afterMs: number }

/** All that happens to one account between two quiet moments; times are those of the hurried clock. */
export interface Schedule {
  seed: number
  /** Whether others trade too. */
  simulate: boolean
  /** Whether the app is started once more at the end, to see that nothing is told again. */
  reopens: boolean
  steps: Step[]
}

const schedule = z.strictObject({
  seed: z.number(),
  simulate: z.boolean(),
  reopens: z.boolean(),
  steps: z.array(step),
})

/** Reads a schedule that was written to a file; throws on anything else. */
export function readSchedule(text: string): Schedule {
  const read = schedule.parse(JSON.parse(text))
  const steps = read.steps.map(({ afterMs, ...rest }): Step => ({ ...deed.parse(rest), afterMs }))
  return { ...read, steps }
}

/** Draws the schedule of a seed: the same one each time. */
export function drawSchedule(seed: number): Schedule {
  const random = createRandom(seed, 'chaos')
  const steps: Step[] = []
  const count = 8 + random.below(22)
  const open: { name: string; left: number }[] = []
  while (steps.length < count) {
    const drawn = drawDeed(random)
    const afterMs = random.chance(2, 5) ? random.below(40) : random.below(900)
    steps.push({ ...drawn, afterMs })
    for (const fault of open) fault.left -= 1
    for (const fault of open.filter(({ left }) => left === 0))
      steps.push({ do: 'mend', name: fault.name, afterMs: random.below(2_000) })
    if (drawn.do === 'fault' && find(drawn.name)?.end.length)
      open.push({ name: drawn.name, left: 1 + random.below(5) })
  }
  return { seed, simulate: random.chance(1, 5), reopens: random.chance(1, 4), steps }
}

/** The fault of this name; undefined once the table has it no longer. */
export function find(name: string) {
  return faultTable.find((fault) => fault.name === name)
}

type Draw = (random: Random) => Deed

const markets = market.options
const drawMarket = (random: Random) => oneOf(random, markets)
const drawSide = (random: Random) => (random.chance(1, 2) ? 'buy' : 'sell')
const drawPresses = (random: Random) => (random.chance(1, 5) ? 2 + random.below(3) : 1)
/** Mostly small; now and then what a plunge liquidates. */
const drawUnits = (random: Random) => (random.chance(1, 12) ? 25_000 : 1 + random.below(4))

const weighted: [weight: number, draw: Draw][] = [
  [
    22,
    (random) => ({
      do: 'place',
      market: drawMarket(random),
      side: drawSide(random),
      type: oneOf(random, ['limit', 'limit', 'limit', 'limit', 'market', 'stopMarket'] as const),
      units: drawUnits(random),
      away: oneOf(random, [-20, 5, 50, 150, 300]),
      timeInForce: oneOf(random, ['gtc', 'gtc', 'gtc', 'postOnly', 'ioc'] as const),
      exits: random.chance(1, 6),
      presses: drawPresses(random),
    }),
  ],
  [
    4,
    (random) => ({
      do: 'ladder',
      market: drawMarket(random),
      side: drawSide(random),
      count: 2 + random.below(5),
      units: 8 + random.below(4),
      away: 20 + random.below(200),
      presses: drawPresses(random),
    }),
  ],
  [1, (random) => ({ do: 'twap', market: drawMarket(random), side: drawSide(random), units: 4 })],
  [
    7,
    (random) => ({
      do: 'modify',
      pick: random.below(8),
      away: 5 + random.below(300),
      units: 1 + random.below(4),
    }),
  ],
  [9, (random) => ({ do: 'cancel', pick: random.below(8), presses: drawPresses(random) })],
  [2, (random) => ({ do: 'cancelMany', count: 1 + random.below(4) })],
  [
    2,
    (random) => ({
      do: 'cancelAll',
      market: random.chance(1, 2) ? null : drawMarket(random),
      side: random.chance(1, 2) ? null : drawSide(random),
    }),
  ],
  [3, (random) => ({ do: 'close', pick: random.below(3) })],
  [22, (random) => ({ do: 'fill', pick: random.below(8), isWhole: random.chance(1, 2) })],
  [
    4,
    (random) => ({
      do: 'price',
      market: drawMarket(random),
      by: oneOf(random, [-400, -150, -30, 30, 150, 400]),
    }),
  ],
  [3, (random) => ({ do: 'funding', market: drawMarket(random) })],
  [3, (random) => ({ do: 'bust', pick: random.below(8) })],
  [2, (random) => ({ do: 'transfer', amount: oneOf(random, ['250', '-100', '1000.5']) })],
  [20, (random) => ({ do: 'fault', name: oneOf(random, faultTable).name })],
  [2, () => ({ do: 'wake' })],
  [1, () => ({ do: 'retry' })],
  [2, (random) => ({ do: 'clock', byMs: oneOf(random, [-3_600_000, -120_000, -3_000, 3_000, 240_000]) })],
  [3, () => ({ do: 'restart' })],
  [3, (random) => ({ do: 'kill', awayMs: random.below(1_500) })],
]
const whole = weighted.reduce((sum, [weight]) => sum + weight, 0)

function drawDeed(random: Random): Deed {
  let left = random.below(whole)
  for (const [weight, draw] of weighted) {
    if (left < weight) return draw(random)
    left -= weight
  }
  throw new RangeError('weights')
}

function oneOf<T>(random: Random, all: readonly T[]): T {
  return all[random.below(all.length)] as T
}
