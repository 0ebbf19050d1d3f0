import { openSync, closeSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '../../src/main/journal/open-journal'
import type { EnvironmentName, Fill, Result } from '../../src/preload/model'

/** Whose past it is, and the directory of the journal that keeps it. */
export interface PastOwner {
  directory: string
  environment: EnvironmentName
  /** The account's name in the journal. */
  name: string
}

const log = { debug() {}, info() {}, warn() {}, error() {} }
const markets = ['BTC-USD-PERP', 'ETH-USD-PERP', 'SOL-USD-PERP']
const minuteMs = 60_000
const fillsAtOnce = 5_000
/** Where the version of a database stands in its file. */
const versionAt = 60

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

/** A position is opened, and closed again two fills later in its market: won and lost, one minute after the other. */
function fillOf(index: number, count: number, nowMs: number): Fill {
  const round = Math.floor(index / markets.length)
  const isClosing = round % 2 === 1
  return {
    key: `FILL:past-${index}`,
    id: `past-${index}`,
    fillType: 'fill',
    orderId: `past-order-${index}`,
    clientId: '',
    market: markets[index % markets.length] ?? '',
    side: isClosing ? 'sell' : 'buy',
    liquidity: index % 5 === 0 ? 'taker' : 'maker',
    price: isClosing ? `${100 + (round % 7)}.5` : '102.5',
    size: '0.1',
    remainingSize: '0',
    fee: index % 5 === 0 ? '0.0031' : '0.0003',
    feeCurrency: 'USDC',
    realizedPnl: isClosing ? `${((round % 7) - 2) / 10}` : '0',
    createdAtMs: nowMs - (count - index) * minuteMs,
  }
}

/** Writes so many fills into an account's journal that nobody has open, and an alert for every hundredth. */
export async function writePast(owner: PastOwner, count: number): Promise<void> {
  const nowMs = Date.now()
  const { directory, environment, name } = owner
  const { journal } = valueOf(openJournal({ directory, log, nowMs: () => nowMs, retentionDays: 0 }))
  const account = journal.account(environment, name)
  for (let from = 0; from < count; from += fillsAtOnce)
    valueOf(
      journal.write(() => {
        const fills = Array.from({ length: Math.min(fillsAtOnce, count - from) }, (_, at) =>
          fillOf(from + at, count, nowMs),
        )
        for (const fill of fills) account.recordFill(fill, { caughtUp: true })
        account.markRung(fills.map(({ key }) => key))
        for (const { id, market, createdAtMs: atMs } of fills.filter((_, at) => at % 100 === 0))
          account.recordAlert(
            {
              id: `told-${id}`,
              kind: 'fill',
              title: `Bought 0.1 ${market}`,
              body: 'at 102.5 · order filled',
              market,
              orderId: null,
              atMs,
            },
            atMs,
          )
      }),
    )
  await journal.close()
}

/** Overwrites all but the begin of a journal that nobody has open, as a failing disk does. */
export function damage({ directory }: PastOwner): void {
  const path = join(directory, 'journal.db')
  const { size } = statSync(path)
  overwrite(path, Math.floor(size / 4), Buffer.alloc(Math.floor((size * 3) / 4), 0xa5))
}

/** Makes a journal that nobody has open one of a version that is yet to come. */
export function makeNewer({ directory }: PastOwner): void {
  const version = Buffer.alloc(4)
  version.writeUInt32BE(999)
  overwrite(join(directory, 'journal.db'), versionAt, version)
}

function overwrite(path: string, from: number, bytes: Buffer): void {
  const file = openSync(path, 'r+')
  try {
    writeSync(file, bytes, 0, bytes.length, from)
  } finally {
    closeSync(file)
  }
}
