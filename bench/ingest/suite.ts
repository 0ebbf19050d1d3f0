import type { BenchCase, Suite } from '../runner'
import { createCcxtIngest } from './ccxt-ingest'
import { createDeskIngest } from './desk-ingest'
import { createFeed, marketNames, oneWholeBook } from './feed'

const frameCount = 10_000
const marketCount = 30

function runDesk(frames: readonly (string | Buffer)[]): void {
  const desk = createDeskIngest(marketNames(marketCount))
  for (const frame of frames) desk.take(frame)
}

/** Fails before anything is measured if a frame of the feed is not understood. */
function expectNoOddities(frames: readonly (string | Buffer)[]): void {
  const desk = createDeskIngest(marketNames(marketCount))
  for (const frame of frames) desk.take(frame)
  const oddities = desk.oddities()
  if (Object.keys(oddities).length > 0) throw new Error(`the feed is odd: ${JSON.stringify(oddities)}`)
}

const mixed: BenchCase = {
  name: 'A mixed feed, decoded, validated and applied',
  unit: 'frames',
  operations: frameCount,
  baseline: 'ccxt.pro',
  prepare() {
    const feed = createFeed(frameCount, marketCount)
    expectNoOddities(feed.json)
    expectNoOddities(feed.sbe)
    const ccxt = createCcxtIngest(marketCount)
    return {
      contenders: [
        {
          name: 'JSON.parse alone',
          run: () =>
            feed.json.reduce((sum, frame) => sum + Object.keys(JSON.parse(frame) as object).length, 0),
        },
        { name: 'ccxt.pro', run: () => feed.json.forEach(ccxt) },
        { name: 'Paradesk, JSON', run: () => runDesk(feed.json) },
        { name: 'Paradesk, SBE', run: () => runDesk(feed.sbe) },
      ],
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
    const repeat = (frame: string | Buffer) => () => {
      for (let index = 0; index < 2_000; index++) desk.take(frame)
    }
    const ccxt = createCcxtIngest(marketCount)
    return {
      contenders: [
        { name: 'ccxt.pro', run: repeatOf(() => ccxt(book.json)) },
        { name: 'Paradesk, JSON', run: repeat(book.json) },
        { name: 'Paradesk, SBE', run: repeat(book.sbe) },
      ],
    }
  },
}

function repeatOf(step: () => void): () => void {
  return () => {
    for (let index = 0; index < 2_000; index++) step()
  }
}

/** From a frame to the state it changes, without a socket. */
export const ingest: Suite = {
  title: 'Ingest',
  notes: [
    `The mixed feed is ${frameCount.toLocaleString('en')} frames over ${marketCount} markets: 35 % best prices, ` +
      '30 % book changes, 2 % whole books, 15 % trades, 15 % summaries, 3 % orders, fills and positions.',
    'ccxt.pro does less with it: it passes over best prices, fills and positions, and takes every change of a book for a whole one. ' +
      'JSON.parse alone keeps nothing.',
  ],
  cases: [mixed, wholeBook],
}
