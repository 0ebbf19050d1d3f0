import type { BenchCase, Curve, PreparedCase, Suite } from '../runner'
import { createCcxtIngest } from './ccxt-ingest'
import { createDeskIngest } from './desk-ingest'
import { createFeed, marketNames, oneWholeBook } from './feed'
import { openLoopback } from './loopback'
import { systemClock } from '../../src/main/socket/clock'
import { median } from '../statistics'

const frameCount = 10_000
const marketCount = 30
const markets = marketNames(marketCount)

type Frame = string | Buffer

function runDesk(frames: readonly Frame[], how: Parameters<typeof createDeskIngest>[1] = {}): void {
  const desk = createDeskIngest(markets, how)
  for (const frame of frames) desk.take(frame)
  desk.stop()
}

/** Fails before anything is measured if a frame of the feed is not understood. */
function expectNoOddities(frames: readonly Frame[]): void {
  const desk = createDeskIngest(markets, { everyFrame: true })
  for (const frame of frames) desk.take(frame)
  const oddities = desk.oddities()
  if (Object.keys(oddities).length > 0) throw new Error(`the feed is odd: ${JSON.stringify(oddities)}`)
}

function soundFeed(): ReturnType<typeof createFeed> {
  const feed = createFeed(frameCount, marketCount)
  expectNoOddities(feed.json)
  expectNoOddities(feed.sbe)
  return feed
}

/** What cannot be left out of reading JSON. */
function parse(frame: Frame): void {
  JSON.parse(frame as string)
}

const mixed: BenchCase = {
  name: 'A mixed feed, decoded, validated and applied',
  unit: 'frames',
  operations: frameCount,
  baseline: 'ccxt.pro',
  prepare() {
    const feed = soundFeed()
    const ccxt = createCcxtIngest(marketCount)
    return {
      contenders: [
        { name: 'JSON.parse alone', run: () => feed.json.forEach(parse) },
        { name: 'ccxt.pro', run: () => feed.json.forEach(ccxt) },
        { name: 'Paradesk, JSON', run: () => runDesk(feed.json) },
        { name: 'Paradesk, JSON, every frame', run: () => runDesk(feed.json, { everyFrame: true }) },
        { name: 'Paradesk, SBE', run: () => runDesk(feed.sbe) },
        { name: 'Paradesk, SBE, every frame', run: () => runDesk(feed.sbe, { everyFrame: true }) },
      ],
    }
  },
}

const throughSocket: BenchCase = {
  name: 'The same through a real socket on loopback',
  unit: 'frames',
  operations: frameCount,
  baseline: 'ws and JSON.parse',
  rounds: 20,
  async prepare(): Promise<PreparedCase> {
    const feed = soundFeed()
    const ccxt = createCcxtIngest(marketCount)
    const loopback = await openLoopback()
    const desk = (frames: readonly Frame[]) => async () => {
      const ingest = createDeskIngest(markets)
      await loopback.deliver(frames, (frame) => ingest.take(frame))
      ingest.stop()
    }
    return {
      contenders: [
        { name: 'ws and JSON.parse', run: () => loopback.deliver(feed.json, parse) },
        { name: 'ccxt.pro', run: () => loopback.deliver(feed.json, (frame) => ccxt(frame as string)) },
        { name: 'Paradesk, JSON', run: desk(feed.json) },
        { name: 'Paradesk, SBE', run: desk(feed.sbe) },
      ],
      close: () => loopback.close(),
    }
  },
}

const wholeBook: BenchCase = {
  name: 'A whole book of 30 levels, decoded and applied',
  unit: 'books',
  operations: 2_000,
  baseline: 'Paradesk, JSON',
  prepare() {
    const book = oneWholeBook()
    const desk = createDeskIngest(['BTC-USD-PERP'])
    const ccxt = createCcxtIngest(marketCount)
    return {
      contenders: [
        { name: 'ccxt.pro', run: repeatOf(() => ccxt(book.json)) },
        { name: 'Paradesk, JSON', run: repeatOf(() => desk.take(book.json)) },
        { name: 'Paradesk, SBE', run: repeatOf(() => desk.take(book.sbe)) },
        { name: 'Paradesk, SBE, its text read', run: repeatOf(() => desk.takeAndRead(book.sbe)) },
      ],
    }
  },
}

function repeatOf(step: () => void): () => void {
  return () => {
    for (let index = 0; index < 2_000; index++) step()
  }
}

const paces = [500, 1_000, 2_000, 4_000, 8_000]
const paceMs = 1_500

/** CPU of the process at an even pace of frames, the sending end of the socket's left out. */
async function pacedCurve(): Promise<Curve> {
  const feed = soundFeed()
  const loopback = await openLoopback()
  const share = async (pace: number, frames: readonly Frame[], take: (frame: Frame) => void) => {
    const cpu = process.cpuUsage()
    const startMs = performance.now()
    await loopback.deliverAt(pace, paceMs, frames, take)
    const used = process.cpuUsage(cpu)
    return ((used.user + used.system) / 1_000 / (performance.now() - startMs)) * 100
  }
  const desk = async (pace: number, frames: readonly Frame[]) => {
    const ingest = createDeskIngest(markets, { clock: systemClock })
    const used = await share(pace, frames, (frame) => ingest.take(frame))
    ingest.stop()
    return used
  }
  const ways: [string, (pace: number) => Promise<number>][] = [
    ['sending and ws alone, SBE', (pace) => share(pace, feed.sbe, () => undefined)],
    ['Paradesk, SBE, sending included', (pace) => desk(pace, feed.sbe)],
    ['sending and ws alone, JSON', (pace) => share(pace, feed.json, () => undefined)],
    ['Paradesk, JSON, sending included', (pace) => desk(pace, feed.json)],
  ]
  const lines: Curve['lines'] = ways.map(([name]) => ({ name, ys: [] }))
  for (const pace of paces) {
    const figures: number[][] = ways.map(() => [])
    for (let round = 0; round < 3; round++)
      for (const [index, [, measure]] of ways.entries()) figures[index]?.push(await measure(pace))
    for (const [index, each] of figures.entries()) lines[index]?.ys.push(median(each))
  }
  loopback.close()
  return { name: 'CPU at an even pace', along: 'frames a second', unit: '% of one core', xs: paces, lines }
}

const marketCounts = [10, 30, 100, 300, 1_000]

/** What a frame costs as the markets grow. */
function marketsCurve(): Curve {
  const costs = marketCounts.map((count) => {
    const { sbe, json } = createFeed(5_000, count)
    const names = marketNames(count)
    const costOf = (frames: readonly Frame[]): number => {
      const desk = createDeskIngest(names)
      const startMs = performance.now()
      for (const frame of frames) desk.take(frame)
      return ((performance.now() - startMs) * 1_000) / frames.length
    }
    const rounds = Array.from({ length: 7 }, () => [costOf(sbe), costOf(json)] as const)
    return { sbe: median(rounds.map(([first]) => first)), json: median(rounds.map(([, second]) => second)) }
  })
  return {
    name: 'A frame as the markets grow',
    along: 'markets',
    unit: 'µs a frame',
    xs: marketCounts,
    lines: [
      { name: 'Paradesk, SBE', ys: costs.map(({ sbe }) => sbe) },
      { name: 'Paradesk, JSON', ys: costs.map(({ json }) => json) },
    ],
  }
}

/** From a frame to the state it changes. */
export const ingest: Suite = {
  title: 'Ingest',
  notes: [
    `The mixed feed is ${frameCount.toLocaleString('en')} frames over ${marketCount} markets: 35 % best prices, ` +
      '30 % book changes, 2 % whole books, 15 % trades, 15 % summaries, 3 % orders, fills and positions.',
    'Paradesk conflates best prices and summaries before it decodes them, as the app does, in either form, at the pace of ' +
      '2,000 frames a second whatever the speed they are handed over with; "every frame" decodes each one.',
    'A book is applied as numbers and made into text when somebody looks; "its text read" looks at every message.',
    'ccxt.pro does less with it: it passes over best prices, fills and positions, and takes every change of a book for a whole one. ' +
      'JSON.parse alone keeps nothing. Both ends of the loopback socket are in the process that is measured.',
  ],
  cases: [mixed, throughSocket, wholeBook],
  curves: async () => [await pacedCurve(), marketsCurve()],
}
